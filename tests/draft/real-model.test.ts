import { describe, expect, it } from "vitest";
import type { RetrieveAnswer, RetrieveRequest } from "../../src/draft/retrieve-contract.ts";
import { ingest } from "../../src/ingest.ts";
import { sampleWorkspace } from "../sample-workspace.ts";

describe("material from the five sample reports", () => {
  const workspace = sampleWorkspace();

  const ask = (queries: string[], options: Partial<RetrieveRequest> = {}): Promise<RetrieveAnswer> =>
    workspace().drafter.retrieve({ queries, filter: {}, maxCharacters: 6000, diversity: 0.5, asWords: [], ...options });

  it("says the measure under each city's own name, verbatim and with its source", async () => {
    const { passages, markdown } = await ask(["综合查一次"]);
    const present = passages.filter(({ status }) => status === "present").map(({ region }) => region.name);
    expect(new Set(present)).toEqual(new Set(["连云港市", "威海市"]));
    for (const { text, start, end, document, source } of passages) {
      expect(workspace().engine.content(document.id).slice(start, end)).toBe(text);
      expect(markdown).toContain(text.trimEnd());
      // Two of the reports print no title: none is made up for them.
      expect(source).toContain(document.title ?? "原文未印标题");
    }
  });

  it("gives each of several questions its turn, and tells which was not found", async () => {
    const { queries, passages, markdown } = await ask(["免罚轻罚", "量子计算机采购"], { maxCharacters: 2000 });
    expect(queries[0]?.status).toBe("present");
    expect(queries[1]?.status).not.toBe("present");
    expect(passages.length).toBeGreaterThan(1);
    expect(markdown).toContain("> 第 2 问:只有相近的内容。");
    expect(markdown.length).toBeLessThanOrEqual(2000);
  });

  it("marks plans", async () => {
    const { passages } = await ask(["行政执法监督"], { filter: { section: ["plan"] } });
    for (const { onlyIn, source } of passages) {
      expect(onlyIn).toEqual(["plan"]);
      expect(source).toContain("〔打算,非已做〕");
    }
  });

  it("is joined by what new reports tell and the lexicon does not know", async () => {
    const list = () => workspace().explorer.candidates({ limit: 100, offset: 0, minRegions: 2 });
    const { candidates, unfitted } = await list();
    expect(unfitted).toBeLessThan(20);
    const { lexicon } = workspace().parts;
    expect(candidates.filter(({ suggestedName }) => lexicon.named(suggestedName) !== undefined)).toEqual([]);
    await ingest(
      Object.entries(riders).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
      workspace().pipeline,
    );
    const [riding] = (await list()).candidates;
    expect(riding?.regions.map(({ name }) => name)).toEqual(["嘉兴市", "湖州市", "台州市"]);
    expect(riding?.suggestedName).toContain("骑手驿站");
    expect(riding?.entry).toMatch(/^- id: own-[0-9a-f]{12}\n {2}name: .*骑手驿站/u);
  });
});

// No measure of the lexicon; each says it in its own words.
const riders = {
  "嘉兴.txt":
    "嘉兴市2023年法治政府建设报告\n一、主要举措\n一是设立外卖骑手驿站,为骑手送去交通规则手册。二是推行免罚轻罚清单,发布清单事项40项。\n",
  "湖州.txt":
    "湖州市2023年法治政府建设报告\n一、主要举措\n一是规范行政复议,办结案件90件。新建骑手驿站,骑手可歇脚饮水并领取交通规则手册。\n",
  "台州.txt":
    "台州市2022年法治政府建设报告\n一、主要举措\n一是打造骑手驿站,请交警向外卖骑手讲解交通规则。二是推行免罚轻罚清单,不予处罚80件。\n",
};
