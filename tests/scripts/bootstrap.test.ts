import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bootstrapInterval, pairedDifference } from "../../scripts/bootstrap.ts";

const ndcg = [0.91, 0.42, 0.77, 0, 1, 0.63, 0.58, 0.84, 0.12, 0.7];
const wave = (length: number): number[] => Array.from({ length }, (_, at) => (1 + Math.sin(at)) / 2);
const width = ({ low, high }: { low: number; high: number }): number => high - low;

describe("the bootstrap interval", () => {
  it("gives the same interval for the same seed", () => {
    expect(bootstrapInterval(ndcg)).toEqual(bootstrapInterval(ndcg));
    expect(bootstrapInterval(ndcg, { seed: 7 })).toEqual(bootstrapInterval(ndcg, { seed: 7 }));
    expect(bootstrapInterval(ndcg, { seed: 7 })).not.toEqual(bootstrapInterval(ndcg, { seed: 8 }));
  });

  it("contains the mean and stays between the smallest and the largest value", () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer(), (all, seed) => {
        const { mean, low, high } = bootstrapInterval(all, { seed, samples: 500 });
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
        expect(low).toBeGreaterThanOrEqual(Math.min(...all));
        expect(high).toBeLessThanOrEqual(Math.max(...all));
      }),
    );
  });

  it("has no width for one value or for equal values", () => {
    expect(bootstrapInterval([0.4])).toEqual({ mean: 0.4, low: 0.4, high: 0.4 });
    expect(width(bootstrapInterval([0.1, 0.1, 0.1]))).toBe(0);
  });

  it("refuses no values, values that are no numbers and no samples", () => {
    expect(() => bootstrapInterval([])).toThrow(RangeError);
    expect(() => bootstrapInterval([0.5, Number.NaN])).toThrow(RangeError);
    expect(() => bootstrapInterval([0.5], { samples: 0 })).toThrow(RangeError);
  });

  it("is narrower with more values", () => {
    expect(width(bootstrapInterval(wave(400)))).toBeLessThan(width(bootstrapInterval(wave(100))));
    expect(width(bootstrapInterval(wave(100)))).toBeLessThan(width(bootstrapInterval(wave(25))));
  });

  it("agrees with the normal interval when values are many", () => {
    const values = wave(1000);
    const { mean, low, high } = bootstrapInterval(values);
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    const half = 1.96 * Math.sqrt(variance / values.length);
    expect(low).toBeCloseTo(mean - half, 2);
    expect(high).toBeCloseTo(mean + half, 2);
  });
});

describe("the paired difference", () => {
  it("is nothing for a system against itself", () => {
    expect(pairedDifference(ndcg, ndcg)).toEqual({ mean: 0, low: 0, high: 0 });
  });

  it("sees a small steady gain that two separate intervals hide", () => {
    const better = ndcg.map((value, at) => value + (at % 2 === 0 ? 0.02 : 0.04));
    const { mean, low } = pairedDifference(better, ndcg);
    expect(mean).toBeCloseTo(0.03, 9);
    expect(low).toBeGreaterThan(0);
    expect(bootstrapInterval(better).low).toBeLessThan(bootstrapInterval(ndcg).high);
  });

  it("turns its sign around when the systems change places", () => {
    const other = [...ndcg].reverse();
    const { mean, low, high } = pairedDifference(other, ndcg);
    const back = pairedDifference(ndcg, other);
    expect(back.mean).toBeCloseTo(-mean, 12);
    expect(back.low).toBeCloseTo(-high, 12);
    expect(back.high).toBeCloseTo(-low, 12);
  });

  it("refuses lists of different lengths", () => {
    expect(() => pairedDifference([1, 2], [1])).toThrow(RangeError);
  });
});
