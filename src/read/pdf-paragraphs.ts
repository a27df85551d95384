import type { Line } from "./pdf-lines.ts";
import { cellSeparator } from "./reader.ts";

/** A paragraph of the document on one line; `level` where its letters are larger than those of the text. */
export interface Paragraph {
  text: string;
  level?: number;
}

/** What the lines of one document have in common. */
interface Habits {
  /** Size of the letters of most text. */
  size: number;
  /** Between baselines inside a paragraph, as a multiple of the size. */
  pitch: number;
  frame(line: Line): Frame;
  /** Whether the first line of a paragraph is indented, and by how many characters. */
  indents: boolean;
  indent: number;
}

/** Where the lines of a column begin and end. */
interface Frame {
  left: number;
  right: number;
}

const chapterNumber =
  /^(?:[一二三四五六七八九十]{1,3}[、..]|[((][一二三四五六七八九十\d]{1,3}[))]|\d{1,2}[、..](?!\d)|第[一二三四五六七八九十]{1,3}[章节条])/u;
/** Numbers that also stand inside a paragraph. */
const itemNumber = /^(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3}[,,、]|[①-⑳])/u;
/** What is never torn apart at the end of a line: a number or word, or one character, with the marks around it. */
const firstWord = /^[“‘(《〈「『【]*(?:[!-~]+|.)[,。、;:?!”’)》〉」』】%]*/u;
const sentenceEnd = /[。;;::!?!?]["”’))]?$/u;
const fewestFrameLines = 4;
const longestHeading = 60;

/** Lines in reading order → paragraphs, rejoined over lines, columns and pages. */
export function joinLines(lines: readonly Line[]): Paragraph[] {
  const habits = habitsOf(lines);
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group !== undefined && continues(group, line, habits)) group.push(line);
    else groups.push([line]);
  }
  const levels = headingSizes(groups, habits);
  return groups.map((group) => paragraphOf(group, levels));
}

/** Whether a line goes on with the paragraph that the lines of the group have begun. */
function continues(group: readonly Line[], next: Line, habits: Habits): boolean {
  const last = group.at(-1) as Line;
  if (!sameSize(last, next) || endsItself(last.text) || next.text.includes(cellSeparator)) return false;
  if (isTitle(last, habits) && isBelow(last, next, 2.2) && isCentredWith(last, next)) {
    return !chapterNumber.test(next.text);
  }
  if (isSameColumn(last, next) && !isBelow(last, next, 1.4 * habits.pitch)) return false;
  return isIndented(next, habits) ? hangs(group, next, habits) : flows(last, next, habits);
}

/** Table rows and entries of a table of contents reach the right edge and are complete all the same. */
function endsItself(text: string): boolean {
  return text.includes(cellSeparator) || /[.…·]{4,}\s*\d*$/u.test(text);
}

/** Whether a line that is not indented goes on with the line before. */
function flows(last: Line, next: Line, habits: Habits): boolean {
  const ended = sentenceEnd.test(last.text);
  if (!habits.indents) return reachesEnd(last, next, habits) && !(ended && chapterNumber.test(next.text));
  if (reachesEnd(last, next, habits)) return true;
  // Ragged lines may end early, but not in the first half, and a paragraph does not end without a full stop.
  const { left, right } = habits.frame(last);
  return !ended && !chapterNumber.test(next.text) && last.x1 > left + 0.75 * (right - left);
}

/** Whether an indented line is part of a block that is indented as a whole, or hangs to the right of its number. */
function hangs(group: readonly Line[], next: Line, habits: Habits): boolean {
  const last = group.at(-1) as Line;
  const shift = indentOf(next, habits) - indentOf(last, habits);
  if (!reachesEnd(last, next, habits) || isNumbered(next) || shift < -0.5) return false;
  if (shift > 0.5) return group.length === 1 && shift < 4 && isNumbered(last);
  const isFirstLine = Math.abs(indentOf(next, habits) - habits.indent) < 0.7;
  return group.length > 1 || !(sentenceEnd.test(last.text) || isFirstLine);
}

function isNumbered(line: Line): boolean {
  return chapterNumber.test(line.text) || itemNumber.test(line.text);
}

/** Whether the first word of the next line would not have fitted behind the line. */
function reachesEnd(line: Line, next: Line, habits: Habits): boolean {
  const word = firstWord.exec(next.text)?.[0] ?? "";
  const width = [...word].reduce((sum, character) => sum + (/[!-~]/u.test(character) ? 0.55 : 1), 0.5);
  return habits.frame(line).right - line.x1 < Math.max(1.5, width) * line.size;
}

function isIndented(line: Line, habits: Habits): boolean {
  return indentOf(line, habits) > 1.2;
}

/** In character widths. */
function indentOf(line: Line, habits: Habits): number {
  return (line.x0 - habits.frame(line).left) / line.size;
}

function isTitle(line: Line, habits: Habits): boolean {
  return line.size > 1.12 * habits.size;
}

/** Whether two lines have the same middle, and it is that of the page. */
function isCentredWith(line: Line, next: Line): boolean {
  const [middle, nextMiddle] = [(line.x0 + line.x1) / 2, (next.x0 + next.x1) / 2];
  return Math.abs(middle - nextMiddle) < 1.5 * line.size && Math.abs(middle - line.pageWidth / 2) < 2 * line.size;
}

