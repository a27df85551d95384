import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EmbeddedIndex } from "../../src/index/embedded/embedded-index.ts";
import { ingest } from "../../src/ingest.ts";
import { smallCorpus, smallReports, temporaryFolder, testTokenizer } from "../parts.ts";

const ignore = (): void => undefined;

describe("the embedded index", () => {
  it("is the same after it was closed and opened", async () => {
    const folder = temporaryFolder();
    const { index } = await smallCorpus(smallReports, { folder });
    const before = index.fingerprint();
    const again = await smallCorpus({}, { folder });
    expect(again.index.fingerprint()).toBe(before);
    expect(again.index.searchablePassages()).toBe(index.searchablePassages());
  });

  it("embeds nothing a second time, and takes the same content once", async () => {
    const { pipeline, embedder, outcomes, index } = await smallCorpus(smallReports);
    const paid = embedder.embedded;
    const again = await ingest([{ path: "别名.txt", bytes: Buffer.from(smallReports["苏州.txt"]) }], pipeline);
    expect(outcomes.map(({ status }) => status)).toEqual(["added", "added", "added"]);
    expect(again.map(({ status }) => status)).toEqual(["known"]);
    expect(embedder.embedded).toBe(paid);
    expect(index.documents()).toHaveLength(3);
  });

  it("takes what a stopped run had embedded from the cache", async () => {
    const stop = new AbortController();
    const { pipeline, embedder } = await smallCorpus({});
    const sources = Object.entries(smallReports).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
    const progress = { begin: ignore, reading: ignore, finished: ignore, embedded: () => stop.abort() };
    await ingest(sources, pipeline, { progress, signal: stop.signal });
    const paid = embedder.embedded;
    expect(paid).toBeGreaterThan(0);
    const outcomes = await ingest(sources, pipeline);
    expect(outcomes.every(({ status }) => status === "added")).toBe(true);
    // 7 passages of text in all: none was embedded twice.
    expect(embedder.embedded).toBe(7);
  });

  it("finds what another process has added", async () => {
    const folder = temporaryFolder();
    const reader = await smallCorpus({}, { folder });
    await smallCorpus(smallReports, { folder });
    expect(reader.index.searchablePassages()).toBe(7);
  });

  it("refuses vectors of another model and names the command that helps", async () => {
    const folder = temporaryFolder();
    await smallCorpus(smallReports, { folder });
    const model = { name: "other", dimension: 32, sha256: "1".repeat(64) };
    expect(() => new EmbeddedIndex({ folder, tokenizer: testTokenizer(), model })).toThrow(/npx jucuo rebuild/u);
  });

  it("reports a bad file with stage and reason and takes the others", async () => {
    const { outcomes } = await smallCorpus({
      ...smallReports,
      "空.txt": "",
      "图.png": "x",
      "某县.txt": "某县报告\n推进。\n",
    });
    expect(outcomes.map((one) => ("stage" in one ? one.stage : one.status))).toEqual([
      "added",
      "added",
      "added",
      "read",
      "read",
      "parse",
    ]);
  });
});

describe("a damaged store", () => {
  it("is refused with what to do, and left as it is", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "jucuo.sqlite"), "this is no database, but long enough to be read as one".repeat(100));
    await expect(smallCorpus({}, { folder })).rejects.toThrow(/无法打开.*备份/u);
  });
});
