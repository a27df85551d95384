import type { Genre } from "../corpus/document.ts";
import type { Found } from "./report.ts";

export interface YearSources {
  genre: Genre;
  title: string | null;
  /** Lines that name the meeting at which a report was given, and its day. */
  bylines: readonly string[];
  opening: string;
  /** Headings of the first level, in order. */
  chapters: readonly string[];
  content: string;
  publishDate?: string;
  /** Date under the signature, ISO. */
  signedDate?: string;
}

type Attempt = [source: string, text: string, year: number | undefined, confidence: number];

const planWords = /下一|打算|安排|计划|思路|展望|要点|目标|任务|重点/u;
const doneWords = /年度?(?:以来)?(?:[\p{Script=Han}]{0,12})?(?:情况|总结|报告|回顾|工作|法治|依法|成效|举措|推进)/u;
// A chapter of both: 2022年工作情况和2023年打算.
const reviewWords = /情况|总结|回顾|成效|完成/u;
const firstYear = 1990;
const openingLength = 120;

/**
 * The year reported on. A yearly report: by title, first sentence, a heading that is no plan, the signature, the day of
 * publication. A government's work report bears the year it is given in, which looks back on the year before. Ranges
 * (2021—2025年), document numbers (〔2021〕4号) and plans of the next year are no such years.
 */
export function findYear(sources: YearSources): Found<number> | undefined {
  const attempts = attemptsOf(sources);
  for (const [source, text, year, confidence] of attempts) {
    if (year !== undefined && year >= firstYear) {
      return { value: year, evidence: { field: "year", source, text: text.slice(0, 80), confidence } };
    }
  }
  return undefined;
}

function attemptsOf(sources: YearSources): Attempt[] {
  if (sources.genre === "work-report") return workReport(sources);
  return sources.genre === "regulation" ? rulesOf(sources) : yearlyReport(sources);
}

/** Rules are of the year they were made public in; years in their text are others. */
function rulesOf({ title, content, publishDate, signedDate }: YearSources): Attempt[] {
  const published = publishDate ?? signedDate;
  const byline = content.slice(0, openingLength);
  return [
    ["title", title ?? "", yearIn(title ?? ""), 0.9],
    ["byline", byline, dayIn(byline), 0.9],
    ["publish-date", published ?? "", published === undefined ? undefined : Number(published.slice(0, 4)), 0.9],
  ];
}

function yearlyReport({ title, opening, chapters, content, publishDate, signedDate }: YearSources): Attempt[] {
  const done = chapters.filter((heading) => !planWords.test(heading) || reviewWords.test(heading));
  const named = mostNamed(content);
  return [
    ["title", title ?? "", yearIn(title ?? ""), 0.98],
    openingYear(opening.slice(0, openingLength), content),
    ...done.map((heading): Attempt => ["heading", heading, yearIn(heading), 0.9]),
    ["text", named?.text ?? "", named?.year, 0.8],
    ["signature", signedDate ?? "", yearBefore(signedDate), 0.7],
    ["publish-date", publishDate ?? "", yearBefore(publishDate), 0.65],
  ];
}

function workReport({ title, bylines, chapters, opening, content, publishDate, signedDate }: YearSources): Attempt[] {
  const head = bylines.map((line): Attempt => ["byline", line, dayIn(line) ?? undefined, 0.97]);
  const reviewed = chapters.filter(
    (heading) => /回顾|总结|过去|关于|完成情况/u.test(heading) && !planWords.test(heading),
  );
  const planned = chapters.filter((heading) => planWords.test(heading));
  const announced = plannedIn(content);
  const latest = latestNamed(content);
  const next = (year: number | undefined): number | undefined => (year === undefined ? undefined : year + 1);
  return [
    ["title", title ?? "", yearIn(title ?? ""), 0.98],
    ...head,
    ...reviewed.map((heading): Attempt => ["heading", heading, next(yearIn(heading)), 0.9]),
    ...planned.map((heading): Attempt => ["heading", heading, yearIn(heading), 0.9]),
    ["first-sentence", opening.slice(0, 80), plannedYear(opening), 0.9],
    ["text", announced?.text ?? "", announced?.year, 0.85],
    ["signature", signedDate ?? "", yearOf(signedDate), 0.8],
    ["text", `${latest ?? ""}`, next(latest), 0.6],
    ["publish-date", publishDate ?? "", yearOf(publishDate), 0.55],
  ];
}

/**
 * The year that a text begins with. Of several (自2021年以来, …, 2023年,…) it is the one that the text goes on to name most,
 * and less sure.
 */
