import { type Marker, markerOf, ranks } from "../corpus/markers.ts";
import type { Block, SectionKind } from "../corpus/passage.ts";
import type { Line } from "./report.ts";
import { continuesPlan, isGlossary, openedKind, planStart, sectionKind, tellsOfLeaders } from "./sections.ts";

const longestHeading = 60;
const longestRunIn = 45;
const longestPlain = 30;

interface Heading {
  rank: number;
  marker: Marker | undefined;
  /** Length of the heading in the line, with the 。 that ends it. */
  length: number;
}

interface OpenHeading {
  rank: number;
  name: string;
  kind: SectionKind | "mixed";
}

/** Where the reader of a report stands: the headings above, the last number of each habit, and what is told there. */
interface Position {
  path: OpenHeading[];
  numbers: Map<Marker["kind"], number>;
  /** Set by a paragraph that says of itself that it tells of plans or shortcomings, until the next heading. */
  opened: SectionKind | undefined;
  whole: SectionKind | undefined;
}

/**
 * Divide the cleaned text into title, heading and text blocks. Headings are 第一章, 一、 and (一), alone on their line
 * or run into it (the heading then ends with the first 。), 1. and (1) alone on a line with text of their own below,
 * and what the file marks. A number counts only when it follows the one before: 一规划两纲要 and a (三) out of nowhere
 * are text. `whole` is the kind of a text that is of one kind throughout, such as a plan.
 */
export function findBlocks(lines: readonly Line[], titleLines: ReadonlySet<Line>, whole?: SectionKind): Block[] {
  const position: Position = { path: [], numbers: new Map(), opened: undefined, whole };
  const numbered = lines.some(({ text }) => markerOf(text)?.kind === "chapter");
  const blocks: Block[] = [];
  for (const [at, line] of lines.entries()) {
    const end = line.end + 1;
    if (titleLines.has(line)) {
      blocks.push({ role: "title", start: line.start, end, headings: [], section: "other" });
      continue;
    }
    const heading = headingOf(line, { next: lines[at + 1], previous: lines[at - 1], numbered, position });
    if (heading === undefined) {
      blocks.push(...textBlocks(line.text, line.start, end, position));
      continue;
    }
    enter(heading, line.text, position);
    const headingEnd = heading.length === line.text.length ? end : line.start + heading.length;
    blocks.push({ role: "heading", start: line.start, end: headingEnd, headings: pathOf(position), section: "other" });
    if (headingEnd < end) {
      const [first, ...rest] = textBlocks(line.text.slice(heading.length), headingEnd, end, position);
      if (first) blocks.push({ ...first, runIn: true }, ...rest);
    }
  }
  return blocks;
}

function textBlocks(text: string, start: number, end: number, position: Position): Block[] {
  const outer = position.path.at(-1)?.kind ?? "preamble";
  if (outer !== "shortcoming" && outer !== "plan") position.opened = openedKind(text) ?? position.opened;
  const block = (from: number, to: number): Block => ({
    role: "text",
    start: from,
    end: to,
    headings: pathOf(position),
    section: kindOf(text, currentKind(position)),
  });
  const cut = currentKind(position) === "shortcoming" && outer !== "shortcoming" ? planStart(text) : undefined;
  if (cut === undefined) return [block(start, end)];
  const before = block(start, start + cut);
  position.opened = "plan";
  return [before, block(start + cut, end)];
}

/** What a paragraph tells by itself goes before what its chapter tells. */
function kindOf(text: string, chapter: SectionKind): SectionKind {
  if (isGlossary(text)) return "other";
  return chapter === "measure" && tellsOfLeaders(text) ? "leadership" : chapter;
}

function currentKind({ path, opened, whole }: Position): SectionKind {
  if (whole !== undefined) return whole;
  if (opened !== undefined) return opened;
  const kind = path.at(-1)?.kind ?? "preamble";
  // A chapter of shortcomings and plans at once: without a word that tells, what is told is not claimed as done.
  return kind === "mixed" ? "shortcoming" : kind;
}

interface Surroundings {
  next: Line | undefined;
  previous: Line | undefined;
  /** Whether the report numbers its chapters 一、二、. */
  numbered: boolean;
  position: Position;
}

