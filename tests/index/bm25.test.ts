import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Bm25 } from "../../src/index/embedded/bm25.ts";

const word = fc.constantFrom("复议", "处罚", "检查", "普法", "调解");
const passages = fc.array(fc.array(word, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 12 });

/** The formula as it is printed, term by term over every passage. */
function naive(all: readonly string[][], query: ReadonlyMap<string, number>, passage: readonly string[]): number {
  const average = all.reduce((sum, one) => sum + one.length, 0) / all.length;
  return [...query].reduce((sum, [term, weight]) => {
    const holding = all.filter((one) => one.includes(term)).length;
    const idf = Math.log(1 + (all.length - holding + 0.5) / (holding + 0.5));
    const f = passage.filter((one) => one === term).length;
    return sum + (weight * idf * f * 2.2) / (f + 1.2 * (0.25 + (0.75 * passage.length) / average));
  }, 0);
}

describe("BM25", () => {
  it("equals a naive scan", () => {
    fc.assert(
      fc.property(passages, fc.uniqueArray(word, { minLength: 1 }), (all, terms) => {
        const bm25 = new Bm25();
        for (const passage of all) bm25.add(passage);
        const query = new Map(terms.map((term, at) => [term, 1 / (at + 1)]));
        const scores = bm25.scores(query);
        for (const [slot, passage] of all.entries()) {
          expect(scores.get(slot) ?? 0).toBeCloseTo(naive(all, query, passage), 9);
          expect(bm25.match(query, slot).score).toBeCloseTo(naive(all, query, passage), 9);
        }
      }),
    );
  });
});
