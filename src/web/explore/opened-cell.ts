import { useMemo, useRef } from "react";

interface OpenedCell {
  /** By the keys of its row and column. */
  opened: { row: string; column: string } | undefined;
  open: (row: string, column: string) => void;
  close: () => void;
  /** Whether somebody opened it here; a link leaves the keys where they are. */
  wasPressed: boolean;
}

/** The cell of a grid that is open beside it, as the address says, and how another is opened or this one closed. */
export function useOpenedCell(cell: string, change: (changed: { cell: string }) => void): OpenedCell {
  const opened = useMemo(() => openedOf(cell), [cell]);
  const wasPressed = useRef(false);
  return {
    opened,
    open: (row, column) => {
      wasPressed.current = true;
      change({ cell: `${row}@${column}` });
    },
    close: () => {
      change({ cell: "" });
      backToCell();
    },
    wasPressed: wasPressed.current,
  };
}

/** What an address says is open: `mianfa-qingfa@320700-2024`, `320700@2024`. */
function openedOf(cell: string): { row: string; column: string } | undefined {
  const [row, column] = cell.split("@");
  return row && column ? { row, column } : undefined;
}

/** The keys go on where they were before the panel was opened. */
function backToCell(): void {
  document.querySelector<HTMLElement>('.grid-cell[aria-selected="true"]')?.focus({ preventScroll: true });
}
