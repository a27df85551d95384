import { markerOf } from "../corpus/markers.ts";
import type { Span } from "../corpus/passage.ts";
import figureWords from "../parse/figure-words.json" with { type: "json" };
import { characterPairs, dice } from "../tokenize/character-pairs.ts";
import words from "./counted-words.json" with { type: "json" };

/** What a figure counts, in the words of its clause. */
export interface Counted {
  /** Without time, place and plain verbs; empty where the clause does not say. */
  phrase: string;
  /** The clause does not name what is counted: it goes on from the figure before (降幅81.71%, 受理94件). */
  isElliptic: boolean;
}

const anyOf = (list: readonly string[]): string => [...list].sort((a, b) => b.length - a.length).join("|");
const quotes = /[“”"‘’「」『』《》〈〉\s]/gu;
const time = /^.*?(?:\d{2,4}年度?|年度?内|全年|今年|去年|目前|当前|至今|以来)/u;
// 公共, 共享 and the like are words; 共 alone sums up.
const summed = /^.*(?<![公一])共(?![同享治建管产和识服商用])/u;
const leading = new RegExp(`^(?:${anyOf(words.scopes)})`, "u");
// 行为 and 作为 are words; 为 alone links.
const trailing = new RegExp(
  `(?<!新)(?:${anyOf([...words.linking, ...figureWords.up, ...figureWords.down])}|(?<![行作])为)$`,
  "u",
);
const cuts = new RegExp(`(?:${anyOf(words.cuts)})`, "gu");
const lastEvent = new RegExp(`(?:${anyOf(words.events)})$`, "u");
const neutral = new RegExp(`(?:${anyOf(words.neutral)})`, "gu");
const stops = new RegExp(`(?<=..)(?:${anyOf(words.neutral)})|(?:${anyOf(words.stops)}|[、,，])`, "u");
const elliptic = new RegExp(`^(?:${anyOf([...words.elliptic, ...words.events])}|[或和及、])*数?$`, "u");
// 败诉率 and 调解成功率 name what they are shares of; 占比 and 完成率 do not.
const ellipticShare = new RegExp(`^(?:${anyOf(words.elliptic)})*$`, "u");
const longestPhrase = 20;
const leastPhrase = 2;
// What stands further before a figure does not say what it counts.
const longestRead = 80;
// Below it 年度抽查计划 and 联合抽查计划 would be one.
const leastAlike = 0.85;

/**
 * What the figure at `figure` counts: what follows it in its clause (138个场景), else what stands before it (案件300件).
 * `room` is the clause, as far as no other figure takes part of it. Of a share only what stands before says it.
 */
export function countedBy(text: string, figure: Span, { room, isShare }: { room: Span; isShare: boolean }): Counted {
  const before = phraseBefore(text.slice(room.start, figure.start));
  if (isShare) return { phrase: before.slice(-longestPhrase), isElliptic: ellipticShare.test(before) };
  const isElliptic = elliptic.test(before);
  const after = phraseAfter(text.slice(figure.end, room.end));
  if (after.length < leastPhrase) return { phrase: fromLastVerb(before).slice(-longestPhrase), isElliptic };
  return { phrase: `${lastEvent.exec(before)?.[0] ?? ""}${after}`.slice(0, longestPhrase), isElliptic: false };
}

/** Whether two phrases count the same thing: most of their characters, the same last word, and no word that sets them apart. */
export function countsTheSame(a: string, b: string): boolean {
  if (a === "" || b === "") return false;
  if (a === b) return true;
  const isSet = words.distinctive.some((word) => a.includes(word) !== b.includes(word));
  return (
    !isSet && a.slice(-2) === b.slice(-2) && dice(new Set(characterPairs(a)), new Set(characterPairs(b))) >= leastAlike
  );
}

/** The unit under which counts of the same thing stand: 件, 宗 and 起 of cases are one. */
export function commonUnit(unit: string): string {
  const units: Readonly<Record<string, string>> = words.units;
  return units[unit] ?? unit;
}

function phraseBefore(printed: string): string {
  const unnumbered = printed.slice(markerOf(printed)?.length ?? 0).slice(-longestRead);
  const printedWords = unnumbered.replace(quotes, "");
  const timed = bare(printedWords.replace(time, ""));
  // 出庭应诉率由2022年的87%: what is counted may stand before the time.
  return timed === "" ? bare(printedWords.replace(/\d{2,4}年.*$/u, "")) : timed;
}

/** Without sums, links and places. */
function bare(phrase: string): string {
  return stripped(stripped(withoutSum(phrase), trailing), leading);
}

/** 全县共收到申请 counts 收到申请; 行政事项共办理 counts what stands before 共. */
function withoutSum(phrase: string): string {
  const after = phrase.replace(summed, "");
  const isVerb = after.replace(neutral, "").length < leastPhrase && !lastEvent.test(after);
  return isVerb && after !== phrase ? phrase.slice(0, -after.length - 1) : after;
}

/** From the last word of an event on, or after the last plain verb, where a noun is left. */
function fromLastVerb(phrase: string): string {
  const starts = [
    ...[...phrase.matchAll(cuts)]
      .filter(({ index, 0: word }) => index + word.length <= phrase.length - leastPhrase)
      .map(({ index }) => index),
    ...[...phrase.matchAll(neutral)].map(({ index, 0: word }) => index + word.length),
  ];
  const from = Math.max(0, ...starts.filter((at) => at <= phrase.length - leastPhrase));
  return stripped(phrase.slice(from), leading);
}

function phraseAfter(printed: string): string {
  if (/^\s*[、和及与]/u.test(printed)) return "";
  const phrase = stripped(printed.replace(quotes, ""), leading);
  return (phrase.split(stops)[0] ?? "").replace(/[中里内]$/u, "");
}

function stripped(phrase: string, pattern: RegExp): string {
  let rest = phrase;
  for (let next = rest.replace(pattern, ""); next !== rest; next = rest.replace(pattern, "")) rest = next;
  return rest;
}
