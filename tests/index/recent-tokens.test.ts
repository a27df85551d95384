import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TokenVectors } from "../../src/corpus/embedding.ts";
import { RecentTokens } from "../../src/index/embedded/recent-tokens.ts";

const limit = 128_000_000;

// Untouched zeros take no memory, so large rows cost nothing here.
const sizes = { 苏州: 60_000_000, 威海: 50_000_000, 如东: 40_000_000, 昆山: 10_000_000, 小县: 64 };
const store = new Map(Object.entries(sizes).map(([id, bytes]) => [id, tokensOf(bytes)]));

function tokensOf(bytes: number): TokenVectors {
  return { width: 64, rows: new Int8Array(bytes), owners: new Uint8Array(1), lengths: new Uint8Array(1) };
}

/** The part under test, and what it read from the store. */
function recent(from: ReadonlyMap<string, TokenVectors> = store): { tokens: RecentTokens; reads: string[] } {
  const reads: string[] = [];
  const tokens = new RecentTokens((id) => {
    reads.push(id);
    return from.get(id);
  });
  return { tokens, reads };
}

describe("recent token vectors", () => {
  it("are read once and kept", () => {
    const { tokens, reads } = recent();
    expect(tokens.get("小县")).toBe(store.get("小县"));
    expect(tokens.get("小县")).toBe(store.get("小县"));
    expect(reads).toEqual(["小县"]);
  });

  it("are asked for again when the store had none", () => {
    const { tokens, reads } = recent();
    expect(tokens.get("没有")).toBeUndefined();
    expect(tokens.get("没有")).toBeUndefined();
    expect(reads).toEqual(["没有", "没有"]);
  });

  it("are read anew after they were forgotten", () => {
    const changing = new Map([["小县", tokensOf(64)]]);
    const { tokens, reads } = recent(changing);
    tokens.get("小县");
    const later = tokensOf(128);
    changing.set("小县", later);
    tokens.forget("小县");
    tokens.forget("没有");
    expect(tokens.get("小县")).toBe(later);
    expect(reads).toEqual(["小县", "小县"]);
  });

  it("give way to later ones, those first that were asked for longest ago", () => {
    const { tokens, reads } = recent();
    for (const id of ["苏州", "威海", "苏州", "如东"]) tokens.get(id);
    expect(reads.splice(0)).toEqual(["苏州", "威海", "如东"]);
    for (const id of ["苏州", "如东"]) tokens.get(id);
    expect(reads).toEqual([]);
    tokens.get("威海");
    expect(reads).toEqual(["威海"]);
  });

  it("are given but not kept when they alone are too large", () => {
    const large = tokensOf(limit + 64);
    const { tokens, reads } = recent(new Map([...store, ["特大", large]]));
    expect(tokens.get("特大")).toBe(large);
    expect(tokens.get("特大")).toBe(large);
    expect(reads).toEqual(["特大", "特大"]);
    tokens.get("小县");
    tokens.get("小县");
    expect(reads.slice(2)).toEqual(["小县"]);
  });

  it("read what a plain list in the order of use, cut at 128 MB, reads", () => {
    const steps = fc.array(
      fc.record({ id: fc.constantFrom(...Object.keys(sizes), "没有"), forget: fc.integer({ max: 5, min: 0 }) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const { tokens, reads } = recent();
        const wanted: string[] = [];
        let kept: string[] = [];
        const bytes = (): number => kept.reduce((sum, id) => sum + (store.get(id)?.rows.length ?? 0), 0);
        for (const { id, forget } of all) {
          const known = kept.includes(id);
          kept = kept.filter((other) => other !== id);
          if (forget === 0) {
            tokens.forget(id);
            continue;
          }
          expect(tokens.get(id)).toBe(store.get(id));
          if (!known) wanted.push(id);
          if (store.has(id)) kept.push(id);
          while (bytes() > limit) kept.shift();
        }
        expect(reads).toEqual(wanted);
      }),
    );
  });
});
