import { furnitureKinds, type Kinds } from "./furniture.ts";
import { type Line, type MappedSpan, spansOf, splitLines } from "./lines.ts";
import { repair } from "./repair.ts";
import { unwrap, withoutRunning } from "./unwrap.ts";

/** A whole line that belongs to the page or the letter and not to the report. It is kept: dates and names stand in it. */
export interface FurnitureLine {
  kind: string;
  text: string;
  /** Offset of the line's text in the raw text. */
  rawStart: number;
  /** Whether it stands before the first prose. */
  before: boolean;
}

export interface CleanText {
  /** The kept lines, each trimmed and ended by one line feed. */
  content: string;
  furniture: FurnitureLine[];
  /** Where the content stands in the raw text, ascending; line feeds are not mapped. */
  map: MappedSpan[];
  /** Lines that the file marks as headings, by the offset in the content at which they begin. */
  headings: ReadonlyMap<number, number>;
}

export interface RawMarks {
  /** See `RawText`. */
  aside?: readonly number[];
  headings?: readonly { at: number; level: number }[];
  /** Rows of a sheet: they have no furniture and no paragraphs. */
  rows?: boolean;
}

/**
 * Drop page furniture, blank lines and the white space around lines, and repair damage inside the kept ones (see
 * `repair`). Only whole lines are dropped. Every unit that is kept knows where it stood.
 */
export function clean(raw: string, marks: RawMarks = {}): CleanText {
  const split = splitLines(raw, marks);
  repair(split);
  const repaired = split.filter(({ text }) => text !== "");
  const { lines, kinds, firstProse, running } = marks.rows ? asRows(repaired) : asPage(repaired);
  const headings = new Map<number, number>();
  const result: CleanText = { content: "", furniture: running.map(setAside), map: [], headings };
  for (const [at, line] of lines.entries()) {
    const kind = kinds[at];
    if (kind !== undefined) {
      result.furniture.push({ kind, text: line.text, rawStart: line.origins[0] ?? 0, before: at < firstProse });
      continue;
    }
    if (line.heading !== undefined) headings.set(result.content.length, line.heading);
    keep(line, result);
  }
  return result;
}

/** Offset in the raw text of an offset in the cleaned text; a line feed maps to the end of its line. */
export function rawOffset(map: readonly MappedSpan[], offset: number): number {
  const span = map.findLast((candidate) => candidate.start <= offset);
  return span === undefined ? 0 : span.rawStart + Math.min(offset, span.end) - span.start;
}

interface Sorted extends Kinds {
  lines: readonly Line[];
  running: readonly Line[];
}

function asRows(lines: readonly Line[]): Sorted {
  return { lines, running: [], kinds: [], firstProse: 0 };
}

function asPage(repaired: readonly Line[]): Sorted {
  const { own, running } = withoutRunning(repaired);
  const lines = unwrap(own);
  return { lines, running, ...furnitureKinds(lines) };
}

function setAside({ text, origins }: Line): FurnitureLine {
  return { kind: "running", text, rawStart: origins[0] ?? 0, before: false };
}

function keep(line: Line, result: CleanText): void {
  for (const span of spansOf(line, result.content.length)) result.map.push(span);
  result.content += `${line.text}\n`;
}
