import { type Page, type Run, rowsOf } from "./pdf-runs.ts";
import { cellSeparator } from "./reader.ts";

/** A line as the eye sees it, in its place in the reading order. */
export interface Line extends Run {
  page: number;
  /** Lines of one column have the same name: width of the page, and the side of each gutter they stand on. */
  column: string;
  /** Width of the page. */
  pageWidth: number;
}

const fewestColumnLines = 4;
const outerRows = 3;
const margin = 0.15;

/** The lines of a page in reading order: the left column before the right one, lines across both in their place. */
export function linesOf(page: Page): Line[] {
  return inReadingOrder(page.runs, `${Math.round(page.width)}:`).map((line) => ({
    ...line,
    page: page.number,
    pageWidth: page.width,
  }));
}

type ColumnLine = Run & { column: string };

function inReadingOrder(runs: readonly Run[], column: string): ColumnLine[] {
  const gutter = findGutter(runs);
  if (gutter === undefined) return rowsOf(runs).map((row) => ({ ...lineOf(row), column }));
  const lines: ColumnLine[] = [];
  let band: Run[] = [];
  const readBand = (): void => {
    lines.push(
      ...inReadingOrder(
        band.filter(({ x1 }) => x1 <= gutter),
        `${column}L`,
      ),
    );
    lines.push(
      ...inReadingOrder(
        band.filter(({ x0 }) => x0 >= gutter),
        `${column}R`,
      ),
    );
    band = [];
  };
  for (const row of rowsOf(runs)) {
    if (row.some((run) => run.x0 < gutter && run.x1 > gutter)) {
      readBand();
      lines.push({ ...lineOf(row), column });
    } else band.push(...row);
  }
  readBand();
  return lines;
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
function lineOf(row: readonly Run[]): Run {
  const [first, ...rest] = row as [Run, ...Run[]];
  return rest.reduce((line, run) => {
    const gap = (run.x0 - line.x1) / Math.max(run.size, line.size);
    const main = run.text.length > line.text.length ? run : line;
    const between = gap > 2 ? cellSeparator : " ";
    return { ...main, text: line.text + between + run.text, x0: line.x0, x1: Math.max(line.x1, run.x1) };
  }, first);
}

/**
 * The pages without page numbers, headers and footers: what stands in the outer margin of a page and is a page number,
 * or stands there on most pages with no more than its digits changed.
 */
export function dropMargins(pages: readonly Page[]): Page[] {
  const outer = pages.map(outerRowsOf);
  const counts = new Map<string, number>();
  for (const key of outer.flatMap((rows) => [...new Set(rows.map(({ key }) => key))])) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const enough = Math.max(2, 0.4 * pages.length);
  return pages.map((page, at) => {
    const dropped = (outer[at] ?? []).filter(({ key, isNumber }) => isNumber || (counts.get(key) ?? 0) >= enough);
    const runs = new Set(dropped.flatMap((row) => row.runs));
    return { ...page, runs: page.runs.filter((run) => !runs.has(run)) };
  });
}

interface OuterRow {
  runs: Run[];
  /** The same on every page where the row stands at the same end, in the same size, with other digits. */
  key: string;
  isNumber: boolean;
}

function outerRowsOf(page: Page): OuterRow[] {
  const rows = rowsOf(page.runs);
  const top = rows.slice(0, outerRows).filter(([run]) => run !== undefined && run.y < margin * page.height);
  const bottom = rows.slice(-outerRows).filter(([run]) => run !== undefined && run.y > (1 - margin) * page.height);
  return [...top.map((row) => outerRow(row, "top")), ...bottom.map((row) => outerRow(row, "bottom"))].map(
    (row, at) => ({
      ...row,
      isNumber: row.isNumber && (at === 0 || at === top.length + bottom.length - 1),
    }),
  );
}

function outerRow(runs: Run[], end: string): OuterRow {
  const text = runs
    .map((run) => run.text)
    .join("")
    .normalize("NFKC")
    .replace(/\s+/gu, "");
  const size = Math.round(lineOf(runs).size);
  return { runs, key: `${end} ${size} ${text.replace(/\d+/gu, "#")}`, isNumber: isPageNumber(text) };
}

function isPageNumber(text: string): boolean {
  // A year alone on a line is a year.
  if (/^(?:19|20)\d\d$/u.test(text)) return false;
  return (
    /^[-—–―‐_~·•.]*\d{1,4}[-—–―‐_~·•.]*$/u.test(text) ||
    /^(?:[-—–―‐·•]+\d{1,4}[-—–―‐·•]+){2}$/u.test(text) ||
    /^(?:共\d+页[,，/]?)?第[\d一二三四五六七八九十百]+页(?:[,，/、]?[(（]?共[\d一二三四五六七八九十百]+页[)）]?)?$/u.test(
      text,
    ) ||
    /^(?:page|p\.?)?\d{1,4}(?:\/|of)\d{1,4}页?$/iu.test(text) ||
    /^[ivxlc]{1,7}$/iu.test(text)
  );
}
