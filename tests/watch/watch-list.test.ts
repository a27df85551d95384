import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { ingest } from "../../src/ingest.ts";
import { printFound, printNewWatch, printReports, printWatches } from "../../src/terminal/print-watches.ts";
import { carryOver } from "../../src/watch/carry-over.ts";
import { mostWatches } from "../../src/watch/contract.ts";
import { type SmallCorpus, smallCorpus, smallReports, temporaryFolder } from "../parts.ts";

const page = { limit: 100, offset: 0 };
const { "苏州.txt": suzhou, "威海.txt": weihai } = smallReports;

async function take(corpus: SmallCorpus, texts: Record<string, string>): Promise<void> {
  const sources = Object.entries(texts).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  await ingest(sources, corpus.pipeline);
  await corpus.watcher.check();
}

function regions({ watches }: SmallCorpus, conditions: Parameters<SmallCorpus["watches"]["report"]>[0]): string[] {
  return watches.report(conditions).flatMap(({ findings }) => findings.map(({ region }) => region.name));
}

describe("the list of watches", () => {
  it("refuses to save the same question over the same reports twice, however it is written", async () => {
    const { watches } = await smallCorpus(smallReports);
    await watches.add({ query: "免罚轻罚", filter: { within: ["江苏", "山东省"] } });
    const same = watches.add({ query: " 免罰輕罰 ", filter: { within: ["370000", "江苏省"] }, name: "另一个" });
    await expect(same).rejects.toMatchObject({ code: "conflict", message: expect.stringMatching(/1 号“免罚轻罚”/u) });
    await watches.add({ query: "免罚轻罚" });
    await watches.add({ query: "免罚轻罚", filter: { year: { from: 2023 } } });
    expect(watches.list().map(({ id }) => id)).toEqual(["1", "2", "3"]);
  });

  it("saves one of two that ask the same at the same time", async () => {
    const { watches } = await smallCorpus({});
    const both = await Promise.allSettled([watches.add({ query: "免罚轻罚" }), watches.add({ query: "免罚轻罚" })]);
    // Whichever is faster.
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    expect(watches.list()).toHaveLength(1);
  });

  it("refuses an unknown or ambiguous region and says where it stands", async () => {
    const { watches } = await smallCorpus({});
    for (const [name, message] of [
      ["鼓楼区", /不止一处/u],
      ["乌有市", /没有找到/u],
    ] as const) {
      await expect(watches.add({ query: "免罚", filter: { region: [name] } })).rejects.toMatchObject({
        code: "invalid_request",
        message: expect.stringMatching(message),
        fields: [{ path: "filter.region.0" }],
      });
    }
    expect(watches.list()).toEqual([]);
  });

  it(`holds no more than ${mostWatches}`, async () => {
    const { watches, index } = await smallCorpus({});
    for (let at = 0; at < mostWatches; at++) {
      const facts = { name: "a", query: "a", filter: {}, createdAt: "2024-01-01T00:00:00.000Z", baseline: {} };
      index.store.watches.add({ key: `${at}`, watch: JSON.stringify(facts), checkedTo: 0 }, mostWatches);
    }
    await expect(watches.add({ query: "免罚" })).rejects.toMatchObject({ code: "conflict", message: /最多保存 200/u });
    watches.remove("7");
    expect((await watches.add({ query: "免罚" })).id).toBe("201");
  });

  it("forgets a watch with all it found, and does not use its number again", async () => {
    const corpus = await smallCorpus({});
    await corpus.watches.add({ query: "免罚轻罚" });
    await take(corpus, { "苏州.txt": suzhou });
    corpus.watches.remove("1");
    expect(corpus.watches.latest(10)).toEqual([]);
    for (const id of ["1", "0", "01", "-1", "1.0", "feed", "9".repeat(30), ""]) {
      expect(() => corpus.watches.get(id)).toThrow(/没有编号为/u);
      expect(() => corpus.watches.remove(id)).toThrow(/没有编号为/u);
    }
    expect((await corpus.watches.add({ query: "免罚轻罚" })).id).toBe("2");
  });

  it("tells a person each finding once, and again all or those since a day", async () => {
    const corpus = await smallCorpus({});
    const { watches } = corpus;
    await watches.add({ query: "免罚轻罚" });
    await take(corpus, { "苏州.txt": suzhou });
    expect(regions(corpus, { unread: true })).toEqual(["苏州市"]);
    const printed = watches.report({ unread: true });
    // What comes in while it is printed is still news.
    await take(corpus, { "威海.txt": weihai });
    watches.told(printed);
    expect(regions(corpus, { unread: true })).toEqual(["威海市"]);
    watches.told(watches.report({ unread: true }));
    expect(watches.report({ unread: true })).toEqual([]);
    expect(watches.get("1").counts).toEqual({ present: 2, related: 0, unread: 0 });
    expect(regions(corpus, {})).toEqual(["威海市", "苏州市"]);
    const [newest] = watches.findings("1", page).findings;
    expect(regions(corpus, { since: newest?.foundAt ?? "" })).toEqual(["威海市"]);
    expect(regions(corpus, { since: "2999-01-01T00:00:00.000Z" })).toEqual([]);
  });

  it("tells who was told of a report that it is gone, and nobody else", async () => {
    const corpus = await smallCorpus({});
    const { watches, index, watcher } = corpus;
    await watches.add({ query: "免罚轻罚" });
    await take(corpus, { "苏州.txt": suzhou });
    watches.told(watches.report({ unread: true }));
    await take(corpus, { "威海.txt": weihai });
    for (const { id } of index.documents()) index.remove(id);
    await watcher.check();
    const news = watches.report({ unread: true });
    expect(news.flatMap(({ withdrawn }) => withdrawn.map(({ region }) => region.name))).toEqual(["苏州市"]);
    expect(printReports(news, watches.list())).toMatch(
      /〔撤回〕苏州市 2023 年 苏州市2023年法治政府建设报告:.*请勿再引用/u,
    );
    watches.told(news);
    expect(watches.report({ unread: true })).toEqual([]);
  });

  it("points who was told of a text that was replaced to the new one", async () => {
    const corpus = await smallCorpus({});
    const { watches, pipeline, watcher } = corpus;
    await watches.add({ query: "免罚轻罚" });
    await take(corpus, { "苏州.txt": suzhou });
    watches.told(watches.report({ unread: true }));
    const bytes = Buffer.from(
      suzhou.replace("114项", "320项").replace("深化府院联动,召开联席会议3次", "选聘监督员96名"),
    );
    await ingest([{ path: "苏州.txt", bytes, onConflict: "replace" }], pipeline);
    await watcher.check();
    const text = printReports(watches.report({ unread: true }), watches.list());
    expect(text).toMatch(
      /〔有〕苏州市\(江苏省\)2023 年〔更新〕[\s\S]*320项[\s\S]*〔撤回〕苏州市 2023 年 .*请改用上面更新的一份/u,
    );
  });

  it("pages without overlap, in one order", async () => {
    const corpus = await smallCorpus({});
    await corpus.watches.add({ query: "免罚轻罚" });
    await take(corpus, { "苏州.txt": suzhou, "威海.txt": weihai });
    const all = corpus.watches.findings("1", page);
    const pages = [0, 1, 2].map((offset) => corpus.watches.findings("1", { limit: 1, offset }));
    expect(pages.flatMap(({ findings }) => findings)).toEqual(all.findings);
    for (const { total } of [all, ...pages]) expect(total).toEqual({ value: 2, relation: "eq" });
  });

  it("prints in words that an official can take over, and nothing that steers a terminal", async () => {
    const corpus = await smallCorpus({ "威海.txt": weihai });
    const { watches } = corpus;
    const watch = await watches.add({ query: "免罚轻罚", filter: { within: ["江苏"] }, name: "不罚\u001b[31m" });
    expect(printNewWatch(watch)).toMatch(/编号 1.*不罚\(“免罚轻罚”\),只看江苏及所辖\n库里现有的报告:有 0 份/u);
    await take(corpus, { "苏州.txt": suzhou.replace("114项", "114项\u001b[31m") });
    const text = printReports(watches.report({ unread: true }), watches.list());
    expect(text).toMatch(
      /〔有〕苏州市\(江苏省\)2023 年 《苏州市2023年法治政府建设报告》\n {5}[01]\.\d\d 一是推行免罚轻罚清单/u,
    );
    expect(text).toContain("《苏州市2023年法治政府建设报告》 › 一、主要举措");
    expect(text + printWatches(watches.list())).not.toContain("\u001b");
    expect(printWatches(watches.list())).toMatch(/有 1 份,相近、打算或不足 0 份,未报 1/u);
    expect(printFound(new Map([["1", { present: 2, related: 1 }]]))).toMatch(/1 号 有 2 份,相近、打算或不足 1 份/u);
    expect(printFound(new Map([["1", { present: 0, related: 0 }]]))).toBe("");
    expect(printReports([], watches.list())).toBe("没有新的发现(共 1 个关注)。");
    expect(printWatches([])).toMatch(/还没有关注/u);
  });
});

