import { describe, expect, it } from "vitest";
import { smallCorpus } from "../parts.ts";
import { request } from "./twelve-reports.ts";

const texts = {
  "条例.txt":
    "南京市轻微违法行为不予处罚规定\n(2021年3月5日南京市人民代表大会常务委员会会议通过)\n第一条 为了规范免罚轻罚工作,制定本规定。\n第二条 各级行政机关应当编制免罚轻罚清单,推行免罚轻罚。\n第三条 轻微违法行为及时改正,没有造成危害后果的,不予处罚。\n第四条 免罚轻罚案件应当归档。\n",
  "苏州.txt": "苏州市2023年法治政府建设报告\n一、主要举措\n一是推行免罚轻罚清单,发布114项清单事项。\n",
};

describe("a text of rules", () => {
  it("is related to a measure and never a practice: it comes after every report that has it", async () => {
    const { engine } = await smallCorpus(texts);
    const answer = await engine.search({ ...request, minScore: undefined, query: "免罚轻罚" });
    expect(answer.groups?.map(({ region, status }) => [region?.name, status])).toEqual([
      ["苏州市", "present"],
      ["南京市", "related"],
    ]);
  });

  it("is no report: of its region and year nothing is known", async () => {
    const { engine } = await smallCorpus(texts);
    const answer = await engine.compare({
      concept: "免罚轻罚",
      filter: {},
      regions: ["苏州", "南京"],
      passagesPerRegion: 2,
      asWords: [],
    });
    expect(answer.rows.map(({ region, status }) => [region.name, status])).toEqual([
      ["苏州市", "present"],
      ["南京市", "no-report"],
    ]);
    expect(engine.stats()).toMatchObject({ documents: 2, regions: 1 });
    expect(engine.documents({ filter: {}, limit: 10, offset: 0 }).total.value).toBe(2);
  });
});
