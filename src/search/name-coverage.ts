import { bareText } from "../concepts/bare-text.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import { pairTerms } from "../tokenize/character-pairs.ts";

/** How nearly one of some names stands in passages, for words that came apart: 建议提案办理 in 意见建议…提案…办理. */
export class NameCoverage {
  private readonly index: PassageIndex;
  /** Pairs of characters of all names, each once, with its IDF. */
  private readonly pairs: { term: string; mass: number }[];
  /** Each name as places in `pairs`, with their mass together. */
  private readonly names: { pairs: number[]; mass: number }[];

  constructor(names: readonly string[], index: PassageIndex) {
    this.index = index;
    const split = names.map((name) => pairTerms(bareText(name).text));
    const terms = [...new Set(split.flat())];
    const placeOf = new Map(terms.map((term, at) => [term, at]));
    this.pairs = terms.map((term) => ({ term, mass: index.idf(term) }));
    this.names = split.map((pairs) => {
      const places = [...new Set(pairs)].flatMap((pair) => placeOf.get(pair) ?? []);
      return { pairs: places, mass: places.reduce((sum, at) => sum + (this.pairs[at]?.mass ?? 0), 0) };
    });
  }

  /** The greatest share of a name's IDF mass that the passage holds, 0–1. */
  of(passageId: string): number {
    const held = this.pairs.map(({ term, mass }) => (this.index.holds(term, passageId) ? mass : 0));
    const shares = this.names.map(({ pairs, mass }) =>
      mass > 0 ? pairs.reduce((sum, at) => sum + (held[at] ?? 0), 0) / mass : 0,
    );
    return Math.max(0, ...shares);
  }
}
