import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { GridGap } from "./grid-gap.tsx";
import { GridHead } from "./grid-head.tsx";
import { type GridPlace, placeAfter } from "./grid-place.ts";
import { GridRowLine } from "./grid-row-line.tsx";
import { useGridWindow } from "./use-grid-window.ts";
import { useNarrow } from "./use-narrow.ts";
import type { Verdict } from "./verdict-cell.tsx";
import "./verdict-grid.css";

/** What stands over a column. */
export interface GridColumn {
  key: string;
  /** Such as a region, with e.g. its year on a line of its own. */
  name: string;
  under?: string;
  /** How many of its cells say 有. */
  count?: string;
}

/** A row of verdicts, one for each column; or a heading over the rows below it. */
export type GridRow =
  | { key: string; kind: "heading"; name: string }
  | { key: string; kind: "verdicts"; name: string; href: string; note: string; cells: readonly Verdict[] };

interface VerdictGridProps {
  /** What it shows, for those who do not see it. */
  name: string;
  /** What the rows are. */
  corner: string;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  /** The cell that is open beside the grid, by the keys of its row and column. */
  opened: { row: string; column: string } | undefined;
  open: (row: string, column: string) => void;
}

const wide = { row: 34, column: 78, lead: 264 };
const onPhone = { row: 46, column: 72, lead: 150 };

/**
 * Verdicts row by row and column by column. One of its cells takes part in the order of the tab key; the arrow keys, Home,
 * End and Page go on from there, Enter opens.
 */
export function VerdictGrid({ name, corner, columns, rows, opened, open }: VerdictGridProps) {
  const scrolled = useRef<HTMLDivElement>(null);
  const isNarrow = useNarrow();
  const isTall = columns.some(({ under }) => under !== undefined);
  const measures = useMemo(() => ({ ...(isNarrow ? onPhone : wide), head: isTall ? 84 : 60 }), [isNarrow, isTall]);
  const [active, setActive] = useState<GridPlace>(() => placeOf(opened, rows, columns));
  const within = useMemo(() => bounded(active, rows, columns), [active, rows, columns]);
  const drawn = useGridWindow({ scrolled, rows: rows.length, columns: columns.length, measures, active: within });
  const { reveal } = drawn;
  // What a link opens may stand far below or far to the right.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the grid is first there
  useEffect(() => {
    if (opened) reveal(within);
  }, []);
  const wantsFocus = useRef(false);
  useEffect(() => {
    const cell = scrolled.current?.querySelector<HTMLElement>(`[data-place="${within.row} ${within.column}"]`);
    if (!wantsFocus.current || !cell) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
  });
  const press = (event: KeyboardEvent): void => {
    const from = readPlace(event.target);
    if (from === undefined) return;
    if ((event.key === "Enter" || event.key === " ") && from.column > 0) {
      event.preventDefault();
      openAt(from);
      return;
    }
    const isHeading = (row: number): boolean => rows[row]?.kind === "heading";
    const to = placeAfter(from, event, { rows: rows.length, columns: columns.length, isHeading });
    if (to === undefined) return;
    event.preventDefault();
    wantsFocus.current = true;
    reveal(to);
    setActive(to);
  };
  const openAt = ({ row, column }: GridPlace): void => {
    const [line, over] = [rows[row], columns[column - 1]];
    if (line?.kind === "verdicts" && over) open(line.key, over.key);
  };
  const click = (event: MouseEvent): void => {
    const place = readPlace(event.target);
    if (place === undefined || place.column === 0) return;
    setActive(place);
    openAt(place);
  };
  const enter = useCallback((place: GridPlace) => setActive(place), []);
  const span = drawn.columns.items.map(({ index, gap }) => `${index}:${gap}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal columns keep the rows from being drawn again
  const across = useMemo(() => drawn.columns, [span, drawn.columns.gap]);
  return (
    <div className="verdict-grid" ref={scrolled}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that the arrow keys move in
        role="grid"
        aria-label={name}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        onKeyDown={press}
        onClick={click}
      >
        <GridHead corner={corner} columns={columns} across={across} measures={measures} />
        <tbody>
          {drawn.rows.items.map(({ index, gap }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <GridRowLine
                key={row.key}
                row={row}
                index={index}
                gap={gap}
                across={across}
                columns={columns}
                activeColumn={within.row === index ? within.column : undefined}
                openedColumn={opened?.row === row.key ? opened.column : undefined}
                enter={enter}
              />
            );
          })}
          {drawn.rows.gap > 0 && <GridGap height={drawn.rows.gap} />}
        </tbody>
      </table>
    </div>
  );
}

function readPlace(target: EventTarget): GridPlace | undefined {
  const place = target instanceof Element ? target.closest("[data-place]")?.getAttribute("data-place") : undefined;
  const [row, column] = place?.split(" ").map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

function placeOf(
  opened: VerdictGridProps["opened"],
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
): GridPlace {
  const row = rows.findIndex(({ key }) => key === opened?.row);
  const column = columns.findIndex(({ key }) => key === opened?.column);
  return row < 0 || column < 0 ? { row: 0, column: 1 } : { row, column: column + 1 };
}

/** The place itself, or where that is gone the first that holds a cell. */
function bounded(place: GridPlace, rows: readonly GridRow[], columns: readonly GridColumn[]): GridPlace {
  const isThere = rows[place.row]?.kind === "verdicts" && place.column <= columns.length;
  if (isThere) return place;
  return {
    row: Math.max(
      0,
      rows.findIndex(({ kind }) => kind === "verdicts"),
    ),
    column: Math.min(1, columns.length),
  };
}
