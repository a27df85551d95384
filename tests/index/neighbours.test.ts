import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Neighbours } from "../../src/index/embedded/neighbours.ts";
import { temporaryFolder } from "../parts.ts";

const dimension = 16;
const facts = { dimension, modelSha256: "m" };

/** Unit vectors from a fixed sequence. */
function vectors(count: number): Float32Array[] {
  let state = 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  };
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: dimension }, next);
    const norm = Math.hypot(...vector);
    return vector.map((value) => value / norm);
  });
}

function filled(folder: string, count: number, exactUpTo: number): Neighbours {
  const neighbours = new Neighbours({ ...facts, folder, exactUpTo });
  for (const [slot, vector] of vectors(count).entries()) neighbours.add(slot, vector);
  return neighbours;
}

describe("neighbours", () => {
  it("agree between graph and exact scan", () => {
    const folder = temporaryFolder();
    const [graph, exact] = [filled(folder, 500, 0), filled(folder, 500, Infinity)];
    expect(graph.openGraph()).toBe("built");
    const queries = vectors(520).slice(500);
    const agreeing = queries.flatMap((query) => {
      const wanted = exact.nearest(query, 10).map(({ slot }) => slot);
      return graph.nearest(query, 10).filter(({ slot }) => wanted.includes(slot));
    });
    expect(agreeing.length / (queries.length * 10)).toBeGreaterThan(0.98);
  });

  it("open what was saved and find the same", () => {
    const folder = temporaryFolder();
    const before = filled(folder, 200, 0);
    before.openGraph();
    const after = filled(folder, 200, 0);
    expect(after.openGraph()).toBe("opened");
    const [query = new Float32Array(dimension)] = vectors(1);
    expect(after.nearest(query, 20)).toEqual(before.nearest(query, 20));
  });

  it("build again when the saved graph is damaged or of other passages", () => {
    const folder = temporaryFolder();
    filled(folder, 100, 0).openGraph();
    expect(filled(folder, 101, 0).openGraph()).toBe("built");
    const [generation = ""] = readdirSync(folder);
    const path = join(folder, generation, "graph.hnsw");
    const bytes = readFileSync(path);
    bytes[500] = (bytes[500] ?? 0) ^ 0xff;
    writeFileSync(path, bytes);
    expect(filled(folder, 101, 0).openGraph()).toBe("built");
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it("refuse what native code would not survive", () => {
    const neighbours = new Neighbours({ ...facts, folder: temporaryFolder() });
    expect(() => neighbours.add(0, new Float32Array(3))).toThrow(/16 维/u);
    expect(() => neighbours.add(0, new Float32Array(dimension).fill(Number.NaN))).toThrow(/非数值/u);
    expect(() => neighbours.add(-1, new Float32Array(dimension))).toThrow(RangeError);
    expect(() => neighbours.nearest(new Float32Array(3), 1)).toThrow(/16 维/u);
  });
});
