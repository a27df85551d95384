/** To be built. */
export function ReportsView() {
  return <h1>reports</h1>;
}
