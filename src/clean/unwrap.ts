import { isNumbered } from "../corpus/markers.ts";
import type { Line } from "./lines.ts";

const leastLines = 12;
const widest = 70;
const slack = 3;
const shortestClause = 4;

const pageNumber =
  /^(?:第\s*\d{1,3}\s*页(?:\s*[,\uFF0C/]?\s*共\s*\d{1,3}\s*页)?|[—–-]\s*\d{1,3}\s*[—–-]|\d{1,3}\s*\/\s*\d{1,3})$/u;
const leastRepeats = 3;
const longestRunning = 30;
// Lines between a page number and a header or footer at most.
const reach = 2;

/** Apart: page numbers, and headers and footers that were copied with the text of every page. */
export function withoutRunning(lines: readonly Line[]): { own: Line[]; running: Line[] } {
  const besidePages = new Map<string, number>();
  for (const [at, { text }] of lines.entries()) {
    if (!pageNumber.test(text)) continue;
    for (const near of lines.slice(Math.max(0, at - reach), at + reach + 1)) {
      besidePages.set(near.text, (besidePages.get(near.text) ?? 0) + 1);
    }
  }
  const isRunning = ({ text }: Line): boolean =>
    pageNumber.test(text) ||
    (text.length <= longestRunning && (besidePages.get(text) ?? 0) >= leastRepeats && !isNumbered(text));
  return { own: lines.filter((line) => !isRunning(line)), running: lines.filter(isRunning) };
}

/**
 * Text that was copied from a page of fixed width breaks inside its sentences, always at the same length: such lines
 * are run on until the paragraph ends. Text whose lines are paragraphs comes back as it is.
 */
export function unwrap(lines: readonly Line[]): Line[] {
  const width = wrapWidth(lines) ?? Infinity;
  const joined: Line[] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const paragraph = joined.at(-1);
    if (before !== undefined && paragraph !== undefined && runsOn(before, line, width)) {
      joined[joined.length - 1] = paragraph.join(line);
    } else joined.push(line);
  }
  return joined;
}

/** The length at which lines break inside sentences, when many do. */
function wrapWidth(lines: readonly Line[]): number | undefined {
  const own = lines.filter(({ aside }) => !aside);
  if (own.length < leastLines) return undefined;
  const broken = own.filter(({ text }) => breaksInside(text)).map(({ text }) => widthOf(text));
  const width = mostFrequent(broken);
  if (width === undefined || width < 15 || width > widest) return undefined;
  const atWidth = broken.filter((length) => Math.abs(length - width) <= slack).length;
  return atWidth >= 0.3 * own.length && own.every(({ text }) => widthOf(text) <= width + 2 * slack + 2)
    ? width
    : undefined;
}

function breaksInside(text: string): boolean {
  return /[\p{Script=Han}\d,，、%“”《》]$/u.test(text);
}

/** Half-width characters take half the room. */
function widthOf(text: string): number {
  return Math.round([...text].reduce((sum, character) => sum + (character < "\u0100" ? 0.5 : 1), 0));
}

function mostFrequent(lengths: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}

function runsOn(before: Line, line: Line, width: number): boolean {
  if (line.indented || line.aside !== before.aside || line.heading !== undefined) return false;
  // A clause that ends with a comma goes on, whatever made it a line of its own.
  if (/[,，、]$/u.test(before.text) && before.text.length > shortestClause) return !isNumbered(line.text);
  return widthOf(before.text) >= width - slack && breaksInside(before.text) && !isNumbered(line.text);
}
