/** To be built. */
export function ReuseView() {
  return <h1>reuse</h1>;
}
