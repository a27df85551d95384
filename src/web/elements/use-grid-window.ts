import { useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useCallback } from "react";
import type { GridPlace } from "./grid-place.ts";
import { useMedia } from "./use-narrow.ts";

/** In pixels; the style sheet draws them so. */
export interface GridMeasures {
  row: number;
  column: number;
  /** The headings over the columns. */
  head: number;
  /** The headings of the rows. */
  lead: number;
}

/** What of a line of the grid is drawn: its items in order, with the room that is left out before each and at the end. */
export interface Drawn {
  items: readonly { index: number; gap: number }[];
  gap: number;
}

interface GridWindow {
  rows: Drawn;
  columns: Drawn;
  /** Bring a place into sight. */
  reveal: (place: GridPlace) => void;
}

interface GridWindowOptions {
  scrolled: RefObject<HTMLElement | null>;
  rows: number;
  columns: number;
  measures: GridMeasures;
  /** Stays drawn wherever one scrolls, since the focus is there. */
  active: GridPlace;
}

/** Draw only the rows and columns in sight: thousands of cells would make each movement wait. On paper all are drawn. */
export function useGridWindow({ scrolled, rows, columns, measures, active }: GridWindowOptions): GridWindow {
  const isPrinted = useMedia("print");
  const getScrollElement = (): HTMLElement | null => scrolled.current;
  const vertical = useVirtualizer({
    count: rows,
    getScrollElement,
    estimateSize: () => measures.row,
    scrollMargin: measures.head,
    scrollPaddingStart: measures.head,
    overscan: 8,
    rangeExtractor: (range) => indicesOf(range, active.row),
    useFlushSync: false,
  });
  const horizontal = useVirtualizer({
    horizontal: true,
    count: columns,
    getScrollElement,
    estimateSize: () => measures.column,
    scrollMargin: measures.lead,
    scrollPaddingStart: measures.lead,
    overscan: 3,
    rangeExtractor: (range) => indicesOf(range, active.column - 1),
    useFlushSync: false,
  });
  const reveal = useCallback(
    ({ row, column }: GridPlace): void => {
      vertical.scrollToIndex(row, { align: "auto" });
      if (column > 0) horizontal.scrollToIndex(column - 1, { align: "auto" });
    },
    [vertical, horizontal],
  );
  if (isPrinted) return { rows: all(rows), columns: all(columns), reveal };
  return {
    rows: drawn(vertical.getVirtualItems(), { from: measures.head, size: vertical.getTotalSize() }),
    columns: drawn(horizontal.getVirtualItems(), { from: measures.lead, size: horizontal.getTotalSize() }),
    reveal,
  };
}

interface Range {
  startIndex: number;
  endIndex: number;
  overscan: number;
  count: number;
}

function indicesOf({ startIndex, endIndex, overscan, count }: Range, also: number): number[] {
  const first = Math.max(0, startIndex - overscan);
  const last = Math.min(count - 1, endIndex + overscan);
  const indices = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  if (also >= 0 && also < first) return [also, ...indices];
  return also > last && also < count ? [...indices, also] : indices;
}

function drawn(items: readonly VirtualItem[], { from, size }: { from: number; size: number }): Drawn {
  let end = from;
  const withGaps = items.map((item) => {
    const gap = item.start - end;
    end = item.end;
    return { index: item.index, gap };
  });
  return { items: withGaps, gap: Math.max(0, from + size - end) };
}

function all(count: number): Drawn {
  return { items: Array.from({ length: count }, (_, index) => ({ index, gap: 0 })), gap: 0 };
}
