/** To be built. */
export function TimelineView() {
  return <h1>timeline</h1>;
}
