/** To be built. */
export function CoverageView() {
  return <h1>coverage</h1>;
}
