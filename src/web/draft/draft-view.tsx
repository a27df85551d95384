/** To be built. */
export function DraftView() {
  return <h1>draft</h1>;
}
