import { cellSeparator } from "../corpus/table.ts";
import { joinRuns, type Page, type Run, rowsOf } from "./pdf-runs.ts";

/** A line as the eye sees it, in its place in the reading order. */
export interface Line extends Run {
  page: number;
  /** Lines of one column have the same name: width of the page, and the side of each gutter they stand on. */
  column: string;
  /** Width of the page. */
  pageWidth: number;
}

const fewestColumnLines = 4;

/** The lines of all pages in reading order: left columns before right ones, lines across both in their place. */
export function linesOf(pages: readonly Page[]): Line[] {
  const gutters = new Map<number, number>();
  return pages.flatMap(({ runs, number, width }) => {
    const column = Math.round(width);
    // A last page may have too little text to show its columns: it has those of the pages before.
    const usual = gutters.get(column);
    const gutter = findGutter(runs) ?? (usual !== undefined && isFree(runs, usual) ? usual : undefined);
    if (gutter !== undefined) gutters.set(column, gutter);
    return inReadingOrder(runs, `${column}:`, gutter).map((line) => ({ ...line, page: number, pageWidth: width }));
  });
}

type ColumnLine = Run & { column: string };

function inReadingOrder(runs: readonly Run[], column: string, gutter: number | undefined): ColumnLine[] {
  if (gutter === undefined) return rowsOf(runs).map((row) => ({ ...lineOf(row), column }));
  return bandsOf(runs, gutter).flatMap(({ left, right, across }) => [
    ...inReadingOrder(left, `${column}L`, findGutter(left)),
    ...inReadingOrder(right, `${column}R`, findGutter(right)),
    ...inReadingOrder(across, column, undefined),
  ]);
}

interface Band {
  left: Run[];
  right: Run[];
  /** The row below the columns that stands across both. */
  across: Run[];
}

function bandsOf(runs: readonly Run[], gutter: number): Band[] {
  const bands: Band[] = [{ left: [], right: [], across: [] }];
  for (const row of rowsOf(runs)) {
    const band = bands.at(-1) as Band;
    if (isFree(row, gutter)) {
      band.left.push(...row.filter(({ x1 }) => x1 <= gutter));
      band.right.push(...row.filter(({ x0 }) => x0 >= gutter));
    } else {
      band.across.push(...row);
      bands.push({ left: [], right: [], across: [] });
    }
  }
  return bands;
}

function isFree(runs: readonly Run[], gutter: number): boolean {
  return runs.every(({ x0, x1 }) => x1 <= gutter || x0 >= gutter);
}

/** The middle of an empty strip with a column of text on either side; a table's cells do not fill their columns. */
function findGutter(runs: readonly Run[]): number | undefined {
  if (runs.length < 2 * fewestColumnLines) return undefined;
  const em = runs.reduce((sum, { size }) => sum + size, 0) / runs.length;
  const left = Math.min(...runs.map(({ x0 }) => x0));
  const right = Math.max(...runs.map(({ x1 }) => x1));
  const gutter = emptiest(runs, left + (right - left) / 4, right - (right - left) / 4, em / 2);
  const leftLines = rowsOf(runs.filter(({ x1 }) => x1 <= gutter)).map(lineOf);
  const rightLines = rowsOf(runs.filter(({ x0 }) => x0 >= gutter)).map(lineOf);
  const crossing = runs.filter(({ x0, x1 }) => x0 < gutter && x1 > gutter).length;
  const isClear = crossing <= 0.4 * (leftLines.length + rightLines.length);
  const isFilled = fills(leftLines, gutter - left) && fills(rightLines, right - gutter);
  return isClear && isFilled && stepsBeside(leftLines, rightLines) ? gutter : undefined;
}

/** Of the places between `from` and `to`, the one that the fewest runs come nearer to than `half`. */
function emptiest(runs: readonly Run[], from: number, to: number, half: number): number {
  let fewest = Number.POSITIVE_INFINITY;
  let places: number[] = [];
  for (let x = from; x <= to; x += half / 2) {
    const near = runs.filter(({ x0, x1 }) => x0 < x + half && x1 > x - half).length;
    if (near < fewest) places = [];
    if (near <= fewest) places.push(x);
    fewest = Math.min(fewest, near);
  }
  return places[Math.floor(places.length / 2)] ?? from;
}

function fills(lines: readonly Run[], width: number): boolean {
  const long = lines.filter(({ x0, x1 }) => x1 - x0 > 0.7 * width);
  return lines.length >= fewestColumnLines && long.length >= lines.length / 2;
}

function stepsBeside(left: readonly Run[], right: readonly Run[]): boolean {
  const top = Math.min(...right.map(({ y }) => y));
  const bottom = Math.max(...right.map(({ y }) => y));
  return left.filter(({ y, size }) => y > top - size && y < bottom + size).length >= fewestColumnLines;
}

/** A row as one line. Words a little apart keep a space, words far apart are cells of a table. */
export function lineOf(row: readonly Run[]): Run {
  return joinRuns(row, (left, right) =>
    right.x0 - left.x1 > 2 * Math.max(left.size, right.size) ? cellSeparator : " ",
  );
}
