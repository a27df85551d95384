import type { Divisions } from "../corpus/divisions.ts";
import type { Span } from "../corpus/passage.ts";
import plainNames from "../corpus/plain-names.json" with { type: "json" };
import type { Region } from "../corpus/region.ts";
import type { ShownFilter } from "./contract.ts";

/** Words of a question that were read as a condition; a client may ask to have them read as words instead. */
export interface ReadFilter extends ShownFilter, Span {}

export interface PlacesOptions {
  divisions: Divisions;
  /** Regions that have a report. */
  known: readonly Region[];
  /** Stretches that belong to names of measures: 枫桥 in 枫桥经验 is no place. */
  taken: readonly Span[];
  /** Words that are to stay words. */
  asWords: readonly string[];
}

const longestName = 11;
const plain = new Set(plainNames.names);
const below = /^(?:市|省)?(?:的)?(?:各|下辖|所辖|辖区|境内|内各|范围内)/u;
// A plan, an edition or an outline is named by its years; that is no condition.
const namesPlan = "(?!版|代|计划|规划|行动|方案|纲要)";
const yearRange = new RegExp(
  `(?<!\\d)((?:19|20)\\d{2})年?(?:到|至|[-—–~～－])((?:19|20)\\d{2})(?:年度|年间|年(?!度|间)|(?![\\d年]))${namesPlan}`,
  "gu",
);
const oneYear = new RegExp(`(?<!\\d)((?:19|20)\\d{2})(?:年度|年(?!度))(以来|起(?![草诉点步用]))?${namesPlan}`, "gu");
const listed = /^(?:、|,|,|和|与|及|以及)$/u;

/** The region and year words of a question, in the order in which they stand. Nothing is read where it is in doubt. */
export function readPlaces(question: string, options: PlacesOptions): ReadFilter[] {
  const found = [...readYears(question), ...readRegions(question, options)];
  return found
    .filter(({ text }) => !options.asWords.includes(text))
    .filter((one) => !options.taken.some((span) => overlaps(span, one)))
    .sort((a, b) => a.start - b.start);
}

/** The question without the words that became conditions, and without the 的 and 和 that they leave behind. */
export function withoutPlaces(question: string, filters: readonly ReadFilter[]): string {
  const borders = [{ end: 0 }, ...filters];
  const pieces = borders.map(({ end }, at) => question.slice(end, filters[at]?.start ?? question.length));
  const kept = pieces.map((piece, at) => (at === 0 ? piece : piece.replace(/^[的、,,\s]+/u, "")).trim());
  return kept.filter((piece) => !/^(?:|在|[的、,,和与及]+|以及)$/u.test(piece)).join(" ");
}

function readYears(question: string): ReadFilter[] {
  const ranges = [...question.matchAll(yearRange)].map(({ 0: text, index, 1: from, 2: to }): ReadFilter => {
    const [first = 0, last = 0] = [Number(from), Number(to)].sort((a, b) => a - b);
    return { text, kind: "year", start: index, end: index + text.length, year: { from: first, to: last } };
  });
  const single = [...question.matchAll(oneYear)].map(({ 0: text, index, 1: value, 2: since }): ReadFilter => {
    const year = Number(value);
    const span = { start: index, end: index + text.length };
    return { text, kind: "year", ...span, year: since ? { from: year } : { from: year, to: year } };
  });
  const all = [...ranges, ...single.filter((one) => !ranges.some((range) => overlaps(range, one)))];
  return all.filter(({ start }) => !isInBrackets(question, start));
}

/** 纲要(2021—2025年) is a name. */
function isInBrackets(question: string, at: number): boolean {
  return /[(（〔[][^)）〕\]]*$/u.test(question.slice(0, at));
}

function readRegions(question: string, options: PlacesOptions): ReadFilter[] {
  const mentions: { name: string; start: number; end: number; regions: Region[] }[] = [];
  for (let start = 0; start < question.length; start++) {
    const name = longestAt(question, start, options);
    if (name === undefined) continue;
    mentions.push(name);
    start = name.end - 1;
  }
  return filtersOf(question, joined(mentions, options));
}

