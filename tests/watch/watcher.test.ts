import { describe, expect, it } from "vitest";
import { Divisions } from "../../src/corpus/divisions.ts";
import type { Region } from "../../src/corpus/region.ts";
import { ingest } from "../../src/ingest.ts";
import type { WatchFinding } from "../../src/watch/contract.ts";
import { type SmallCorpus, smallCorpus, smallReports, temporaryFolder } from "../parts.ts";

const none = { present: 0, related: 0 };
const one = { present: 1, related: 0 };
const page = { limit: 100, offset: 0 };
const plan =
  "连云港市2023年法治政府建设报告\n一、主要举措\n一是开展海洋渔业联合执法,查处案件67起。\n二、下一步计划\n探索首违不罚,编制轻微违法免罚清单。\n";
const without =
  "青岛市2022年法治政府建设报告\n一、主要举措\n一是优化营商环境,出台惠企政策45条。二是行政复议提速,平均审理28天。\n";
const { "苏州.txt": suzhou, "威海.txt": weihai, "如东.txt": rudong } = smallReports;
const suzhouAnew =
  "苏州市2023年法治政府建设报告\n一、主要举措\n一是全面推行免罚轻罚,公布不予处罚事项320项,全年免罚案件1.1万件。二是选聘行政执法监督员96名。\n";

function take({ pipeline }: SmallCorpus, texts: Record<string, string>, replace = false) {
  const sources = Object.entries(texts).map(([path, text]) => ({
    path,
    bytes: Buffer.from(text),
    ...(replace && { onConflict: "replace" as const }),
  }));
  return ingest(sources, pipeline);
}

function found({ watches }: SmallCorpus, id = "1"): WatchFinding[] {
  return watches.findings(id, page).findings;
}

function shown(findings: readonly WatchFinding[]): unknown[] {
  return findings.map(({ region, year, kind, status, onlyIn }) => [region.name, year, kind, status, onlyIn ?? []]);
}

