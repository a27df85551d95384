/** To be built. */
export function GapsView() {
  return <h1>gaps</h1>;
}
