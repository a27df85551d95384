import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantize, shorten, unitLength } from "../../src/vectors/token-projection.ts";

function vector(length: number): fc.Arbitrary<Float32Array> {
  return fc
    .array(fc.integer({ min: -99, max: 99 }), { minLength: length, maxLength: length })
    .filter((values) => values.some((value) => value !== 0))
    .map((values) => Float32Array.from(values, (value) => value / 10));
}

function norm(values: Iterable<number>): number {
  return Math.hypot(...values);
}

const projections = fc
  .record({ inner: fc.integer({ min: 1, max: 24 }), width: fc.constantFrom(16, 32, 64, 128) })
  .chain(({ inner, width }) =>
    fc.record({
      vectors: fc.array(vector(inner), { maxLength: 5 }),
      // Columns that are never all zero, so that no product is without length.
      projection: vector(inner * width).map((values) => ({ width, values: values.map((value) => value + 0.05) })),
    }),
  );

describe("shortening token vectors", () => {
  it("multiplies by the matrix and brings to unit length", () => {
    fc.assert(
      fc.property(projections, ({ vectors, projection: { width, values } }) => {
        const wanted = vectors.map((one) =>
          Array.from({ length: width }, (_, column) =>
            one.reduce((sum, value, row) => sum + value * (values[row * width + column] ?? 0), 0),
          ),
        );
        // What nearly cancels out has no direction to compare.
        fc.pre(wanted.every((row) => norm(row) > 0.5));
        const short = shorten(vectors, { width, values });
        expect(short.map((row) => row.length)).toEqual(vectors.map(() => width));
        for (const [at, row] of short.entries()) {
          const expected = wanted[at] ?? [];
          const length = norm(expected);
          for (const [column, value] of row.entries()) expect(value).toBeCloseTo((expected[column] ?? 0) / length, 3);
        }
      }),
    );
  });

  it("gives the same with a matrix it has seen before", () => {
    const projection = { width: 16, values: Float32Array.from({ length: 48 }, (_, at) => Math.sin(at)) };
    const vectors = [Float32Array.of(1, 2, 3), Float32Array.of(-1, 0, 2)];
    expect(shorten(vectors, projection)).toEqual(shorten(vectors, projection));
  });

  it("only brings to unit length without a matrix, and gives nothing for nothing", () => {
    expect(shorten([Float32Array.of(3, 4)], undefined)).toEqual([Float32Array.of(0.6, 0.8)]);
    expect(shorten([], undefined)).toEqual([]);
    expect(shorten([], { width: 16, values: new Float32Array(32) })).toEqual([]);
  });
});

describe("unit length", () => {
  it("keeps the direction and leaves the vector itself alone", () => {
    fc.assert(
      fc.property(vector(12), (given) => {
        const before = given.slice();
        const unit = unitLength(given);
        expect(norm(unit)).toBeCloseTo(1, 5);
        expect(given).toEqual(before);
        for (const [at, value] of unit.entries()) expect(value * norm(given)).toBeCloseTo(given[at] ?? 0, 4);
      }),
    );
  });

  it("is refused to a vector that has none", () => {
    expect(() => unitLength(new Float32Array(4))).toThrow(/without length/u);
    expect(() => unitLength(Float32Array.of(1, Number.NaN))).toThrow(/without length/u);
    expect(() => unitLength(new Float32Array())).toThrow(/without length/u);
  });
});

describe("quantizing", () => {
  it("keeps each number of a unit row to half a step", () => {
    fc.assert(
      fc.property(fc.array(vector(10).map(unitLength), { minLength: 1, maxLength: 5 }), (rows) => {
        const whole = quantize(rows);
        expect(whole).toHaveLength(rows.length * 10);
        for (const [at, value] of whole.entries()) {
          const exact = rows[Math.floor(at / 10)]?.[at % 10] ?? 0;
          expect(Math.abs(value - exact * 127)).toBeLessThanOrEqual(0.5001);
        }
      }),
    );
  });

  it("takes one number to its ends and no rows to no bytes", () => {
    expect([...quantize([Float32Array.of(1), Float32Array.of(-1)])]).toEqual([127, -127]);
    expect(quantize([])).toHaveLength(0);
  });
});