function longestAt(
  question: string,
  start: number,
  { divisions, known }: PlacesOptions,
): { name: string; start: number; end: number; regions: Region[] } | undefined {
  for (let length = Math.min(longestName, question.length - start); length >= 2; length--) {
    const name = question.slice(start, start + length);
    const regions = regionsNamed(name, divisions, known);
    if (regions.length > 0) return { name, start, end: start + length, regions };
  }
  return undefined;
}

/**
 * A full name counts wherever it is; a short one only of provinces and prefectures and of counties that have a report,
 * and only when it is no common word. Of several regions of one name those that have a report are meant.
 */
function regionsNamed(name: string, divisions: Divisions, known: readonly Region[]): Region[] {
  const reported = new Set(known.map(({ code }) => code));
  const full = [...divisions.fullyNamed(name)].filter(({ level }) => level !== "township");
  const short = plain.has(name)
    ? []
    : divisions.shortlyNamed(name).filter(({ level, code }) => level !== "county" || reported.has(code));
  const all = full.length > 0 ? full : short;
  if (all.length <= 1) return [...all];
  const withReport = all.filter(({ code }) => reported.has(code));
  const highest = all.filter(({ level }) => level !== "county");
  return withReport.length > 0 ? withReport : highest.length === 1 ? highest : [];
}

/** 江苏省苏州市 is one mention, of the narrower region. */
function joined(
  mentions: readonly { name: string; start: number; end: number; regions: Region[] }[],
  { divisions }: PlacesOptions,
): { name: string; start: number; end: number; regions: Region[] }[] {
  const result: { name: string; start: number; end: number; regions: Region[] }[] = [];
  for (const mention of mentions) {
    const last = result.at(-1);
    const inside = mention.regions.filter((region) =>
      last?.regions.some((outer) => outer.code !== region.code && divisions.isWithin(region, outer)),
    );
    if (last !== undefined && last.end === mention.start && inside.length > 0) {
      result.splice(-1, 1, { name: last.name + mention.name, start: last.start, end: mention.end, regions: inside });
    } else result.push(mention);
  }
  return result;
}

/** Regions that are listed (苏州、威海和如东) before 以外, or between 除 and 外, are left out together. */
function filtersOf(
  question: string,
  mentions: readonly { name: string; start: number; end: number; regions: Region[] }[],
): ReadFilter[] {
  const filters: ReadFilter[] = [];
  for (let first = 0; first < mentions.length; ) {
    let last = first;
    while (listed.test(question.slice(mentions[last]?.end, mentions[last + 1]?.start ?? 0))) last++;
    const list = mentions.slice(first, last + 1);
    filters.push(...(excluded(question, list) ?? list.map((mention) => asFilter(question, mention))));
    first = last + 1;
  }
  return filters;
}

function excluded(question: string, list: readonly (Span & { regions: Region[] })[]): ReadFilter[] | undefined {
  const start = list[0]?.start ?? 0;
  const end = list.at(-1)?.end ?? 0;
  const before = /除(?:了|去|开)?$/u.exec(question.slice(0, start))?.[0] ?? "";
  // 外 alone may begin another word (苏州外事, 苏州外贸): it counts only after 除.
  const after = (before === "" ? /^(?:之外|以外)/u : /^(?:之外|以外|外)/u).exec(question.slice(end))?.[0];
  if (after === undefined) return undefined;
  const span = { start: start - before.length, end: end + after.length };
  const regions = list.flatMap((one) => one.regions);
  return [{ text: question.slice(span.start, span.end), kind: "excludeRegion", ...span, regions }];
}

function asFilter(
  question: string,
  { name, start, end, regions }: { name: string; start: number; end: number; regions: Region[] },
): ReadFilter {
  const isWide = regions.some(({ level }) => level === "province") || below.test(question.slice(end));
  return { text: name, kind: isWide ? "within" : "region", start, end, regions };
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