describe("watching a question", () => {
  it("finds the new report that has it, tells a plan from a practice, and says nothing of one without", async () => {
    const corpus = await smallCorpus({ "如东.txt": rudong });
    const watch = await corpus.watches.add({ query: "免罚轻罚" });
    expect(watch).toMatchObject({ id: "1", name: "免罚轻罚", counts: { present: 0, related: 0 }, unchecked: 0 });
    await take(corpus, { "苏州.txt": suzhou, "连云港.txt": plan, "青岛.txt": without });
    expect(corpus.watches.get("1").unchecked).toBe(3);
    expect([...(await corpus.watcher.check())]).toEqual([["1", { present: 1, related: 1 }]]);
    expect(shown(found(corpus))).toEqual([
      ["苏州市", 2023, "new", "present", []],
      ["连云港市", 2023, "new", "related", ["plan"]],
    ]);
    expect(corpus.watches.get("1")).toMatchObject({ counts: { present: 1, related: 1, unread: 2 }, unchecked: 0 });
  });

  it("judges a new report as comparing does, and quotes the passage that carries the verdict word for word", async () => {
    const corpus = await smallCorpus({ "如东.txt": rudong });
    await corpus.watches.add({ query: "免罚轻罚" });
    const both = `${suzhou}扩大免罚轻罚清单,推行免罚轻罚。\n`;
    await take(corpus, { "苏州.txt": both, "威海.txt": weihai, "连云港.txt": plan, "青岛.txt": without });
    await corpus.watcher.check();
    const { rows } = await corpus.engine.compare({ query: "免罚轻罚", filter: {}, passagesPerRegion: 5, asWords: [] });
    const findings = found(corpus);
    const compared = rows.filter(({ region, status }) => region.name !== "如东县" && status !== "absent");
    expect(findings.map(({ region, status, score }) => [region.name, status, score])).toEqual(
      compared.map(({ region, status, score }) => [region.name, status, score]),
    );
    for (const { document, passages, status } of findings) {
      for (const { passage, citation } of passages) {
        expect(corpus.index.content(document.id)?.slice(passage.start, passage.end)).toBe(passage.text);
        expect(citation).toBe([`《${document.label}》`, ...passage.headings].join(" › "));
      }
      if (status === "present") expect(passages[0]).toMatchObject({ status, passage: { section: "measure" } });
      for (const { passage, ...said } of passages) {
        expect([passage.section, said.onlyIn]).toEqual([
          passage.section,
          passage.section === "plan" ? ["plan"] : undefined,
        ]);
      }
    }
  });

  it("does not report what was there before, and says how it stood", async () => {
    const corpus = await smallCorpus({ ...smallReports, "连云港.txt": plan });
    const watch = await corpus.watches.add({ query: "免罚轻罚" });
    const { summary } = await corpus.engine.compare({
      query: "免罚轻罚",
      filter: {},
      passagesPerRegion: 1,
      asWords: [],
    });
    const { present, related, absent } = summary;
    expect(watch.baseline).toEqual({ present, related, absent });
    await corpus.watcher.check();
    expect(found(corpus)).toEqual([]);
  });

  it("keeps to the regions and years of its filter and of its words", async () => {
    const corpus = await smallCorpus({ "如东.txt": rudong });
    await corpus.watches.add({ query: "免罚轻罚", filter: { within: ["山东"] } });
    await corpus.watches.add({ query: "2022年的免罚轻罚" });
    await corpus.watches.add({ query: "江苏各市的免罚轻罚" });
    await take(corpus, { "苏州.txt": suzhou, "威海.txt": weihai });
    await corpus.watcher.check();
    const regions = ["1", "2", "3"].map((id) => found(corpus, id).map(({ region }) => region.name));
    expect(regions).toEqual([["威海市"], [], ["苏州市"]]);
  });

  it("finds once what came in before the process ended and was not checked", async () => {
    const folder = temporaryFolder();
    const first = await smallCorpus({ "如东.txt": rudong }, { folder });
    await first.watches.add({ query: "免罚轻罚" });
    await take(first, { "苏州.txt": suzhou });
    const again = await smallCorpus({}, { folder });
    await Promise.all([again.watcher.check(), again.watcher.check()]);
    expect(shown(found(again))).toEqual([["苏州市", 2023, "new", "present", []]]);
    const { foundAt } = found(again)[0] ?? {};
    // The first process checks late: what the other found is not found again.
    expect([...(await first.watcher.check())]).toEqual([["1", none]]);
    expect(found(first)).toMatchObject([{ foundAt }]);
  });

  it("finds nothing twice when two processes check at the same time", async () => {
    const folder = temporaryFolder();
    const [first, other] = [await smallCorpus({}, { folder }), await smallCorpus({}, { folder })];
    await first.watches.add({ query: "免罚轻罚" });
    await take(first, { "苏州.txt": suzhou, "威海.txt": weihai });
    const counts = await Promise.all([first.watcher.check(), other.watcher.check()]);
    expect(counts.map((count) => count.get("1")?.present ?? 0).sort()).toEqual([0, 2]);
    expect(found(other)).toEqual(found(first));
  });

  it("notices what another process took in", async () => {
    const folder = temporaryFolder();
    const server = await smallCorpus({}, { folder });
    await server.watches.add({ query: "免罚轻罚" });
    server.watcher.watchIndex(20);
    await take(await smallCorpus({}, { folder }), { "苏州.txt": suzhou });
    await expect.poll(() => shown(found(server)), { timeout: 5_000 }).toEqual([["苏州市", 2023, "new", "present", []]]);
  });

  it("says of a report in place of another that it is an update, and withdraws the old one", async () => {
    const corpus = await smallCorpus({});
    await corpus.watches.add({ query: "免罚轻罚" });
    await take(corpus, { "苏州.txt": suzhou });
    await corpus.watcher.check();
    const [old] = found(corpus);
    await take(corpus, { "苏州新.txt": suzhouAnew }, true);
    // Gone at once, not only when it is checked.
    expect(found(corpus)).toEqual([]);
    await corpus.watcher.check();
    expect(shown(found(corpus))).toEqual([["苏州市", 2023, "updated", "present", []]]);
    expect(found(corpus)[0]?.passages[0]?.passage.text).toContain("320项");
    expect(corpus.watches.findings("1", page).withdrawn).toMatchObject([
      { documentId: old?.document.id, year: 2023, region: { code: "320500", name: "苏州市" } },
    ]);
  });

  it("withdraws what was deleted, without its words, and finds it anew when it comes again", async () => {
    const corpus = await smallCorpus({});
    await corpus.watches.add({ query: "免罚轻罚" });
    await take(corpus, { "苏州.txt": suzhou });
    await corpus.watcher.check();
    const [old] = found(corpus);
    corpus.index.remove(old?.document.id ?? "");
    await corpus.watcher.check();
    const { findings, withdrawn, total } = corpus.watches.findings("1", page);
    expect([findings, total.value, withdrawn.length]).toEqual([[], 0, 1]);
    expect(JSON.stringify(withdrawn)).not.toContain("114项");
    await take(corpus, { "苏州.txt": suzhou });
    await corpus.watcher.check();
    expect(shown(found(corpus))).toEqual([["苏州市", 2023, "updated", "present", []]]);
    expect(found(corpus)[0]?.id).toBe(old?.id);
    expect(corpus.watches.findings("1", page).withdrawn).toEqual([]);
  });

  it("asks again when it turns out whose report it is", async () => {
    const corpus = await smallCorpus({});
    await corpus.watches.add({ query: "免罚轻罚", filter: { region: ["苏州"] } });
    await corpus.watches.add({ query: "免罚轻罚", filter: { region: ["威海"] } });
    const [outcome] = await take(corpus, { "苏州.txt": suzhou });
    await corpus.watcher.check();
    expect([found(corpus, "1").length, found(corpus, "2").length]).toEqual([1, 0]);
    await ingest(
      [{ path: "苏州.txt", bytes: Buffer.from(suzhou), given: { region: regionOf("威海市") } }],
      corpus.pipeline,
    );
    expect(outcome?.status).toBe("added");
    await corpus.watcher.check();
    expect(found(corpus, "1")).toEqual([]);
    expect(shown(found(corpus, "2"))).toEqual([["威海市", 2023, "updated", "present", []]]);
  });

  it("does not take a text of rules for a report", async () => {
    const corpus = await smallCorpus({});
    await corpus.watches.add({ query: "免罚轻罚" });
    const rules =
      "苏州市轻微违法行为免罚轻罚办法\n第一条 为了规范免罚轻罚,制定本办法。\n第二条 市、县级市(区)行政执法部门应当编制免罚轻罚清单。\n第三条 本办法自2023年5月1日起施行。\n";
    const given = { region: regionOf("苏州市"), year: 2023 };
    await ingest([{ path: "办法.txt", bytes: Buffer.from(rules), given }], corpus.pipeline);
    expect(corpus.index.documents()[0]?.genre).toBe("regulation");
    await corpus.watcher.check();
    expect([found(corpus), corpus.watches.get("1").unchecked]).toEqual([[], 0]);
  });

  it("reports the same report from two sites once", async () => {
    const long = `${suzhou}${"依法行政,规范执法,完善制度,强化监督,提升服务,优化环境。".repeat(8)}\n`;
    const corpus = await smallCorpus({});
    await corpus.watches.add({ query: "免罚轻罚" });
    await take(corpus, { "苏州.txt": long, "苏州另.txt": `${long}本页由网站整理。\n` });
    expect(corpus.index.documents().map(({ duplicateOf }) => duplicateOf !== undefined)).toEqual([false, true]);
    await corpus.watcher.check();
    expect(found(corpus)).toHaveLength(1);
    // The other one stands in for it.
    corpus.index.remove(found(corpus)[0]?.document.id ?? "");
    await corpus.watcher.check();
    expect(shown(found(corpus))).toEqual([["苏州市", 2023, "updated", "present", []]]);
  });

  it("goes on with the other watches when one fails, says why, and asks it again later", async () => {
    const errors: unknown[] = [];
    const corpus = await smallCorpus({}, { onWatchError: (error) => errors.push(error) });
    await corpus.watches.add({ query: "免罚轻罚" });
    await corpus.watches.add({ query: "免罚" });
    await take(corpus, { "苏州.txt": suzhou });
    const { embedQuery } = corpus.embedder;
    corpus.embedder.embedQuery = async (text) => {
      if (text === "免罚轻罚") throw new Error("模型线程结束了");
      return corpus.embedder.embedPassage(text);
    };
    expect([...(await corpus.watcher.check())]).toEqual([
      ["1", none],
      ["2", one],
    ]);
    expect(errors).toHaveLength(1);
    expect(corpus.watches.get("1")).toMatchObject({ problem: "模型线程结束了", unchecked: 1 });
    corpus.embedder.embedQuery = embedQuery;
    expect([...(await corpus.watcher.check())]).toEqual([
      ["1", one],
      ["2", none],
    ]);
    expect(corpus.watches.get("1").problem).toBeUndefined();
  });

  it("finds the same in whatever order the reports came", async () => {
    const orders = [
      { "苏州.txt": suzhou, "威海.txt": weihai, "连云港.txt": plan },
      { "连云港.txt": plan, "威海.txt": weihai, "苏州.txt": suzhou },
    ];
    const answers = await Promise.all(
      orders.map(async (reports) => {
        const corpus = await smallCorpus({});
        await corpus.watches.add({ query: "免罚轻罚" });
        await take(corpus, reports);
        await corpus.watcher.check();
        return found(corpus).map(({ document, status, score, passages, judgedBy }) => [
          document.id,
          status,
          score,
          passages.map(({ passage }) => passage.id),
          judgedBy,
        ]);
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it("stops in between when it is told to, and loses nothing", async () => {
    const folder = temporaryFolder();
    const corpus = await smallCorpus({}, { folder });
    await corpus.watches.add({ query: "免罚轻罚" });
    await take(corpus, { "苏州.txt": suzhou });
    expect([...(await corpus.watcher.check(AbortSignal.abort()))]).toEqual([["1", none]]);
    expect(corpus.watches.get("1")).toMatchObject({ unchecked: 1, counts: { present: 0 } });
    await corpus.watcher.close();
    const again = await smallCorpus({}, { folder });
    expect([...(await again.watcher.check())]).toEqual([["1", one]]);
  });
});

function regionOf(name: string): Region {
  const [region] = new Divisions().find(name);
  if (region === undefined) throw new Error(`${name} is no region.`);
  return region;
}
