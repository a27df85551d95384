import { describe, expect, it } from "vitest";
import type { Scope } from "../../src/index/passage-index.ts";
import { candidates } from "../../src/search/candidates.ts";
import type { Probe } from "../../src/search/features.ts";
import { NameCoverage } from "../../src/search/name-coverage.ts";
import { weighTerms } from "../../src/search/weigh-terms.ts";
import { HashEmbedder, lexicon, type SmallCorpus, testTokenizer } from "../parts.ts";
import { storedCorpus, twelveReports } from "./twelve-reports.ts";

const stored = storedCorpus(twelveReports);

const tokenizer = testTokenizer();
const none: Probe = { terms: new Map(), links: [] };

async function probeOf(words: string, measure?: { name: string; probability: number }): Promise<Probe> {
  const embedding = await new HashEmbedder().embedQuery(words);
  const concept = measure && lexicon.named(measure.name);
  const link = concept && { concept, probability: measure.probability, named: true, kinds: [], explained: 1 };
  const links = link ? [{ ...link, embedding }] : [];
  return { embedding, terms: weighTerms(words, tokenizer).terms, links };
}

function pool({ index }: SmallCorpus, probe: Probe, { scope, size = 1_000 }: { scope?: Scope; size?: number } = {}) {
  return candidates(probe, scope ?? index.select({}), { index, lexicon, size });
}

describe("the candidates of a question", () => {
  it("come from words alone where the question has no vector", async () => {
    const corpus = await stored();
    const { terms } = await probeOf("免罚轻罚");
    const found = pool(corpus, { ...none, terms });
    expect(found.passageIds).toEqual([...found.lexical.keys()]);
    expect(found.passageIds.length).toBeGreaterThan(0);
    expect([found.semantic.size, found.concept.size]).toEqual([0, 0]);
    expect(pool(corpus, none).passageIds).toEqual([]);
  });

  it("come from vectors where no word of the question stands anywhere", async () => {
    const corpus = await stored();
    const found = pool(corpus, await probeOf("饕餮魑魅"));
    expect(found.lexical.size).toBe(0);
    expect(found.passageIds).toEqual([...found.semantic.keys()]);
    expect(found.passageIds).toHaveLength(corpus.index.searchablePassages());
  });

  it("are each there once, with ranks from 1 in the order of each arm", async () => {
    const corpus = await stored();
    const found = pool(corpus, await probeOf("免罚轻罚", { name: "免罚轻罚", probability: 1 }));
    expect(new Set(found.passageIds).size).toBe(found.passageIds.length);
    for (const arm of [found.lexical, found.semantic]) {
      const arms = [...arm.values()];
      expect(arms.map(({ rank }) => rank)).toEqual(arms.map((_, at) => at + 1));
      expect(arms.map(({ score }) => score)).toEqual(arms.map(({ score }) => score).sort((a, b) => b - a));
    }
  });

  it("hold every passage that is tagged with a measure that is likely meant", async () => {
    const corpus = await stored();
    const { concept, passageIds } = pool(corpus, await probeOf("首违", { name: "免罚轻罚", probability: 0.15 }), {
      size: 1,
    });
    const regions = [...concept].map((id) => corpus.index.document(id.split("-")[0] ?? "")?.document.region.name);
    expect(regions).toEqual(expect.arrayContaining(["苏州市", "威海市", "登封市", "无锡市", "连云港市"]));
    expect(passageIds).toEqual(expect.arrayContaining([...concept]));
    const unlikely = pool(corpus, await probeOf("首违", { name: "免罚轻罚", probability: 0.14 }), { size: 1 });
    expect(unlikely.concept.size).toBe(0);
  });

  it("never leave the scope", async () => {
    const corpus = await stored();
    const scope = corpus.index.select({ regions: new Set(["320500"]), yearFrom: 2023 });
    const found = pool(corpus, await probeOf("免罚轻罚", { name: "免罚轻罚", probability: 1 }), { scope });
    expect(new Set(found.passageIds)).toEqual(new Set(corpus.index.ids(scope)));
    const lexical = pool(corpus, { ...none, terms: new Map([["2:免罚", 1]]) }, { scope });
    expect(lexical.passageIds.every((id) => scope.has(id))).toBe(true);
    expect(lexical.passageIds.length).toBeGreaterThan(0);
  });

  it("say when an arm may have had more to bring", async () => {
    const corpus = await stored();
    const probe = await probeOf("免罚轻罚");
    const all = corpus.index.searchablePassages();
    expect(pool(corpus, probe, { size: all }).isFull).toBe(true);
    expect(pool(corpus, probe, { size: all + 1 }).isFull).toBe(false);
  });
});

const nearlyNamed = {
  "苏州.txt":
    "苏州市2023年法治政府建设报告\n一、主要举措\n一是推行免罚轻罚清单,发布114项。二是听取意见建议120条,办好提案,提高办理质量。\n",
  "威海.txt": "威海市2023年法治政府建设报告\n一、主要举措\n一是组织海上演练。二是办结建议提案办理件80件。\n",
};

const storedNames = storedCorpus(nearlyNamed);

function passageWith({ index }: SmallCorpus, words: string): string {
  const passages = index.documents().flatMap(({ id }) => index.passagesOf(id));
  return passages.find(({ text, role }) => role === "text" && text.includes(words))?.id ?? "";
}

describe("how nearly a name stands in a passage", () => {
  it("is whole where the name stands and nothing where none of it does", async () => {
    const corpus = await storedNames();
    const names = new NameCoverage(["建议提案办理"], corpus.index);
    expect(names.of(passageWith(corpus, "建议提案办理"))).toBeCloseTo(1, 12);
    expect(names.of(passageWith(corpus, "海上演练"))).toBe(0);
    expect(names.of("没有-0")).toBe(0);
  });

  it("lies between where the words came apart", async () => {
    const corpus = await storedNames();
    const share = new NameCoverage(["建议提案办理"], corpus.index).of(passageWith(corpus, "意见建议"));
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
  });

  it("is that of the best of several names, whatever their order", async () => {
    const corpus = await storedNames();
    const all = ["建议提案办理", "免罚轻罚", "府院联动", "“免罚轻罚”"];
    for (const words of ["免罚轻罚", "意见建议", "海上演练"]) {
      const id = passageWith(corpus, words);
      const each = all.map((name) => new NameCoverage([name], corpus.index).of(id));
      const together = new NameCoverage(all, corpus.index).of(id);
      expect(together).toBeCloseTo(Math.max(...each), 12);
      expect(new NameCoverage([...all].reverse(), corpus.index).of(id)).toBeCloseTo(together, 12);
      expect(each[3]).toBeCloseTo(each[1] ?? -1, 12);
    }
  });

  it("is nothing without names or for a name of one character", async () => {
    const corpus = await storedNames();
    const id = passageWith(corpus, "免罚轻罚");
    expect(new NameCoverage([], corpus.index).of(id)).toBe(0);
    expect(new NameCoverage(["罚", ""], corpus.index).of(id)).toBe(0);
  });
});
