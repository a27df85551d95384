/** Numbers of the last items seen: an item follows the one before, also when each stands on a line of its own. */
export interface ItemCounter {
  /** Of 一是, 二是 …; back to 0 under each heading. */
  ordinal: number;
  /** Of 1., 2. …; these often run on through chapters. */
  arabic: number;
}

const numerals = "一二三四五六七八九十";
// 一是 begins an item only where a sentence begins: 统一是 and 第一是 are words.
const ordinalItem = /(^|[。;;::,,\n])([一二三四五六七八九十]{1,2})(?:是|要)/gu;
const arabicItem = /^(?:[((]?(\d{1,3})[))]|(\d{1,3})[..、])(?!\d)/u;
const circledItem = /^[①-⑳]/u;

/**
 * Offsets in `text` (one paragraph) at which an item begins, ascending. Numbers have to follow each other, beginning
 * with one; the counter carries them on to the next paragraph.
 */
export function findItemStarts(text: string, counter: ItemCounter): number[] {
  const starts: number[] = [];
  if (startsNumberedItem(text, counter)) starts.push(0);
  for (const match of text.matchAll(ordinalItem)) {
    const number = ordinalNumber(match[2] ?? "");
    if (number !== 1 && number !== counter.ordinal + 1) continue;
    // After a comma only a sequence that is under way goes on: 有的一是…,二是…, but not 其中,一是 in passing.
    if (/[,,]/u.test(match[1] ?? "") && number === 1) continue;
    counter.ordinal = number;
    starts.push(match.index + (match[1]?.length ?? 0));
  }
  return starts;
}

function startsNumberedItem(text: string, counter: ItemCounter): boolean {
  if (circledItem.test(text)) return true;
  const match = arabicItem.exec(text);
  const number = Number(match?.[1] ?? match?.[2] ?? 0);
  if (number === 0 || (number !== 1 && number !== counter.arabic + 1)) return false;
  counter.arabic = number;
  return true;
}

/** 一 → 1, 十二 → 12; 0 for anything else. */
function ordinalNumber(numeral: string): number {
  if (numeral.length === 1) return numerals.indexOf(numeral) + 1;
  if (numeral.startsWith("十")) return 10 + numerals.indexOf(numeral.slice(1)) + 1;
  return 0;
}
