import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { probability } from "../../src/search/calibration.ts";
import { byScore, type Examination, rank } from "../../src/search/rank.ts";

type Seen = Record<"words" | "late", number>;

const scoring = {
  first: { intercept: -1, weights: { words: 2 } },
  full: { intercept: -2, weights: { words: 1, late: 3 } },
  present: 0.5,
  related: 0.1,
};

/** Passages with what each step would see of them; equal numbers are frequent. */
const seen = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    words: fc.integer({ min: 0, max: 3 }),
    late: fc.integer({ min: 0, max: 3 }),
  }),
  { selector: ({ id }) => id, maxLength: 20 },
);

function examinationOf(
  all: readonly { id: string; words: number; late: number }[],
  rules: ReadonlySet<string> = new Set(),
): {
  examination: Examination<Seen>;
  looked: string[];
} {
  const byId = new Map(all.map((one) => [one.id, one]));
  const looked: string[] = [];
  const examination = {
    isRule: (id: string) => rules.has(id),
    first: (id: string) => ({ words: byId.get(id)?.words ?? 0, late: 0 }),
    second: (id: string, known: Seen) => {
      looked.push(id);
      return { ...known, late: byId.get(id)?.late ?? 0 };
    },
  };
  return { examination, looked };
}

describe("ranking passages", () => {
  it("looks twice at the best of the first step only", () => {
    fc.assert(
      fc.property(seen, fc.nat(25), (all, depth) => {
        const { examination, looked } = examinationOf(all);
        const ids = all.map(({ id }) => id);
        const ranked = rank(ids, examination, { scoring, depth });
        const first = all
          .map(({ id, words }) => ({ passageId: id, score: probability(scoring.first, { words }) }))
          .sort(byScore);
        const hopeful = first.slice(0, depth).filter(({ score }) => score >= scoring.related / 15);
        expect(looked).toEqual(hopeful.map(({ passageId }) => passageId));
        for (const { passageId, isFull } of ranked) expect(isFull).toBe(looked.includes(passageId));
      }),
    );
  });

  it("gives each passage once, best first, each with the score of its last step", () => {
    fc.assert(
      fc.property(seen, fc.nat(25), (all, depth) => {
        const ids = all.map(({ id }) => id);
        const ranked = rank(ids, examinationOf(all).examination, { scoring, depth });
        expect(new Set(ranked.map(({ passageId }) => passageId))).toEqual(new Set(ids));
        expect(ranked).toHaveLength(ids.length);
        expect(ranked).toEqual([...ranked].sort(byScore));
        for (const { score, features, isFull } of ranked) {
          expect(score).toBe(probability(isFull ? scoring.full : scoring.first, features));
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThan(1);
        }
      }),
    );
  });

  it("puts what a rule demands after every report that has it, and states no rule as a practice", () => {
    fc.assert(
      fc.property(seen, fc.nat(25), (all, depth) => {
        const rules = new Set(all.filter((_, at) => at % 2 === 0).map(({ id }) => id));
        const { examination } = examinationOf(all, rules);
        const ranked = rank(
          all.map(({ id }) => id),
          examination,
          { scoring, depth },
        );
        const present = ranked.filter(({ score }) => score >= scoring.present);
        expect(present.filter(({ passageId }) => rules.has(passageId))).toEqual([]);
      }),
    );
  });

  it("does not depend on the order in which passages come", () => {
    const shuffled = seen.chain((all) =>
      fc.record({ all: fc.constant(all), other: fc.shuffledSubarray(all, { minLength: all.length }) }),
    );
    fc.assert(
      fc.property(shuffled, fc.nat(25), ({ all, other }, depth) => {
        const { examination } = examinationOf(all);
        const options = { scoring, depth };
        const ids = (some: typeof all) => some.map(({ id }) => id);
        expect(rank(ids(other), examination, options)).toEqual(rank(ids(all), examination, options));
      }),
    );
  });
});
