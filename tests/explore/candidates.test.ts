import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLexicon } from "../../src/concepts/read-lexicon.ts";
import { Tagger } from "../../src/concepts/tag.ts";
import type { CandidatesAnswer, CandidatesRequest } from "../../src/explore/candidates/contract.ts";
import { type SmallCorpus, smallCorpus, smallReports, temporaryFolder } from "../parts.ts";
import { storedCorpus, twelveReports } from "../search/twelve-reports.ts";

// 骑手驿站 is no measure of the lexicon; the three say it each in their own words.
const riders = {
  "嘉兴.txt":
    "嘉兴市2023年法治政府建设报告\n一、主要举措\n一是设立外卖骑手驿站,为骑手送去交通规则手册。二是推行免罚轻罚清单,发布清单事项40项。\n",
  "湖州.txt":
    "湖州市2023年法治政府建设报告\n一、主要举措\n一是规范行政复议,办结案件90件。新建骑手驿站,骑手可歇脚饮水并领取交通规则手册。\n",
  "台州.txt":
    "台州市2022年法治政府建设报告\n一、主要举措\n一是打造骑手驿站,请交警向外卖骑手讲解交通规则。二是推行免罚轻罚清单,不予处罚80件。\n",
};
const stored = storedCorpus({ ...twelveReports, ...riders });

const list = ({ explorer }: SmallCorpus, request: Partial<CandidatesRequest> = {}): Promise<CandidatesAnswer> =>
  explorer.candidates({ limit: 20, offset: 0, minRegions: 2, ...request });

describe("candidates for the lexicon", () => {
  it("are what several reports tell and no measure covers, with the words that set it apart", async () => {
    const corpus = await stored();
    const { candidates } = await list(corpus);
    const found = candidates.filter(({ words }) => words.some((word) => word.includes("骑手")));
    expect(found).toHaveLength(1);
    const [riding] = found;
    expect(candidates[0]).toBe(riding);
    expect(riding?.regions.map(({ name }) => name)).toEqual(["嘉兴市", "湖州市", "台州市"]);
    expect(riding?.suggestedName).toContain("骑手");
    expect(riding?.reports).toBe(3);
    for (const { text, document, start, end } of riding?.passages ?? []) {
      expect(corpus.engine.content(document.id).slice(start, end)).toBe(text);
      expect(text).toContain("骑手");
    }
    expect(riding?.nearestConcepts).toHaveLength(3);
  });

  it("are not the measures that the lexicon knows", async () => {
    const { candidates } = await list(await stored(), { minRegions: 1 });
    const words = candidates.flatMap((candidate) => [candidate.suggestedName, ...candidate.words]);
    for (const known of ["免罚", "府院联动", "行政复议", "综合查一次"]) {
      expect(words.filter((word) => word.includes(known))).toEqual([]);
    }
  });

  it("need more than one report, however often one says it", async () => {
    const once = "一是设立外卖骑手驿站,骑手可歇脚饮水。二是扩建外卖骑手驿站,骑手可领取手册。";
    const corpus = await smallCorpus({
      ...smallReports,
      "嘉兴.txt": `嘉兴市2023年法治政府建设报告\n一、主要举措\n${once}\n`,
    });
    const { candidates } = await list(corpus, { minRegions: 1 });
    expect(candidates).toEqual([]);
  });

  it("are no plans", async () => {
    const planned = Object.entries(riders).map(([name, text]) => [name, text.replace("主要举措", "下一步工作计划")]);
    const { candidates } = await list(await smallCorpus({ ...twelveReports, ...Object.fromEntries(planned) }));
    expect(candidates.filter(({ suggestedName }) => suggestedName.includes("骑手"))).toEqual([]);
  });

  it("come in pages that neither overlap nor skip, the same each time", async () => {
    const corpus = await stored();
    const all = await list(corpus, { minRegions: 1 });
    const pages = await Promise.all(
      all.candidates.map((_, offset) => list(corpus, { minRegions: 1, offset, limit: 1 })),
    );
    expect(pages.flatMap(({ candidates }) => candidates)).toEqual(all.candidates);
    expect(all.total).toEqual({ value: all.candidates.length, relation: "eq" });
    expect(await list(await stored(), { minRegions: 1 })).toEqual(all);
  });

  it("ask for so many regions", async () => {
    const { candidates } = await list(await stored(), { minRegions: 3 });
    expect(candidates.every(({ regions }) => regions.length >= 3)).toBe(true);
    expect((await list(await stored(), { minRegions: 4 })).candidates).toEqual([]);
  });

  it("are looked for again when the reports change", async () => {
    const corpus = await smallCorpus({ ...twelveReports, ...riders });
    const before = await list(corpus);
    expect(await list(corpus)).toEqual(before);
    const document = corpus.index.documents().find(({ region }) => region.name === "湖州市");
    corpus.index.remove(document?.id ?? "");
    const [after] = (await list(corpus)).candidates;
    expect(after?.regions.map(({ name }) => name)).not.toContain("湖州市");
  });

  it("bring an entry that the lexicon reads, and that covers them when it is pasted", async () => {
    const { candidates } = await list(await stored(), { minRegions: 1 });
    const folder = temporaryFolder();
    mkdirSync(join(folder, "measures"));
    writeFileSync(join(folder, "measures/own.yaml"), candidates.map(({ entry }) => entry).join("\n"));
    const lexicon = readLexicon([folder]);
    expect(lexicon.concepts.map(({ name }) => name)).toEqual(candidates.map(({ suggestedName }) => suggestedName));
    const tagger = new Tagger(lexicon);
    for (const { passages } of candidates) {
      expect(passages.some(({ text, label }) => tagger.tag({ text, label }).length > 0)).toBe(true);
    }
  });
});
