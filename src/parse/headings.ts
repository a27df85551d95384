import type { Block, SectionKind } from "../corpus/passage.ts";
import type { Line } from "./report.ts";
import { sectionKind } from "./sections.ts";

const digits = "一二三四五六七八九";
const chapter = /^([一二三四五六七八九十]{1,3})、/u;
const part = /^[((]([一二三四五六七八九十]{1,3})[))]/u;
const longestHeading = 60;
const longestRunIn = 45;

interface Heading {
  level: 1 | 2;
  number: number;
  /** Length of the heading in the line, with the 。 that ends it. */
  length: number;
}

/** Where the reader of a report stands: the headings above, their numbers, and what is told there. */
interface Position {
  numbers: [number, number];
  path: string[];
  kinds: (SectionKind | "mixed")[];
}

/**
 * Divide the cleaned text into title, heading and text blocks. Headings are 一、 and (一), alone on their line or run
 * into it (the heading then ends with the first 。). A number counts only when it follows the one before: 一规划两纲要
 * and a (三) out of nowhere are text.
 */
export function findBlocks(lines: readonly Line[], titleLines: ReadonlySet<Line>): Block[] {
  const position: Position = { numbers: [0, 0], path: [], kinds: [] };
  const blocks: Block[] = [];
  for (const line of lines) {
    const end = line.end + 1;
    if (titleLines.has(line)) {
      blocks.push({ role: "title", start: line.start, end, headings: [], section: "other" });
      continue;
    }
    const heading = headingOf(line.text, position);
    if (heading === undefined) {
      blocks.push(textBlock(line.start, end, position));
      continue;
    }
    enter(heading, line.text, position);
    const headingEnd = heading.length === line.text.length ? end : line.start + heading.length;
    blocks.push({
      role: "heading",
      start: line.start,
      end: headingEnd,
      headings: [...position.path],
      section: "other",
    });
    if (headingEnd < end) blocks.push(textBlock(headingEnd, end, position));
  }
  return blocks;
}

function textBlock(start: number, end: number, position: Position): Block {
  return { role: "text", start, end, headings: [...position.path], section: currentKind(position) };
}

function currentKind({ kinds }: Position): SectionKind {
  const kind = kinds.at(-1) ?? "preamble";
  // A chapter of shortcomings and plans at once: without a word that tells, what is told is not claimed as done.
  return kind === "mixed" ? "shortcoming" : kind;
}

function headingOf(text: string, position: Position): Heading | undefined {
  const chapterNumber = numberOf(chapter.exec(text)?.[1]);
  const partNumber = numberOf(part.exec(text)?.[1]);
  const level = chapterNumber !== undefined ? 1 : 2;
  const number = chapterNumber ?? partNumber;
  if (number === undefined) return undefined;
  if (number !== 1 && number !== (position.numbers[level - 1] ?? 0) + 1) return undefined;
  const length = headingLength(text);
  return length === undefined ? undefined : { level, number, length };
}

/** The whole line when it is short and no sentence, else up to the first 。 when that comes soon; else no heading. */
function headingLength(text: string): number | undefined {
  const stop = text.indexOf("。");
  if (stop < 0 || stop === text.length - 1) return text.length <= longestHeading ? text.length : undefined;
  return stop < longestRunIn ? stop + 1 : undefined;
}

function enter(heading: Heading, text: string, position: Position): void {
  const name = text.slice(0, heading.length).replace(/。$/u, "");
  const depth = heading.level - 1;
  position.numbers[depth] = heading.number;
  if (heading.level === 1) position.numbers[1] = 0;
  const parent = depth === 1 ? position.kinds[0] : undefined;
  position.path = [...position.path.slice(0, depth), name];
  position.kinds = [...position.kinds.slice(0, depth), sectionKind(name, parent)];
}

/** 十二 → 12. */
function numberOf(numeral: string | undefined): number | undefined {
  if (numeral === undefined) return undefined;
  const [tens, ones] = numeral.includes("十") ? numeral.split("十") : ["", numeral];
  const ten = numeral.includes("十") ? (tens ? digits.indexOf(tens) + 1 : 1) : 0;
  return ten * 10 + (ones ? digits.indexOf(ones) + 1 : 0);
}
