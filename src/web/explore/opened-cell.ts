/** What an address says is open: `mianfa-qingfa@320700-2024`, `320700@2024`. */
export function openedOf(cell: string): { row: string; column: string } | undefined {
  const [row, column] = cell.split("@");
  return row && column ? { row, column } : undefined;
}

export function cellKey(row: string, column: string): string {
  return `${row}@${column}`;
}

/** The keys go on where they were before the panel was opened. */
export function backToCell(): void {
  document.querySelector<HTMLElement>('.grid-cell[aria-selected="true"]')?.focus({ preventScroll: true });
}
