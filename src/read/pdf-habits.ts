import type { Line } from "./pdf-lines.ts";

/** What the lines of one document have in common. */
export interface Habits {
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

const fewestFrameLines = 4;
/** What is never torn apart at the end of a line: a number or word, or one character, with the marks around it. */
const firstWord = /^[\p{Ps}\p{Pi}]*(?:[!-~]+|.)[\p{Pe}\p{Pf}\p{Po}]*/u;

/** Measure the document: the lines that reach the right edge and their followers show its paragraphs. */
export function habitsOf(lines: readonly Line[]): Habits {
  const size = commonSize(lines);
  const body = lines.filter((line) => Math.abs(line.size - size) <= 0.1 * size);
  const frame = framesOf(body, size);
  const habits: Habits = { size, pitch: 2, frame, indents: true, indent: 2 };
  const pairs = body.slice(1).map((next, at) => ({ last: body[at] as Line, next }));
  const isFull = ({ last, next }: { last: Line; next: Line }): boolean =>
    roomAfter(last, habits) < Math.max(1.5, wordWidth(next) + 0.5);
  const inside = pairs.filter((pair) => isFull(pair) && !isIndented(pair.next, habits));
  const steps = inside.filter(({ last, next }) => isSameColumn(last, next)).map(({ last, next }) => next.y - last.y);
  const starts = pairs.filter((pair) => !isFull(pair)).map(({ next }) => next);
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

/** The frame of each column; of lines across the columns, that around all of them. */
function framesOf(body: readonly Line[], size: number): (line: Line) => Frame {
  const side = (line: Line): string => `${line.column} ${line.page % 2}`;
  const sides = frameByName(body, side, size);
  const columns = frameByName(body, ({ column }) => column, size);
  const widest = columns.size > 0 ? around([...columns.values()]) : frameOf(body, size);
  return (line) => {
    const column = columns.get(line.column) ?? widest;
    const shifted = sides.get(side(line));
    // Margins for binding change sides with each page, and the width of the text stays.
    return shifted !== undefined && Math.abs(widthOf(shifted) - widthOf(column)) <= size ? shifted : column;
  };
}

function around(frames: readonly Frame[]): Frame {
  return {
    left: Math.min(...frames.map(({ left }) => left)),
    right: Math.max(...frames.map(({ right }) => right)),
  };
}

function widthOf({ left, right }: Frame): number {
  return right - left;
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
  const left = leftOf(lines, size);
  const right = rightOf(lines, size);
  const [{ column, pageWidth }] = lines as [Line];
  const full = lines.filter(({ x1 }) => Math.abs(x1 - right) < 1.5 * size);
  // Where hardly a line is full, the right margin of an undivided page is taken to be as wide as the left one.
  return { left, right: full.length < 3 && column.endsWith(":") ? Math.max(right, pageWidth - left) : right };
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

export function isIndented(line: Line, habits: Habits): boolean {
  return indentOf(line, habits) > 1.2;
}

/** In character widths. */
export function indentOf(line: Line, habits: Habits): number {
  return (line.x0 - habits.frame(line).left) / line.size;
}

/** What is left of the column behind a line, in character widths. */
export function roomAfter(line: Line, habits: Habits): number {
  return (habits.frame(line).right - line.x1) / line.size;
}

/** About the width of the first word of a line, in character widths: it was put there for want of that much room. */
export function wordWidth(line: Line): number {
  const word = firstWord.exec(line.text)?.[0] ?? "";
  return [...word].reduce((sum, character) => sum + (/[!-~]/u.test(character) ? 0.55 : 1), 0);
}

export function sameSize(line: Line, next: Line): boolean {
  return Math.abs(line.size - next.size) <= 0.1 * Math.max(line.size, next.size);
}

export function isSameColumn(line: Line, next: Line): boolean {
  return line.page === next.page && line.column === next.column && next.y > line.y;
}
