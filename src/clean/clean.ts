import patterns from "./furniture.json" with { type: "json" };

/** A whole line that belongs to the page or the letter and not to the report. It is kept: dates and names stand in it. */
export interface FurnitureLine {
  kind: string;
  text: string;
  /** Offset of the line's text in the raw text. */
  rawStart: number;
  /** Whether it stands before the first line that was kept. */
  before: boolean;
}

/** `[start, end)` of the cleaned text stands in the raw text from `rawStart` on, unit for unit. */
export interface MappedSpan {
  start: number;
  end: number;
  rawStart: number;
}

export interface CleanText {
  /** The kept lines, each trimmed and ended by one line feed. */
  content: string;
  furniture: FurnitureLine[];
  /** One span for each kept line, without its line feed, ascending. */
  map: MappedSpan[];
}

interface Line {
  text: string;
  rawStart: number;
}

type Place = "head" | "tail" | "any";

const rules = patterns.map(({ kind, where, pattern }) => ({
  kind,
  where: where as Place,
  regex: new RegExp(pattern, "u"),
}));
// Blank in the sense of a page: also zero-width characters and a stray byte order mark.
const edges = /^[\s\u200B-\u200D\uFEFF]+|[\s\u200B-\u200D\uFEFF]+$/gu;
const labelledPair = /(?:来源|时间|日期|字体|字号|次数|阅读量|浏览量|索引号|发布机构)\s*[::]/u;
const longestFurniture = 200;
const shortestProse = 60;

/**
 * Drop page furniture, blank lines and the white space around lines; nothing inside a kept line is changed. Only whole
 * lines are dropped: rules of the head hold before the first line of prose, rules of the tail after the last one.
 */
export function clean(raw: string): CleanText {
  const lines = splitLines(raw);
  const firstProse = lines.findIndex((line) => isProse(line.text));
  const lastProse = lines.findLastIndex((line) => isProse(line.text));
  const result: CleanText = { content: "", furniture: [], map: [] };
  for (const [at, line] of lines.entries()) {
    const places: Place[] = ["any"];
    if (firstProse < 0 || at < firstProse) places.push("head");
    if (lastProse >= 0 && at > lastProse) places.push("tail");
    const kind = furnitureKind(line.text, places);
    if (kind === undefined) keep(line, result);
    else result.furniture.push({ kind, ...line, before: result.map.length === 0 });
  }
  return result;
}

/** Offset in the raw text of an offset in the cleaned text; a line feed maps to the end of its line. */
export function rawOffset(map: readonly MappedSpan[], offset: number): number {
  const span = map.findLast((candidate) => candidate.start <= offset);
  return span === undefined ? 0 : span.rawStart + Math.min(offset, span.end) - span.start;
}

function keep(line: Line, result: CleanText): void {
  const start = result.content.length;
  result.map.push({ start, end: start + line.text.length, rawStart: line.rawStart });
  result.content += `${line.text}\n`;
}

function splitLines(raw: string): Line[] {
  const lines: Line[] = [];
  for (const match of raw.matchAll(/[^\r\n]+/gu)) {
    const text = match[0].replace(edges, "");
    if (text === "") continue;
    const lead = /^[\s\u200B-\u200D\uFEFF]*/u.exec(match[0])?.[0].length ?? 0;
    lines.push({ text, rawStart: match.index + lead });
  }
  return lines;
}

function furnitureKind(text: string, places: readonly Place[]): string | undefined {
  if (text.length > longestFurniture) return undefined;
  const rule = rules.find(({ where, regex }) => places.includes(where) && regex.test(text));
  // A sentence is no furniture, whatever word it begins with; a line of labelled pairs is, even if a 。 got into it.
  const endsInFullStop = rule?.kind === "closing" || rule?.kind === "disclosure";
  if (text.includes("。") && !endsInFullStop && !labelledPair.test(text)) return undefined;
  return rule?.kind;
}

/** Whether a line is part of the report's own text: a sentence, a long line or a chapter heading. */
function isProse(text: string): boolean {
  if (
    /^[特专]此报告/u.test(text) ||
    (text.length <= longestFurniture && labelledPair.test(text)) ||
    /^[((]?此件/u.test(text)
  )
    return false;
  return /[。;;]/u.test(text) || text.length > shortestProse || /^[一二三四五六七八九十]+、/u.test(text);
}
