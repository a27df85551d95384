import { describe, expect, it } from "vitest";
import { type Hit, type Mode, modes } from "../../src/search/contract.ts";
import type { SmallCorpus } from "../parts.ts";
import { request, storedCorpus, twelveReports } from "./twelve-reports.ts";

const stored = storedCorpus(twelveReports);

async function hits({ engine }: SmallCorpus, query: string, mode: Mode = "hybrid"): Promise<Hit[]> {
  const answer = await engine.search({ ...request, query, mode, groupBy: "none", explain: true });
  return answer.hits ?? [];
}

/** Those that a user would see; of what is hopeless the token vectors are not read. */
function shown(found: readonly Hit[]): Hit[] {
  return found.filter(({ score }) => score >= 0.05);
}

const questions = ["免罚轻罚", "府院联动召开联席会议", "免罰輕罰案件多少件", "饕餮魑魅"];

describe("an explained hit", () => {
  it("says where each arm had it, with words that do stand in it", async () => {
    const corpus = await stored();
    const found = await hits(corpus, "免罰輕罰");
    const best = found.find(({ why }) => why?.lexical?.rank === 1);
    expect(best?.why?.lexical?.terms).toContain("免罚轻罚");
    for (const arm of ["lexical", "semantic"] as const) {
      const places = found.flatMap(({ why }) => why?.[arm] ?? []).sort((a, b) => a.rank - b.rank);
      expect(places.map(({ rank }) => rank)).toEqual(places.map((_, at) => at + 1));
      expect(places.map(({ score }) => score)).toEqual(places.map(({ score }) => score).sort((a, b) => b - a));
    }
    for (const { why, passage } of found) {
      expect(why?.semantic).toBeDefined();
      for (const term of why?.lexical?.terms ?? []) expect(passage.text).toContain(term);
    }
  });

  it("says nothing of an arm that was off", async () => {
    const corpus = await stored();
    const lexical = await hits(corpus, "免罚轻罚", "lexical");
    const semantic = await hits(corpus, "免罚轻罚", "semantic");
    expect(lexical.length).toBeGreaterThan(0);
    expect(lexical.map(({ why }) => [why?.semantic, why?.concepts])).toEqual(lexical.map(() => [undefined, undefined]));
    expect(semantic.map(({ why }) => why?.lexical)).toEqual(semantic.map(() => undefined));
    expect(semantic.length).toBeGreaterThan(0);
    expect(shown(semantic).every(({ why }) => why?.late !== undefined)).toBe(true);
  });

  it("shows late interaction with a clause inside the passage", async () => {
    const corpus = await stored();
    for (const query of questions) {
      for (const { why, passage } of shown(await hits(corpus, query))) {
        expect(Math.abs(why?.late?.score ?? 2)).toBeLessThanOrEqual(1.001);
        const { start = -1, end = -1 } = why?.late?.span ?? {};
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end - start).toBeGreaterThanOrEqual(4);
        expect(end).toBeLessThanOrEqual(passage.text.length);
        expect(passage.text.slice(start, end)).not.toMatch(/[,。]/u);
      }
    }
  });

  it("rests on finite parts, the strongest first, and on the score it was ranked by", async () => {
    const corpus = await stored();
    for (const mode of modes) {
      for (const query of questions) {
        for (const { why, score } of await hits(corpus, query, mode)) {
          const parts = why?.parts ?? [];
          const adds = parts.map((part) => Math.abs(part.adds));
          expect(why?.fused).toBe(score);
          expect(parts.every((part) => Number.isFinite(part.value) && Number.isFinite(part.adds))).toBe(true);
          expect(adds).toEqual([...adds].sort((a, b) => b - a));
          expect(new Set(parts.map(({ feature }) => feature)).size).toBe(parts.length);
        }
      }
    }
  });

  it("names the measure and the words by which a passage says it that were not typed", async () => {
    const corpus = await stored();
    const found = await hits(corpus, "免罚轻罚");
    const wuxi = found.find(({ passage }) => passage.text.includes("不予处罚小微企业"));
    expect(wuxi?.why).toMatchObject({ concepts: ["免罚轻罚"], expandedWith: ["不予处罚"] });
    for (const { why, passage } of found) {
      for (const words of why?.expandedWith ?? []) expect(passage.text).toContain(words);
      expect(why?.expandedWith ?? []).not.toContain("免罚轻罚");
    }
  });

  it("is the same hit as without the explanation", async () => {
    const { engine } = await stored();
    const plain = await engine.search({ ...request, groupBy: "none" });
    const explained = await engine.search({ ...request, groupBy: "none", explain: true });
    expect(explained.hits?.map(({ why: _, ...hit }) => hit)).toEqual(plain.hits);
    expect(plain.hits?.every(({ why }) => why === undefined)).toBe(true);
  });

  it("is marked in order, apart and inside the passage", async () => {
    const corpus = await stored();
    for (const query of questions) {
      for (const { highlights, passage } of await hits(corpus, query)) {
        let at = -1;
        for (const { start, end } of highlights) {
          expect(start).toBeGreaterThan(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(passage.text.length);
      }
    }
  });
});