describe("the store of watches", () => {
  it("opens a store that was made before there were watches, with all its reports and without a rebuild", async () => {
    const folder = temporaryFolder();
    const before = await smallCorpus(smallReports, { folder });
    const fingerprint = before.index.fingerprint();
    before.index.close();
    const database = new Database(join(folder, "jucuo.sqlite"));
    for (const table of ["watch_findings", "watches", "document_changes"]) database.exec(`DROP TABLE ${table}`);
    const version = database.prepare("SELECT value FROM manifest WHERE key = 'schema'").pluck();
    expect(version.get()).toBe("3");
    database.close();
    const corpus = await smallCorpus({}, { folder });
    expect(corpus.index.fingerprint()).toBe(fingerprint);
    expect((await corpus.watches.add({ query: "免罚轻罚" })).baseline.present).toBe(2);
    await corpus.watcher.check();
    expect(corpus.watches.findings("1", page).total.value).toBe(0);
  });

  it("carries watches into a store that is built again: what was no news is none, what was not checked still is", async () => {
    const old = await smallCorpus({ "如东.txt": smallReports["如东.txt"] });
    await old.watches.add({ query: "免罚轻罚" });
    await old.watches.add({ query: "综合查一次" });
    await take(old, { "苏州.txt": suzhou });
    old.watches.told(old.watches.report({ unread: true }));
    await ingest([{ path: "威海.txt", bytes: Buffer.from(weihai) }], old.pipeline);
    // Today's program cleans one report otherwise: it has another id, and the passage other words.
    const cleaned = suzhou.replace("清单事项", "清单 事项、流程");
    const built = await smallCorpus({ "如东.txt": smallReports["如东.txt"], "苏州.txt": cleaned, "威海.txt": weihai });
    const idOf = ({ index }: SmallCorpus, name: string): string =>
      index.documents().find(({ region }) => region.name === name)?.id ?? "";
    expect(idOf(built, "苏州市")).not.toBe(idOf(old, "苏州市"));
    const ids = ["苏州市", "威海市", "如东县"].map((name) => [idOf(old, name), idOf(built, name)] as const);
    const ask = old.watches.findings("1", page).findings.map(({ id, foundAt }) => [id, foundAt]);
    carryOver(old.index.store, built.index.store, new Map(ids));
    expect(built.watches.findings("1", page).findings.map(({ id, foundAt }) => [id, foundAt])).not.toEqual([]);
    expect(built.watches.findings("1", page).findings[0]?.foundAt).toBe(ask[0]?.[1]);
    expect(built.watches.findings("1", page).findings[0]?.passages[0]?.passage.text).toContain("流程");
    expect(regions(built, { unread: true })).toEqual([]);
    await built.watcher.check();
    expect(regions(built, { unread: true })).toEqual(["威海市"]);
    expect(built.watches.list().map(({ query }) => query)).toEqual(["免罚轻罚", "综合查一次"]);
    expect((await built.watches.add({ query: "府院联动" })).id).toBe("3");
  });
});