function openingYear(opening: string, content: string): Attempt {
  const years = [...new Set(yearsOf(opening))];
  const [first] = years;
  const shown = opening.slice(0, 60);
  if (years.length < 2) return ["first-sentence", shown, yearIn(opening) ?? first, 0.93];
  const named = yearsOf(content);
  const count = (year: number): number => named.filter((other) => other === year).length;
  const [best] = years.sort((a, b) => count(b) - count(a) || b - a);
  return ["first-sentence", shown, best, 0.85];
}

/** All years that stand alone, in order. */
function yearsOf(text: string): number[] {
  const alone = /(?<!\d)((?:19|20)\d{2})\s*年(?!(?:\d|[^,。]{0,12}(?:印发|出台|修订|发布|实施)))/gu;
  return [...withoutDistractors(text).matchAll(alone)].map(([, year]) => Number(year));
}

/** The first year that stands alone; one that is called 年度 or followed by what was done goes before others. */
function yearIn(text: string): number | undefined {
  const plain = withoutDistractors(text);
  const done = [...plain.matchAll(/((?:19|20)\d{2})\s*年/gu)].filter(
    ({ index }) => doneWords.test(plain.slice(index, index + 24)) && !planWords.test(plain.slice(index, index + 14)),
  );
  const found =
    /((?:19|20)\d{2})\s*年度/u.exec(plain) ??
    done[0] ??
    /((?:19|20)\d{2})\s*年(?!(?:\d|[^,。]{0,12}(?:印发|出台|修订|发布|实施)))/u.exec(plain);
  return found?.[1] === undefined ? undefined : Number(found[1]);
}

/** Without document numbers, ranges, titles of other documents and the years of plans. */
function withoutDistractors(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/gu, (year) =>
      [...year].map((digit) => Math.max(0, "〇一二三四五六七八九".indexOf(digit))).join(""),
    )
    .replace(/[〔[(【]\s*(?:19|20)\d{2}\s*[〕\])】](?=\s*(?:第\s*)?\d)/gu, " ")
    .replace(/(?:19|20)\d{2}\s*年?\s*[-—–―~至到]+\s*(?:19|20)\d{2}\s*年?/gu, " ")
    .replace(/《[^《》]{0,200}》/gu, (quoted) => (quoted.length < text.length / 2 ? " " : quoted));
}

function dayIn(line: string): number | undefined {
  const match = /((?:19|20)\d{2})\s*年\s*\d{1,2}\s*月/u.exec(line.normalize("NFKC"));
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** 对今后五年和2012年的工作提出建议: the year for which an opening announces work. */
function plannedYear(opening: string): number | undefined {
  const match = /((?:19|20)\d{2})年(?:的)?(?:工作|任务|目标)(?:提出|作出|安排)/u.exec(opening);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** 2017年工作安排, 做好2018年工作: what the text plans for, by the first such words after its first third. */
function plannedIn(content: string): { year: number; text: string } | undefined {
  const plans = [
    ...content.matchAll(
      /(?:(?:19|20)\d{2})年(?:的)?(?:政府)?(?:工作安排|重点工作|主要任务|工作任务|工作重点|主要工作|工作的?总体|是[^。]{0,30}(?:之年|一年))/gu,
    ),
  ];
  const last = plans
    .filter(({ index }) => index > content.length / 4)
    .map((match) => ({ year: Number(match[0].slice(0, 4)), text: match[0] }));
  return last.reduce<{ year: number; text: string } | undefined>(
    (best, plan) => (best === undefined || plan.year > best.year ? plan : best),
    undefined,
  );
}

/** The latest year of which a text tells more than once; ranges and titles of plans do not count. */
function latestNamed(content: string): number | undefined {
  const years = [
    ...withoutDistractors(content).matchAll(
      /(?<!\d|到|至|力争)((?:19|20)\d{2})年(?!(?:底|末)?[,\uFF0C]?(?:将|要|力争|建成|实现|全面))/gu,
    ),
  ].map(([, year]) => Number(year));
  return years.filter((year) => years.filter((other) => other === year).length > 1).sort((a, b) => b - a)[0];
}

/** The year that the text itself names most, clearly and more than once. */
function mostNamed(content: string): { year: number; text: string } | undefined {
  const counts = new Map<number, number>();
  for (const [, year] of withoutDistractors(content).matchAll(
    /(?<!\d)(20\d{2})年(?!(?:\d|[^,。]{0,6}(?:印发|修订)))/gu,
  )) {
    counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
  }
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < 2 || best[1] <= (second?.[1] ?? 0)) return undefined;
  return { year: best[0], text: `${best[0]}年` };
}

/** Reports appear in the year after; those of the last weeks of December are already out. */
function yearBefore(date: string | undefined): number | undefined {
  const year = yearOf(date);
  return year === undefined ? undefined : date?.slice(5, 7) === "12" ? year : year - 1;
}

function yearOf(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Number(date.slice(0, 4));
}
