import { bareText } from "../concepts/bare-text.ts";
import data from "./formulae.json" with { type: "json" };

const phrases = data.phrases.map((phrase) => bareText(phrase).text).sort((a, b) => b.length - a.length);
const title = /《[^《》]{2,60}》/gu;
/** Fewer units of one's own than these are a name or a turn of the trade: the longest that the five sample reports share by
 * themselves has 22 (道路交通安全和运输执法领域突出问题专项整治). */
const leastOwn = 24;

export interface Boilerplate {
  /** Fixed expressions and titles, as they stand in the text. */
  phrases: string[];
  /** Units of the text, punctuation aside, that are in none of them. */
  own: number;
}

/** What of a text are fixed expressions of the genre and titles of documents. */
export function boilerplateIn(text: string): Boilerplate {
  const { text: bare, starts, ends } = bareText(text);
  const taken = new Uint8Array(bare.length);
  const found: { at: number; words: string }[] = [];
  const take = (from: number, to: number): void => {
    found.push({ at: from, words: text.slice(starts[from] ?? 0, ends[to - 1] ?? 0) });
    taken.fill(1, from, to);
  };
  for (const { index, 0: words } of text.matchAll(title)) {
    const from = starts.findIndex((start) => start >= index);
    const to = starts.findLastIndex((start) => start < index + words.length) + 1;
    if (from >= 0 && to > from) take(from, to);
  }
  for (const phrase of phrases) {
    for (let at = bare.indexOf(phrase); at >= 0; at = bare.indexOf(phrase, at + 1)) {
      if (!taken.subarray(at, at + phrase.length).every((one) => one === 1)) take(at, at + phrase.length);
    }
  }
  found.sort((a, b) => a.at - b.at);
  return {
    phrases: [...new Set(found.map(({ words }) => words))],
    own: bare.length - taken.reduce((sum, one) => sum + one, 0),
  };
}

/**
 * How much of a shared stretch is its own, 0–1: the share of it that is no fixed expression, divided by the number of
 * regions that share it: what one region says is told in full, what all say hardly. `discounted` where fewer than
 * `minCharacters` are its own, 24 unless told, or where a third of the corpus's regions, three at least, share it.
 */
export function weigh(
  { own }: Pick<Boilerplate, "own">,
  {
    length,
    regions,
    allRegions,
    minCharacters = leastOwn,
  }: { length: number; regions: number; allRegions: number; minCharacters?: number | undefined },
): { weight: number; discounted: boolean } {
  const isCommon = regions >= Math.max(3, allRegions / 3);
  const discounted = own < minCharacters || isCommon;
  return { weight: own / Math.max(1, length) / Math.max(1, regions), discounted };
}
