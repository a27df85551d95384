import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TimelineAnswer, TimelineRequest } from "../../src/explore/timeline-contract.ts";
import { type SmallCorpus, smallCorpus } from "../parts.ts";

const other = "规范行政复议,办结案件400件。";
const report = (place: string, year: number, done: string, plan = "加强普法宣传。"): [string, string] => [
  `${place}${year}.txt`,
  `${place}${year}年法治政府建设报告\n一、主要举措\n一是${done}二是${other}\n二、下一步打算\n${plan}\n`,
];
const reports = Object.fromEntries([
  report("苏州市", 2019, "推进政务公开,公开信息2000条。"),
  report("苏州市", 2020, "推进政务公开,公开信息2100条。", "推行免罚轻罚清单,包容审慎监管。"),
  report("苏州市", 2022, "自2021年起推行免罚轻罚清单,发布114项清单事项。自2018年起开展综合查一次,检查减少12%。"),
  report("苏州市", 2023, "推行免罚轻罚清单,发布120项清单事项。"),
  report("威海市", 2019, "推行免罚轻罚清单,不予处罚30件。"),
  report("威海市", 2023, "推进政务公开,公开信息300条。"),
  report("如东县", 2022, "推进政务公开,公开信息50条。", "推行免罚轻罚清单,包容审慎监管。"),
]);

const ask = ({ explorer }: SmallCorpus, request: Partial<TimelineRequest> = {}): Promise<TimelineAnswer> =>
  explorer.timeline({ concept: "免罚轻罚", filter: {}, asWords: [], ...request });
const rowOf = ({ rows }: TimelineAnswer, name: string) => rows.find(({ region }) => region.name === name);
const statuses = (answer: TimelineAnswer, name: string): Record<number, string> =>
  Object.fromEntries(rowOf(answer, name)?.years.map(({ year, status }) => [year, status]) ?? []);

describe("timeline", () => {
  it("finds the first report that has it, and keeps a year without a report unknown", async () => {
    const answer = await ask(await smallCorpus(reports));
    expect(answer.years).toEqual([2019, 2020, 2021, 2022, 2023]);
    expect(rowOf(answer, "苏州市")).toMatchObject({ status: "present", first: { year: 2022 }, lastWithout: 2020 });
    expect(rowOf(answer, "苏州市")?.first?.passage.passage.text).toContain("免罚轻罚清单");
    expect(rowOf(answer, "苏州市")?.unknownBefore).toBeUndefined();
    expect(statuses(answer, "苏州市")).toMatchObject({ 2021: "unknown", 2022: "present", 2023: "present" });
    expect(statuses(answer, "苏州市")[2019]).not.toBe("present");
    expect(answer.rows.map(({ region }) => region.name)).toEqual(["威海市", "苏州市", "如东县"]);
  });

  it("says that it may be older where the first report held has it", async () => {
    const answer = await ask(await smallCorpus(reports));
    expect(rowOf(answer, "威海市")).toMatchObject({ first: { year: 2019 }, unknownBefore: true });
    expect(statuses(answer, "威海市")).toMatchObject({ 2020: "unknown", 2021: "unknown", 2022: "unknown" });
    expect(answer.summary).toMatchObject({ present: 2, planned: 1, noReport: 0 });
    expect(answer.summary.earliest).toMatchObject({ year: 2019, regions: [{ name: "威海市" }] });
  });

  it("shows a plan before the practice, and never as the practice", async () => {
    const answer = await ask(await smallCorpus(reports));
    expect(rowOf(answer, "苏州市")?.firstPlanned).toMatchObject({
      year: 2020,
      passage: { passage: { section: "plan" } },
    });
    expect(rowOf(answer, "如东县")).toMatchObject({ status: "planned", first: null, firstPlanned: { year: 2022 } });
    expect(rowOf(answer, "如东县")?.years.find(({ year }) => year === 2022)).toMatchObject({
      status: "related",
      onlyIn: ["plan"],
    });
  });

  it("keeps the start that the text states apart, and leaves that of another measure to it", async () => {
    const corpus = await smallCorpus(reports);
    const row = rowOf(await ask(corpus), "苏州市");
    expect(row?.statedStart).toMatchObject([{ year: 2021, kind: "from", text: "自2021年起", reportYear: 2022 }]);
    const [stated] = row?.statedStart ?? [];
    const { text } = corpus.engine.passage(stated?.passageId ?? "").passage;
    expect(text.slice(stated?.start, stated?.end)).toBe("自2021年起");
    const check = rowOf(await ask(corpus, { concept: "综合查一次" }), "苏州市");
    expect(check?.statedStart).toMatchObject([{ year: 2018 }]);
  });

  it("answers questions and passages as it answers measures", async () => {
    const corpus = await smallCorpus(reports);
    const byConcept = await ask(corpus);
    const byQuestion = await ask(corpus, { concept: undefined, query: "免罚轻罚" });
    const passageId = rowOf(byConcept, "苏州市")?.first?.passage.passage.id;
    const byPassage = await ask(corpus, { concept: undefined, passageId });
    for (const answer of [byQuestion, byPassage]) expect(rowOf(answer, "苏州市")?.first?.year).toBe(2022);
    expect(byQuestion.understood?.concepts).toContain("免罚轻罚");
  });

  it("bounds by years only what is shown, never what is first", async () => {
    const answer = await ask(await smallCorpus(reports), { filter: { year: { from: 2023 } } });
    expect(answer.years).toEqual([2023]);
    expect(rowOf(answer, "苏州市")?.first?.year).toBe(2022);
  });

  it("gives a region without any report a row in which every year is unknown", async () => {
    const answer = await ask(await smallCorpus(reports), { regions: ["苏州市", "南京市"] });
    expect(answer.rows.map(({ region, status }) => [region.name, status])).toEqual([
      ["苏州市", "present"],
      ["南京市", "no-report"],
    ]);
    expect(new Set(Object.values(statuses(answer, "南京市")))).toEqual(new Set(["unknown"]));
    expect(answer.summary).toMatchObject({ present: 1, noReport: 1 });
  });

  it("refuses a measure and a region that nobody knows", async () => {
    const corpus = await smallCorpus(reports);
    await expect(ask(corpus, { concept: "没有这项举措" })).rejects.toMatchObject({ code: "not_found" });
    await expect(ask(corpus, { regions: ["鼓楼区"] })).rejects.toMatchObject({ code: "invalid_request" });
  });

  it("gives the same answer twice, over an empty corpus too", async () => {
    const corpus = await smallCorpus(reports);
    const [once, again] = [await ask(corpus), await ask(corpus)];
    expect({ ...again, tookMs: 0 }).toEqual({ ...once, tookMs: 0 });
    expect(await ask(await smallCorpus({}))).toMatchObject({ years: [], rows: [], summary: { present: 0 } });
  });

  it("never calls a year absent that has no report, whichever reports there are", async () => {
    const held = fc.subarray(Object.keys(reports), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(held, async (names) => {
        const answer = await ask(
          await smallCorpus(Object.fromEntries(names.map((name) => [name, reports[name] ?? ""]))),
        );
        for (const { region, years, first } of answer.rows) {
          for (const { year, status } of years) {
            expect(status === "unknown").toBe(!names.includes(`${region.name}${year}.txt`));
          }
          const present = years.find(({ status }) => status === "present");
          expect(first?.year).toBe(present?.year);
        }
      }),
      { numRuns: 12 },
    );
  });
});
