import { numberOf } from "../corpus/markers.ts";

/** Numbers of the last items seen: a sequence that runs over several paragraphs goes on in the next. */
export interface ItemCounter {
  /** Of 一是, 二是 …; back to 0 under each heading. */
  ordinal: number;
}

interface Start {
  at: number;
  number: number;
}

const numerals = "一二三四五六七八九十";
const boundary = String.raw`(?:^|(?<=[。;；:：\n!！?]))`;
// 一是 begins an item only where a sentence begins: 统一是 and 第一是 are words.
const ordinalItem = /(^|[。;；:：,，\n])\s*([一二三四五六七八九十]{1,2})(?:是|要)/gu;
const firstItem = new RegExp(String.raw`${boundary}\s*第([${numerals}]{1,2})[,，、:：]`, "gu");
const arabicItem = new RegExp(String.raw`${boundary}\s*(\d{1,2})[.、．](?!\d)`, "gu");
const parenItem = new RegExp(String.raw`${boundary}\s*[(（](\d{1,2}|[${numerals}]{1,3})[)）]`, "gu");
const circledItem = /([①-⑳])/gu;
const spokenOrders = [
  ["首先", "其次", "再次", "然后", "最后"],
  ["其一", "其二", "其三", "其四", "其五"],
  ["一方面", "另一方面"],
];

/**
 * Offsets in `text` (one paragraph) at which an item begins, ascending: 一是, 第一, 1. (1) ① 首先. Numbers have to follow
 * each other from one, and a single number makes no list; the counter carries 一是, 二是 on to the next paragraph.
 */
export function findItemStarts(text: string, counter: ItemCounter): number[] {
  const numbered = [firstItem, arabicItem, parenItem, circledItem].map((pattern) =>
    sequence([...text.matchAll(pattern)].map((match) => ({ at: startOf(match), number: numberOf(match[1] ?? "") }))),
  );
  const spoken = spokenOrders.flatMap((order) => spokenStarts(text, order));
  const starts = [...ordinalStarts(text, counter), ...numbered.flat(), ...spoken];
  return [...new Set(starts)].sort((a, b) => a - b);
}

function ordinalStarts(text: string, counter: ItemCounter): number[] {
  const starts: number[] = [];
  for (const match of text.matchAll(ordinalItem)) {
    const number = numberOf(match[2] ?? "");
    if (number !== 1 && number !== counter.ordinal + 1) continue;
    // After a comma only a sequence that is under way goes on: 有的一是…,二是…, but not 其中,一是 in passing.
    if (/[,，]/u.test(match[1] ?? "") && number === 1) continue;
    counter.ordinal = number;
    starts.push(match.index + match[0].search(/[一二三四五六七八九十]/u));
  }
  return starts;
}

/** The starts whose numbers follow each other from one; none when there is but one. */
function sequence(found: readonly Start[]): number[] {
  const starts: number[] = [];
  let last = 0;
  for (const { at, number } of found) {
    // A paragraph may begin in the middle of a sequence: 11.…12.….
    const begins = number === 1 || (at === 0 && starts.length === 0);
    if (number !== last + 1 && !begins) continue;
    last = number;
    starts.push(at);
  }
  return starts.length >= 2 ? starts : [];
}

/** 首先…其次…最后: at the beginning of sentences, in this order, from the first word on. */
function spokenStarts(text: string, order: readonly string[]): number[] {
  const pattern = new RegExp(String.raw`${boundary}\s*(${order.join("|")})[,\uFF0C]`, "gu");
  const found = [...text.matchAll(pattern)].map((match) => ({
    at: startOf(match),
    place: order.indexOf(match[1] ?? ""),
  }));
  const isOrdered =
    found[0]?.place === 0 && found.every(({ place }, at) => at === 0 || place > (found[at - 1]?.place ?? 0));
  return isOrdered && found.length >= 2 ? found.map(({ at }) => at) : [];
}

function startOf(match: RegExpMatchArray): number {
  return (match.index ?? 0) + match[0].search(/\S/u);
}
