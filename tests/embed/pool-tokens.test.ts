import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poolTokens } from "../../src/embed/pool-tokens.ts";
import { unitLength } from "../../src/vectors/token-projection.ts";

/** Unit vectors from a fixed sequence, without ties, and never opposite to one another. */
function vectorsOf(seed: number, count: number, width = 8): Float32Array[] {
  let state = (seed % 2_147_483_646) + 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  };
  return Array.from({ length: count }, () => unitLength(Float32Array.from({ length: width }, next)));
}

const cases = fc.record({
  vectors: fc.tuple(fc.nat(), fc.integer({ min: 1, max: 40 })).map(([seed, count]) => vectorsOf(seed, count)),
  factor: fc.integer({ min: 1, max: 8 }),
});

function meanOf(members: readonly Float32Array[]): number[] {
  return Array.from(members[0] ?? [], (_, i) => members.reduce((sum, row) => sum + (row[i] ?? 0), 0) / members.length);
}

/** Ward's criterion from its definition: for each step the means of all groups anew. */
function naiveOwners(vectors: readonly Float32Array[], wanted: number): number[] {
  const groups = vectors.map((_, at) => [at]);
  const growth = (a: readonly number[], b: readonly number[]): number => {
    const [left, right] = [a, b].map((group) => meanOf(group.flatMap((at) => vectors[at] ?? [])));
    const squares = (left ?? []).reduce((sum, value, i) => sum + (value - (right?.[i] ?? 0)) ** 2, 0);
    return ((a.length * b.length) / (a.length + b.length)) * squares;
  };
  while (groups.length > wanted) {
    const pairs = groups.flatMap((a, from) =>
      groups.slice(from + 1).map((b, further) => ({ from, to: from + 1 + further, cost: growth(a, b) })),
    );
    const { from, to } = pairs.reduce((best, pair) => (pair.cost < best.cost ? pair : best));
    const [joined = []] = groups.splice(to, 1);
    groups[from]?.push(...joined);
  }
  return vectors.map((_, at) => groups.findIndex((group) => group.includes(at)));
}

describe("pooling tokens", () => {
  it("leaves a factor-th of the rows, and at least one", () => {
    fc.assert(
      fc.property(cases, ({ vectors, factor }) => {
        expect(poolTokens(vectors, factor).rows).toHaveLength(Math.max(1, Math.round(vectors.length / factor)));
      }),
    );
  });

  it("gives every token a row and every row a token, rows in the order in which they begin", () => {
    fc.assert(
      fc.property(cases, ({ vectors, factor }) => {
        const { rows, owners } = poolTokens(vectors, factor);
        expect(owners).toHaveLength(vectors.length);
        expect([...new Set(owners)]).toEqual(Array.from(rows, (_, row) => row));
      }),
    );
  });

  it("makes each row the mean of its tokens at unit length", () => {
    fc.assert(
      fc.property(cases, ({ vectors, factor }) => {
        const { rows, owners } = poolTokens(vectors, factor);
        for (const [row, values] of rows.entries()) {
          expect(Math.hypot(...values)).toBeCloseTo(1, 5);
          const mean = meanOf(vectors.filter((_, at) => owners[at] === row));
          const length = Math.hypot(...mean);
          for (const [i, value] of values.entries()) expect(value).toBeCloseTo((mean[i] ?? 0) / length, 3);
        }
      }),
    );
  });

  it("joins what Ward's criterion joins when every mean is made anew", () => {
    const small = fc.record({
      seed: fc.nat(),
      count: fc.integer({ min: 2, max: 12 }),
      wanted: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(small, ({ seed, count, wanted }) => {
        fc.pre(wanted <= count);
        const vectors = vectorsOf(seed, count);
        expect([...poolTokens(vectors, count / wanted).owners]).toEqual(naiveOwners(vectors, wanted));
      }),
    );
  });

  it("gives the same twice and leaves the vectors alone", () => {
    fc.assert(
      fc.property(cases, ({ vectors, factor }) => {
        const before = vectors.map((vector) => vector.slice());
        expect(poolTokens(vectors, factor)).toEqual(poolTokens(vectors, factor));
        expect(vectors).toEqual(before);
      }),
    );
  });

  it("joins tokens that are the same before any others", () => {
    const [a = new Float32Array(), b = new Float32Array(), c = new Float32Array()] = vectorsOf(7, 3);
    expect([...poolTokens([a, b, a, c, b, a], 2).owners]).toEqual([0, 1, 0, 2, 1, 0]);
  });

  it("has 256 rows at most, so that an owner is one byte", () => {
    const { rows, owners } = poolTokens(vectorsOf(3, 300), 1);
    expect(rows).toHaveLength(256);
    expect(new Set(owners).size).toBe(256);
  });

  it("leaves single tokens as they are, and nothing of nothing", () => {
    const vectors = vectorsOf(5, 4);
    expect([...poolTokens(vectors, 1).owners]).toEqual([0, 1, 2, 3]);
    expect(poolTokens(vectors.slice(0, 1), 4).rows).toHaveLength(1);
    expect(poolTokens([], 4)).toEqual({ rows: [], owners: new Uint8Array() });
  });

  it("joins opposite tokens too, though their mean has no length", () => {
    expect(poolTokens([Float32Array.of(1, 0), Float32Array.of(-1, 0)], 2).owners).toHaveLength(2);
  });
});
