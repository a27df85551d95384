import type { Span } from "../corpus/passage.ts";
import { normalize } from "../tokenize/normalize.ts";
import words from "./stated-start.json" with { type: "json" };

/** How a text states since when: from a day or year on, since then, in force from then, or first done then. */
export const startKinds = ["from", "since", "effective", "led"] as const;

/** A start year as the text itself states it. `[start, end)` in the text that was read, which holds `text` there. */
export interface StatedStart extends Span {
  year: number;
  kind: (typeof startKinds)[number];
  /** The exact words. */
  text: string;
}

export interface SpokenOf {
  /** Where the text speaks of the measure. */
  own: readonly Span[];
  /** Where it speaks of others. */
  others: readonly Span[];
}

const any = (list: readonly string[]): string => list.join("|");
// A range of years and the name of a plan are no beginning: 2021—2025年.
const year = String.raw`(?<![\d\-—–~至到])((?:19|20)\d{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2})年度?`;
const day = String.raw`(?:\d{1,2}月(?:份|底|初)?)?(?:\d{1,2}日)?`;
const statedPattern = new RegExp(
  String.raw`(?:自|从)?(?:于)?${year}${day}(?:(?<since>(?:${any(words.since)})(?!的))|(?<from>(?:${any(words.from)})(?!${any(words.notAfterFrom)}))(?<effective>[^,。;]{0,4}(?:${any(words.effective)}))?|(?<led>,?(?:(?!\d{4}年)[^,。;]){0,10}?(?:${any(words.led)})))`,
  "gu",
);
const sentencePattern = /[^。;!?\n]+/gu;
const clausePattern = /[^,:]+/gu;
const setting = /^\s*在.*下$/u;
const writtenDigits = "〇一二三四五六七八九";

/**
 * Start years stated for a measure. A statement holds for its own clause and those after it, up to the next statement; one
 * that closes a clause (…,2018年1月1日起施行) for the clause before. It is taken only where that reaches the measure and
 * no other measure is spoken of in between: a passage often tells of several, each begun in its own year.
 */
export function statedStarts(text: string, { own, others }: SpokenOf): StatedStart[] {
  const { text: folded, starts, ends } = normalize(text);
  const foldedSpan = (span: Span): Span => ({ start: placeOf(starts, span.start), end: placeOf(starts, span.end) });
  const spoken = { own: own.map(foldedSpan), others: others.map(foldedSpan) };
  return [...folded.matchAll(sentencePattern)].flatMap(({ index, 0: sentence }) => {
    const stated = [...sentence.matchAll(statedPattern)].map((match) => statedBy(match, index));
    const clauses = [...sentence.matchAll(clausePattern)].map((clause) => ({
      start: index + clause.index,
      end: index + clause.index + clause[0].length,
    }));
    return stated
      .filter((one, at) => holdsFor(one, { text: folded, clauses, next: stated[at + 1], ...spoken }))
      .map(({ start, end, ...one }) => {
        const span = { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 };
        return { ...one, ...span, text: text.slice(span.start, span.end) };
      });
  });
}

function statedBy({ index, 0: stated, 1: written = "", groups = {} }: RegExpMatchArray, offset: number): Stated {
  const start = offset + (index ?? 0);
  const { effective, from, since } = groups;
  const kind = effective ? "effective" : from ? "from" : since ? "since" : "led";
  return { year: yearOf(written), kind, start, end: start + stated.length };
}

type Stated = Omit<StatedStart, "text">;

interface Surroundings extends SpokenOf {
  text: string;
  clauses: readonly Span[];
  next: Stated | undefined;
}

function holdsFor(stated: Stated, { text, clauses, next, own, others }: Surroundings): boolean {
  const at = clauses.findIndex(({ start, end }) => start <= stated.start && stated.start < end);
  const clause = clauses[at];
  if (clause === undefined) return false;
  // 以来 mostly opens a period that is looked back on: it begins what its own clause and the next one tell.
  const last = stated.kind === "since" ? (clauses[at + 1] ?? clause) : (clauses.at(-1) ?? clause);
  const after = { start: clause.start, end: Math.min(next?.start ?? Infinity, last.end) };
  // Nothing follows in its clause: it closes what the clause before has begun.
  const closes = stated.kind === "effective" && clause.end - stated.end <= 1;
  const reach = closes ? { start: clauses[at - 1]?.start ?? clause.start, end: clause.end } : after;
  // 在县人大的监督下: in what setting something is done, not what.
  const isSetting = (span: Span): boolean =>
    clauses.some(({ start, end }) => start <= span.start && span.start < end && setting.test(text.slice(start, end)));
  return own.some((span) => {
    if (span.start < reach.start || span.end > reach.end || isSetting(span)) return false;
    const between = { start: Math.min(span.start, stated.start), end: Math.max(span.end, stated.end) };
    return !others.some((other) => overlaps(other, between) && !overlaps(other, span));
  });
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The unit of the folded text that comes from unit `at` of the source, or the first after it. */
function placeOf(starts: Uint32Array, at: number): number {
  const found = starts.findIndex((start) => start >= at);
  return found < 0 ? starts.length : found;
}

function yearOf(written: string): number {
  if (/^\d+$/u.test(written)) return Number(written);
  const digits = [...written].map((digit) => Math.max(0, writtenDigits.indexOf(digit)));
  return Number(digits.join(""));
}