function sameSize(line: Line, next: Line): boolean {
  return Math.abs(line.size - next.size) <= 0.1 * Math.max(line.size, next.size);
}

function isSameColumn(line: Line, next: Line): boolean {
  return line.page === next.page && line.column === next.column && next.y > line.y;
}

/** Whether the next line is on the same page, no more than so many letter sizes below. */
function isBelow(line: Line, next: Line, sizes: number): boolean {
  return isSameColumn(line, next) && next.y - line.y <= sizes * line.size;
}

function habitsOf(lines: readonly Line[]): Habits {
  const size = commonSize(lines);
  const body = lines.filter((line) => Math.abs(line.size - size) <= 0.1 * size);
  const frame = framesOf(body, size);
  const habits: Habits = { size, pitch: 2, frame, indents: true, indent: 2 };
  const pairs = body.slice(1).map((next, at) => ({ last: body[at] as Line, next }));
  const inside = pairs.filter(({ last, next }) => reachesEnd(last, next, habits) && !isIndented(next, habits));
  const steps = inside.filter(({ last, next }) => isSameColumn(last, next)).map(({ last, next }) => next.y - last.y);
  const starts = pairs.filter(({ last, next }) => !reachesEnd(last, next, habits)).map(({ next }) => next);
  const indents = starts.filter((line) => isIndented(line, habits)).map((line) => indentOf(line, habits));
  return {
    ...habits,
    pitch: (median(steps) ?? 2 * size) / size,
    indents: indents.length * 2 >= starts.length,
    indent: median(indents) ?? 2,
  };
}

function median(values: number[]): number | undefined {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function commonSize(lines: readonly Line[]): number {
  const weights = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    weights.set(rounded, (weights.get(rounded) ?? 0) + text.length);
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The frame of each column. Left and right pages have their own, as margins for binding change sides. */
function framesOf(body: readonly Line[], size: number): (line: Line) => Frame {
  const byPage = (line: Line): string => `${line.column} ${line.page % 2}`;
  const pages = frameByName(body, byPage, size);
  const columns = frameByName(body, ({ column }) => column, size);
  const known = [...columns.values()];
  const whole = {
    left: Math.min(...known.map(({ left }) => left)),
    right: Math.max(...known.map(({ right }) => right)),
  };
  const widest = known.length > 0 ? whole : frameOf(body, size);
  return (line) => pages.get(byPage(line)) ?? columns.get(line.column) ?? widest;
}

function frameByName(body: readonly Line[], name: (line: Line) => string, size: number): Map<string, Frame> {
  const groups = new Map<string, Line[]>();
  for (const line of body) {
    const group = groups.get(name(line));
    if (group === undefined) groups.set(name(line), [line]);
    else group.push(line);
  }
  const large = [...groups].filter(([, { length }]) => length >= fewestFrameLines);
  return new Map(large.map(([key, lines]) => [key, frameOf(lines, size)]));
}

function frameOf(lines: readonly Line[], size: number): Frame {
  return { left: leftOf(lines, size), right: rightOf(lines, size) };
}

/** Where the lines furthest to the left begin, except for a stray one. */
function leftOf(lines: readonly Line[], size: number): number {
  const starts = lines.map(({ x0 }) => x0).sort((a, b) => a - b);
  const enough = Math.max(2, 0.05 * lines.length);
  const found = starts.find(
    (x, at) => (starts[at + Math.ceil(enough) - 1] ?? Number.POSITIVE_INFINITY) - x < 0.5 * size,
  );
  return found ?? starts[0] ?? 0;
}

/** Where most of the text ends, lines weighted by their length. */
function rightOf(lines: readonly Line[], size: number): number {
  const step = size / 2;
  const weights = new Map<number, number>();
  for (const { x0, x1 } of lines) {
    const place = Math.round(x1 / step);
    weights.set(place, (weights.get(place) ?? 0) + x1 - x0);
  }
  const weight = (place: number): number => (weights.get(place) ?? 0) + (weights.get(place - 1) ?? 0);
  const best = [...weights.keys()].sort((a, b) => weight(b) - weight(a) || b - a)[0] ?? 0;
  return best * step;
}

/** Sizes of headings, the largest first. */
function headingSizes(groups: readonly Line[][], habits: Habits): number[] {
  const headings = groups.filter(([line]) => line !== undefined && isTitle(line, habits));
  return [...new Set(headings.map(([line]) => Math.round(line?.size ?? 0)))].sort((a, b) => b - a);
}

function paragraphOf(group: readonly Line[], levels: readonly number[]): Paragraph {
  const text = group.reduce((joined, line) => joined + spaceBetween(joined, line.text) + line.text, "");
  const level = levels.indexOf(Math.round(group[0]?.size ?? 0)) + 1;
  return level > 0 && text.length <= longestHeading ? { text, level } : { text };
}

/** A line break is a space between English words and nothing between Chinese characters or inside a number. */
function spaceBetween(left: string, right: string): string {
  const isBroken = /[A-Za-z0-9,.;:)!?%]$/u.test(left) && /^[A-Za-z0-9(]/u.test(right);
  return isBroken && (/[A-Za-z][,.;:)!?]?$/u.test(left) || /^\(?[A-Za-z]/u.test(right)) ? " " : "";
}