function headingOf(line: Line, around: Surroundings): Heading | undefined {
  const marker = markerOf(line.text);
  if (line.marked !== undefined && line.text.length <= longestHeading && !line.text.endsWith("。")) {
    return { rank: marker ? ranks[marker.kind] : line.marked, marker, length: line.text.length };
  }
  if (marker === undefined) return plainHeading(line, around);
  if (marker.kind === "ordinal" || marker.kind === "circled") return undefined;
  const isWide = ranks[marker.kind] <= ranks.section;
  const length = isWide ? wideLength(line.text) : narrowLength(line.text, marker, around.next);
  if (length === undefined) return undefined;
  const isAlone = length === line.text.length;
  // A sentence, or a part of a chapter, with nothing of its own below it is no heading but all there is.
  const isWhole = marker.kind === "section" || line.text.endsWith("。");
  if (isAlone && isWide && isWhole && !hasOwnText(marker, around.next)) return undefined;
  return follows(marker, around.position, isAlone && isWide) ? { rank: ranks[marker.kind], marker, length } : undefined;
}

/** Numbers follow each other; a heading alone on its line may repeat one or leave one out, as authors do. */
function follows({ kind, number }: Marker, { numbers }: Position, isAlone: boolean): boolean {
  const last = numbers.get(kind) ?? 0;
  if (number === 1 || number === last + 1) return true;
  return isAlone && last > 0 && (number === last || number === last + 2);
}

/** The whole line when it is short and no sentence, else up to the first 。 when that comes soon; else no heading. */
function wideLength(text: string): number | undefined {
  const stop = text.indexOf("。");
  if (stop < 0 || stop === text.length - 1) return text.length <= longestHeading ? text.length : undefined;
  if (stop < longestRunIn) return stop + 1;
  // (一)推进依法行政 一年来,…: a space where the 。 should be.
  const space = text.slice(0, longestRunIn).search(/(?<=[\p{Script=Han}”])[\s\u3000]+(?=\p{Script=Han})/u);
  return space > 6 && !/[,，]/u.test(text.slice(0, space)) ? space + 1 : undefined;
}

/** Whether the next line belongs below a marker: text, or a narrower number. */
function hasOwnText(marker: Marker, next: Line | undefined): boolean {
  if (next === undefined || next.marked !== undefined) return false;
  const below = markerOf(next.text);
  return below === undefined || ranks[below.kind] > ranks[marker.kind];
}

/** 1. is a heading only alone on its line, with text or narrower numbers below it; else it begins an item. */
function narrowLength(text: string, marker: Marker, next: Line | undefined): number | undefined {
  const words = text.slice(marker.length).replace(/。$/u, "");
  if (text.length > longestHeading || /[。;；,，:：]/u.test(words) || next === undefined) return undefined;
  const isLonger = markerOf(next.text) !== undefined || next.text.length > text.length;
  return hasOwnText(marker, next) && isLonger ? text.length : undefined;
}

/** A report that numbers nothing still has headings: short lines without punctuation above a paragraph. */
function plainHeading({ text }: Line, { next, previous, numbered }: Surroundings): Heading | undefined {
  if (numbered || text.length > longestPlain || text.length < 4 || next === undefined) return undefined;
  if (/[。;；,，:：!！?？|…]|^[—-]/u.test(text) || !/\p{Script=Han}/u.test(text)) return undefined;
  const afterText = previous === undefined || /[。!！;；:：]$/u.test(previous.text);
  const kind = sectionKind(text);
  if (!afterText || kind === "other" || next.text.length < 40) return undefined;
  return { rank: ranks.chapter, marker: undefined, length: text.length };
}

function enter({ rank, marker, length }: Heading, text: string, position: Position): void {
  const name = text.slice(0, length).trim().replace(/。$/u, "");
  const before = position.path.find((open) => open.rank === rank);
  position.path = position.path.filter((open) => open.rank < rank);
  const parent = position.path.at(-1);
  const kind = sectionKind(name, parent?.kind);
  const goesOn = parent === undefined && before?.kind === "plan" && continuesPlan(name, kind);
  position.path.push({ rank, name, kind: goesOn ? "plan" : kind });
  position.opened = undefined;
  if (marker === undefined) return;
  position.numbers.set(marker.kind, marker.number);
  for (const kind of ["part", "chapter", "section"] as const) if (ranks[kind] > rank) position.numbers.delete(kind);
}

function pathOf({ path }: Position): string[] {
  return path.map(({ name }) => name);
}
