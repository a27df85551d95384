/** A place in a grid; column 0 is the heading of the row. */
export interface GridPlace {
  row: number;
  column: number;
}

interface Pressed {
  key: string;
  ctrlKey: boolean;
}

interface GridSize {
  rows: number;
  columns: number;
  /** Rows that hold no cells, only a heading over those below. */
  isHeading: (row: number) => boolean;
}

const pageRows = 10;

/** Where a key leads from a place; undefined where it leads nowhere. */
export function placeAfter({ row, column }: GridPlace, pressed: Pressed, size: GridSize): GridPlace | undefined {
  const down = (rows: number): GridPlace | undefined => {
    const to = cellRow(row + rows, Math.sign(rows), size);
    return to === undefined ? undefined : { row: to, column };
  };
  const across = (to: number): GridPlace | undefined => (to < 0 || to > size.columns ? undefined : { row, column: to });
  switch (pressed.key) {
    case "ArrowDown":
      return down(1);
    case "ArrowUp":
      return down(-1);
    case "ArrowRight":
      return across(column + 1);
    case "ArrowLeft":
      return across(column - 1);
    case "PageDown":
      return down(Math.min(pageRows, size.rows - 1 - row));
    case "PageUp":
      return down(-Math.min(pageRows, row));
    case "Home":
      return pressed.ctrlKey ? { row: cellRow(0, 1, size) ?? row, column: 0 } : across(0);
    case "End":
      return pressed.ctrlKey
        ? { row: cellRow(size.rows - 1, -1, size) ?? row, column: size.columns }
        : across(size.columns);
    default:
      return undefined;
  }
}

/** The row itself, or the next one in that direction that holds cells. */
function cellRow(from: number, direction: number, { rows, isHeading }: GridSize): number | undefined {
  for (let row = from; row >= 0 && row < rows && direction !== 0; row += direction) if (!isHeading(row)) return row;
  return undefined;
}
