import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TokenVectors } from "../../src/corpus/embedding.ts";
import { interactions, lateInteraction, tokenMaxima } from "../../src/vectors/late-interaction.ts";
import { quantize, unitLength } from "../../src/vectors/token-projection.ts";
import { HashEmbedder } from "../parts.ts";

function tokensOf(rows: readonly Float32Array[], width: number): TokenVectors {
  const owners = Uint8Array.from(rows, (_, at) => at);
  return { width, rows: quantize(rows), owners, lengths: new Uint8Array(rows.length) };
}

function unitRows(width: number, least: number): fc.Arbitrary<Float32Array[]> {
  const row = fc
    .array(fc.integer({ min: -50, max: 50 }), { minLength: width, maxLength: width })
    .filter((values) => values.some((value) => value !== 0));
  return fc.array(
    row.map((values) => unitLength(Float32Array.from(values))),
    { minLength: least, maxLength: 6 },
  );
}

// Multiples of 16 go to the kernel, others to the loop.
const pairs = fc.constantFrom(16, 48, 128, 1, 8, 20, 50).chain((width) =>
  fc.record({
    question: unitRows(width, 0).map((rows) => tokensOf(rows, width)),
    passage: unitRows(width, 1).map((rows) => tokensOf(rows, width)),
  }),
);

function naiveCosine(a: TokenVectors, token: number, b: TokenVectors, row: number): number {
  let sum = 0;
  for (let i = 0; i < a.width; i++) sum += (a.rows[token * a.width + i] ?? 0) * (b.rows[row * b.width + i] ?? 0);
  return sum / 127 ** 2;
}

function count({ rows, width }: TokenVectors): number {
  return rows.length / width;
}

describe("late interaction", () => {
  it("takes for each token of the question the row that fits it best, at every width", () => {
    fc.assert(
      fc.property(pairs, ({ question, passage }) => {
        const best = tokenMaxima(question, passage);
        expect(best).toHaveLength(count(question));
        for (const [token, value] of best.entries()) {
          const cosines = Array.from({ length: count(passage) }, (_, row) =>
            naiveCosine(question, token, passage, row),
          );
          expect(value).toBeCloseTo(Math.max(...cosines), 5);
        }
      }),
    );
  });

  it("tells the cosine of each token and each row, and the best of them is the token's", () => {
    fc.assert(
      fc.property(pairs, ({ question, passage }) => {
        const table = interactions(question, passage);
        expect(table.map(({ length }) => length)).toEqual(Array.from(table, () => count(passage)));
        expect(table.map((row) => Math.max(...row))).toEqual([...tokenMaxima(question, passage)]);
      }),
    );
  });

  it("is their mean, and about between −1 and 1", () => {
    fc.assert(
      fc.property(pairs, ({ question, passage }) => {
        const best = [...tokenMaxima(question, passage)];
        const mean = best.reduce((sum, value) => sum + value, 0) / Math.max(1, best.length);
        expect(lateInteraction(question, passage)).toBeCloseTo(mean, 5);
        // Rounding to 127 steps can make a row a little longer than 1.
        expect(Math.abs(mean)).toBeLessThanOrEqual(1.1);
      }),
    );
  });

  it("is 1 for a text and itself, and 0 without a question", async () => {
    const { tokens } = await new HashEmbedder().embedPassage("推行免罚轻罚清单");
    expect(lateInteraction(tokens, tokens)).toBeCloseTo(1, 5);
    expect(lateInteraction({ ...tokens, rows: new Int8Array() }, tokens)).toBe(0);
  });

  it("does not fall when the passage says more", () => {
    fc.assert(
      fc.property(pairs, ({ question, passage }) => {
        const less = { ...passage, rows: passage.rows.slice(0, passage.width) };
        expect(lateInteraction(question, passage)).toBeGreaterThanOrEqual(lateInteraction(question, less) - 1e-6);
      }),
    );
  });

  it("is −1 at least also where the passage has no rows", () => {
    for (const width of [8, 16]) {
      const question = tokensOf([unitLength(new Float32Array(width).fill(1))], width);
      expect(lateInteraction(question, { ...question, rows: new Int8Array() })).toBeGreaterThanOrEqual(-1);
    }
  });
});
