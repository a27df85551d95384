/** To be built. */
export function ManageView() {
  return <h1>manage</h1>;
}
