import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CosineTable } from "../../src/vectors/cosine-table.ts";
import { KeptMatrix, maxima } from "../../src/vectors/kernels.ts";
import { lateInteraction, tokenMaxima } from "../../src/vectors/late-interaction.ts";
import { quantize, unitLength } from "../../src/vectors/token-projection.ts";

const rows = (width: number): fc.Arbitrary<Int8Array> =>
  fc
    .array(fc.array(fc.integer({ min: -127, max: 127 }), { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((all) => Int8Array.from(all.flat()));
const product = (a: Int8Array, from: number, b: Int8Array, start: number, width: number): number =>
  Array.from({ length: width }, (_, i) => (a[from + i] ?? 0) * (b[start + i] ?? 0)).reduce((x, y) => x + y, 0);

describe("the kernels", () => {
  it.each([16, 32, 128])("find the same maxima as a plain loop, in rows of %i", (width) => {
    fc.assert(
      fc.property(rows(width), rows(width), (question, passage) => {
        const expected = Array.from({ length: question.length / width }, (_, token) =>
          Math.max(
            ...Array.from({ length: passage.length / width }, (_, row) =>
              product(question, token * width, passage, row * width, width),
            ),
          ),
        );
        expect([...maxima(question, passage, width)]).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it("multiply rows by a kept matrix as a plain loop does, whatever was kept before and after", () => {
    const values = Float32Array.from({ length: 5 * 16 }, (_, at) => Math.sin(at));
    const matrix = new KeptMatrix(values, 16);
    new KeptMatrix(new Float32Array(300_000).fill(1), 16);
    const vector = Float32Array.from([1, -2, 0.5, 3, 0.25]);
    const found = matrix.times(vector);
    for (let column = 0; column < 16; column++) {
      const expected = vector.reduce((sum, x, row) => sum + x * (values[row * 16 + column] ?? 0), 0);
      expect(found[column]).toBeCloseTo(expected, 4);
    }
  });

  it("give the cosines of as many vectors as there are, also when they do not fill a row of sixteen", () => {
    const vectors = Array.from({ length: 19 }, (_, at) =>
      unitLength(Float32Array.from({ length: 8 }, (_, i) => Math.cos(at * 8 + i))),
    );
    const found = new CosineTable(vectors).cosines(vectors[7] ?? new Float32Array());
    expect(found).toHaveLength(19);
    expect(found[7]).toBeCloseTo(1, 5);
    expect(new CosineTable([]).cosines(new Float32Array(8))).toHaveLength(0);
  });
});

describe("late interaction", () => {
  const tokens = (...vectors: number[][]): Parameters<typeof lateInteraction>[0] => ({
    width: vectors[0]?.length ?? 0,
    rows: quantize(vectors.map((one) => unitLength(Float32Array.from(one)))),
    owners: Uint8Array.from(vectors, (_, at) => at),
    lengths: Uint8Array.from(vectors, () => 1),
  });

  it("is the mean over the question's tokens of the row that fits each best", () => {
    const question = tokens([1, 0, 0], [0, 1, 0]);
    expect(lateInteraction(question, tokens([1, 0, 0], [0, 0, 1]))).toBeCloseTo(0.5, 2);
    expect(lateInteraction(question, tokens([0, 1, 0], [1, 0, 0]))).toBeCloseTo(1, 2);
  });

  it("gives the same for a width that the kernels take and for one that they do not", () => {
    const wide = (one: number[]): number[] => [...one, ...new Array<number>(16 - one.length).fill(0)];
    const [a, b] = [
      [0.3, 0.5, -0.2],
      [0.1, -0.4, 0.9],
    ];
    const narrow = tokenMaxima(tokens(a ?? []), tokens(b ?? [], a ?? []));
    const padded = tokenMaxima(tokens(wide(a ?? [])), tokens(wide(b ?? []), wide(a ?? [])));
    expect(narrow[0]).toBeCloseTo(padded[0] ?? 0, 2);
  });
});
