/** To be built. */
export function ReportView({ id }: { id: string }) {
  return <h1>report \{id}</h1>;
}
