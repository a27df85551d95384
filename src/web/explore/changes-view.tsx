/** To be built. */
export function ChangesView() {
  return <h1>changes</h1>;
}
