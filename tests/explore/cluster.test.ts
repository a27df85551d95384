import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cluster } from "../../src/explore/candidates/cluster.ts";
import { logLikelihoodRatio } from "../../src/explore/candidates/telling-words.ts";
import { Turns } from "../../src/search/turns.ts";

function graphOf(count: number, edges: readonly (readonly [number, number, number])[]): Map<number, number>[] {
  const graph = Array.from({ length: count }, () => new Map<number, number>());
  for (const [a, b, alike] of edges) {
    if (a === b) continue;
    graph[a]?.set(b, alike);
    graph[b]?.set(a, alike);
  }
  return graph;
}

describe("average-link clustering", () => {
  it("keeps apart what is alike through one member only", async () => {
    const graph = graphOf(4, [
      [0, 1, 0.9],
      [1, 2, 0.5],
      [2, 3, 0.8],
    ]);
    // 0 and 2 are not alike: {0,1} and {2,3} are .5/4 alike on average.
    expect(await cluster(graph, 0.3, new Turns())).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it("puts each node into one cluster at most, whose two last parts were alike enough", async () => {
    const node = fc.integer({ min: 0, max: 9 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(node, node, fc.double({ min: 0, max: 1, noNaN: true }))), async (edges) => {
        const graph = graphOf(10, edges);
        const clusters = await cluster(graph, 0.3, new Turns());
        const nodes = clusters.flat();
        expect(new Set(nodes).size).toBe(nodes.length);
        for (const members of clusters) expect(members.length).toBeGreaterThan(1);
        expect(await cluster(graph, 0.3, new Turns())).toEqual(clusters);
      }),
    );
  });
});

describe("the log-likelihood ratio", () => {
  it("is 0 where a word is no more frequent than elsewhere, and grows with what sets it apart", () => {
    const at = (inside: number, elsewhere: number): number =>
      logLikelihoodRatio({ inside, of: 10, elsewhere, ofElsewhere: 90 });
    expect(at(1, 9)).toBe(0);
    expect(at(0, 9)).toBe(0);
    expect(at(5, 9)).toBeGreaterThan(0);
    expect(at(9, 9)).toBeGreaterThan(at(5, 9));
    expect(at(5, 0)).toBeGreaterThan(at(5, 9));
    // Dunning's table by hand: 2·(5·ln(5/.5) + 5·ln(5/9.5) + 90·ln(90/85.5)).
    expect(at(5, 0)).toBeCloseTo(2 * (5 * Math.log(10) + 5 * Math.log(5 / 9.5) + 90 * Math.log(90 / 85.5)), 9);
  });
});
