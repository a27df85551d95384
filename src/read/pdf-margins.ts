import { lineOf } from "./pdf-lines.ts";
import { type Page, type Run, rowsOf } from "./pdf-runs.ts";

/** How many rows at either end of a page may be header or footer, and how far they reach into it. */
const outerRows = 3;
const margin = 0.15;

const counted = String.raw`[\d一二三四五六七八九十百]+`;
const dash = "[-—–―‐_~·•.]";
/** Read on text with ASCII marks and without white space. */
const pageNumbers = [
  new RegExp(`^${dash}*\\d{1,4}${dash}*$`, "u"),
  // Two pages side by side.
  new RegExp(`^(?:${dash}+\\d{1,4}${dash}+){2}$`, "u"),
  new RegExp(`^(?:共${counted}页[,/]?)?第${counted}页(?:[,/、]?\\(?共${counted}页\\)?)?$`, "u"),
  /^(?:page|p\.?)?\d{1,4}(?:\/|of)\d{1,4}页?$/iu,
  /^page\d{1,4}$/iu,
  /^[ivxlc]{1,7}$/iu,
];
const year = /^(?:19|20)\d\d$/u;

interface OuterRow {
  runs: Run[];
  text: string;
  /** The same on every page where the row stands at the same end, in the same size, with other digits. */
  key: string;
}

/**
 * The pages without page numbers, headers and footers: what stands in the outer margin of a page and is a page number,
 * or stands there on most pages with no more than its digits changed.
 */
export function dropMargins(pages: readonly Page[]): Page[] {
  const ends = pages.map((page) => [topOf(page), bottomOf(page)]);
  const counts = countKeys(ends);
  const enough = Math.max(2, 0.4 * pages.length);
  const isFurniture = ({ key, text }: OuterRow): boolean => (counts.get(key) ?? 0) >= enough || isPageNumber(text);
  return pages.map((page, at) => {
    // From outside in: a row of the text protects what stands behind it.
    const dropped = (ends[at] ?? []).flatMap((rows) => {
      const kept = rows.findIndex((row) => !isFurniture(row));
      return kept < 0 ? rows : rows.slice(0, kept);
    });
    const runs = new Set(dropped.flatMap((row) => row.runs));
    return { ...page, runs: page.runs.filter((run) => !runs.has(run)) };
  });
}

/** On how many pages each key stands. */
function countKeys(ends: readonly OuterRow[][][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const page of ends) {
    const keys = new Set(page.flat().map(({ key }) => key));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The outermost row first. */
function topOf({ runs, height }: Page): OuterRow[] {
  const rows = rowsOf(runs).slice(0, outerRows);
  return rows.filter((row) => row.every(({ y }) => y < margin * height)).map((row) => outerRow(row, "top"));
}

/** The outermost row first. */
function bottomOf({ runs, height }: Page): OuterRow[] {
  const rows = rowsOf(runs).slice(-outerRows).reverse();
  return rows.filter((row) => row.every(({ y }) => y > (1 - margin) * height)).map((row) => outerRow(row, "bottom"));
}

function outerRow(runs: Run[], end: string): OuterRow {
  const words = runs.map((run) => run.text).join("");
  const text = words.normalize("NFKC").replace(/\s+/gu, "");
  return { runs, text, key: `${end} ${Math.round(lineOf(runs).size)} ${text.replace(/\d+/gu, "#")}` };
}

function isPageNumber(text: string): boolean {
  return !year.test(text) && pageNumbers.some((pattern) => pattern.test(text));
}
