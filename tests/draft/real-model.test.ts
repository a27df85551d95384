import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import type { RetrieveAnswer, RetrieveRequest } from "../../src/draft/retrieve-contract.ts";
import { addSamples, openWorkspace, type Workspace } from "../../src/workspace.ts";

describe("material from the five sample reports", () => {
  const folder = mkdtempSync(join(tmpdir(), "jucuo-test-"));
  let workspace: Workspace;

  beforeAll(async () => {
    const config = { ...readConfig({}), storeFolder: folder };
    workspace = await openWorkspace(config);
    await addSamples(workspace, config.corpusFolder, {});
  }, 120_000);

  afterAll(async () => {
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (queries: string[], options: Partial<RetrieveRequest> = {}): Promise<RetrieveAnswer> =>
    workspace.drafter.retrieve({ queries, filter: {}, maxCharacters: 6000, diversity: 0.5, asWords: [], ...options });

  it("says the measure under each city's own name, verbatim and with its source", async () => {
    const { passages, markdown } = await ask(["综合查一次"]);
    const present = passages.filter(({ status }) => status === "present").map(({ region }) => region.name);
    expect(new Set(present)).toEqual(new Set(["连云港市", "威海市"]));
    for (const { text, start, end, document, source } of passages) {
      expect(workspace.engine.content(document.id).slice(start, end)).toBe(text);
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
      expect(source).toContain("〔计划,非已做〕");
    }
  });

  it("names what two reports tell and the lexicon does not know, and none that it knows", async () => {
    const { candidates } = await workspace.explorer.candidates({ limit: 100, offset: 0, minRegions: 2 });
    for (const { suggestedName, words, regions, entry } of candidates) {
      expect(regions.length).toBeGreaterThan(1);
      expect(workspace.parts.lexicon.named(suggestedName)).toBeUndefined();
      expect(words.length).toBeGreaterThan(0);
      expect(entry).toMatch(/^- id: own-[0-9a-f]{12}\n {2}name: /u);
    }
  });
});
