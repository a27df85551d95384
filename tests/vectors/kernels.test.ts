import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeptMatrix, kernelWidth, maxima } from "../../src/vectors/kernels.ts";

const widths = fc.integer({ min: 1, max: 8 }).map((times) => times * kernelWidth);

function bytes(length: number): fc.Arbitrary<Int8Array> {
  return fc.int8Array({ minLength: length, maxLength: length });
}

function floats(length: number): fc.Arbitrary<Float32Array> {
  return fc.float32Array({ minLength: length, maxLength: length, min: -100, max: 100, noNaN: true });
}

const bytePairs = fc
  .record({ width: widths, tokens: fc.nat(6), rows: fc.integer({ min: 1, max: 9 }) })
  .chain(({ width, tokens, rows }) =>
    fc.record({ width: fc.constant(width), question: bytes(tokens * width), passage: bytes(rows * width) }),
  );

const products = fc
  .record({ width: widths, count: fc.nat(4), inner: fc.integer({ min: 1, max: 12 }) })
  .chain(({ width, count, inner }) =>
    fc.record({ width: fc.constant(width), rows: floats(count * inner), matrix: floats(inner * width) }),
  );

function naiveMaxima(question: Int8Array, passage: Int8Array, width: number): number[] {
  return Array.from({ length: question.length / width }, (_, token) => {
    let best = -Infinity;
    for (let row = 0; row < passage.length / width; row++) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += (question[token * width + i] ?? 0) * (passage[row * width + i] ?? 0);
      best = Math.max(best, sum);
    }
    return best;
  });
}

/** The same order of sums and the same rounding to 32 bits as the kernel has. */
function naiveProduct(rows: Float32Array, matrix: Float32Array, width: number): Float32Array {
  const inner = matrix.length / width;
  return Float32Array.from({ length: (rows.length / inner) * width }, (_, at) => {
    const [row, column] = [Math.floor(at / width), at % width];
    let sum = 0;
    for (let i = 0; i < inner; i++) {
      sum = Math.fround(sum + Math.fround((rows[row * inner + i] ?? 0) * (matrix[i * width + column] ?? 0)));
    }
    return sum;
  });
}

/** −0 and 0 are one number here. */
function plain(numbers: Iterable<number>): number[] {
  return Array.from(numbers, (value) => value + 0);
}

describe("the kernels", () => {
  it("give the largest products that a loop gives", () => {
    fc.assert(
      fc.property(bytePairs, ({ question, passage, width }) => {
        expect(plain(maxima(question, passage, width))).toEqual(plain(naiveMaxima(question, passage, width)));
      }),
    );
  });

  it("hold the greatest and least numbers of a byte without overflow", () => {
    const [least, most] = [new Int8Array(128).fill(-128), new Int8Array(128).fill(127)];
    expect([...maxima(least, least, 128)]).toEqual([128 * 128 * 128]);
    expect([...maxima(least, most, 128)]).toEqual([-128 * 127 * 128]);
  });

  it("multiply as a loop does", () => {
    fc.assert(
      fc.property(products, ({ rows, matrix, width }) => {
        expect(plain(new KeptMatrix(matrix, width).times(rows))).toEqual(plain(naiveProduct(rows, matrix, width)));
      }),
    );
  });

  it("keep each matrix apart from the others and from what is worked on", () => {
    fc.assert(
      fc.property(fc.array(products, { minLength: 2, maxLength: 4 }), bytePairs, (all, pair) => {
        const kept = all.map(({ matrix, width }) => new KeptMatrix(matrix, width));
        maxima(pair.question, pair.passage, pair.width);
        for (const [at, { rows, matrix, width }] of all.entries()) {
          expect(plain(kept[at]?.times(rows) ?? [])).toEqual(plain(naiveProduct(rows, matrix, width)));
        }
      }),
      { numRuns: 30 },
    );
  });

  it("take more than the memory they begin with", () => {
    const width = 128;
    const passage = Int8Array.from({ length: 4_000 * width }, (_, at) => (at * 31) % 255);
    const question = passage.slice(-2 * width);
    expect([...maxima(question, passage, width)]).toEqual(naiveMaxima(question, passage, width));
  });

  it("give results that later calls leave alone", () => {
    const row = new Int8Array(16).fill(2);
    const first = maxima(row, row, 16);
    maxima(row, new Int8Array(16), 16);
    expect([...first]).toEqual([64]);
  });
});
