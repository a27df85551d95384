import { cellSeparator } from "../corpus/table.ts";
import {
  type Habits,
  habitsOf,
  indentOf,
  isIndented,
  isSameColumn,
  roomAfter,
  sameSize,
  wordWidth,
} from "./pdf-habits.ts";
import type { Line } from "./pdf-lines.ts";

/** A paragraph of the document on one line; `level` where its letters are larger than those of the text. */
export interface Paragraph {
  text: string;
  level?: number;
}

// Read on text whose full-width marks have been made ASCII, but for circled numbers, which that would undo.
const chapterNumber =
  /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)|第[一二三四五六七八九十]{1,3}[章节条])/u;
const itemNumber = /^(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3}[,\uFF0C、]|[①-⑳])/u;
const sentenceEnd = /[。;:!?]["\u201D\u2019)]?$/u;
const dotLeader = /[.·]{4,}\s*\d*$/u;
const longestHeading = 60;

/** Lines in reading order → paragraphs, rejoined over lines, columns and pages. */
export function joinLines(lines: readonly Line[]): Paragraph[] {
  if (lines.length === 0) return [];
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
  if (!sameSize(last, next) || isComplete(last) || next.text.includes(cellSeparator)) return false;
  if (isTitle(last, habits) && isBelow(last, next, 2.2) && isCentredWith(last, next)) return !isChapter(next);
  if (isSameColumn(last, next) && !isBelow(last, next, 1.4 * habits.pitch)) return false;
  return isIndented(next, habits) ? hangs(group, next, habits) : flows(group, next, habits);
}

/** Table rows and entries of a table of contents reach the right edge and are complete all the same. */
function isComplete({ text }: Line): boolean {
  return text.includes(cellSeparator) || dotLeader.test(narrow(text));
}

/** Whether a line that is not indented goes on with the line before. */
function flows(group: readonly Line[], next: Line, habits: Habits): boolean {
  const last = group.at(-1) as Line;
  const room = roomAfter(last, habits);
  if (isEnded(last)) return (habits.indents || !isChapter(next)) && room < Math.max(1.5, wordWidth(next) + 0.5);
  if (room < 1.5) return true;
  const isHeading = isChapter(next) || (group.length === 1 && isChapter(last) && !last.text.includes("。"));
  // A line that ends early without a full stop is ragged, if it is not a heading: its end says little about the words.
  const { left, right } = habits.frame(last);
  const isLong = habits.indents && last.x1 > left + 0.75 * (right - left);
  return isHeading ? room < wordWidth(next) + 0.5 : isLong || room < wordWidth(next) + 1.5;
}

/** Whether an indented line is part of a block that is indented as a whole, or hangs to the right of its number. */
function hangs(group: readonly Line[], next: Line, habits: Habits): boolean {
  const last = group.at(-1) as Line;
  const shift = indentOf(next, habits) - indentOf(last, habits);
  if (roomAfter(last, habits) > Math.max(1.5, wordWidth(next) + 0.5) || isNumbered(next) || shift < -0.5) return false;
  if (shift > 0.5) return group.length === 1 && shift < 4 && isNumbered(last);
  const isFirstLine = Math.abs(indentOf(next, habits) - habits.indent) < 0.7;
  return group.length > 1 || !(isEnded(last) || isFirstLine);
}

function isChapter({ text }: Line): boolean {
  return chapterNumber.test(narrow(text));
}

function isNumbered(line: Line): boolean {
  return isChapter(line) || itemNumber.test(line.text);
}

function isEnded({ text }: Line): boolean {
  return sentenceEnd.test(narrow(text));
}

function narrow(text: string): string {
  return text.normalize("NFKC");
}

function isTitle(line: Line, habits: Habits): boolean {
  return line.size > 1.12 * habits.size;
}

/** Whether two lines have the same middle, and it is that of the page. */
function isCentredWith(line: Line, next: Line): boolean {
  const [middle, nextMiddle] = [(line.x0 + line.x1) / 2, (next.x0 + next.x1) / 2];
  return Math.abs(middle - nextMiddle) < 1.5 * line.size && Math.abs(middle - line.pageWidth / 2) < 2 * line.size;
}

/** Whether the next line is on the same page, no more than so many letter sizes below. */
function isBelow(line: Line, next: Line, sizes: number): boolean {
  return isSameColumn(line, next) && next.y - line.y <= sizes * line.size;
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
