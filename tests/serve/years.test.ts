import { describe, expect, it } from "vitest";
import { startApp } from "./start-app.ts";

const report = (year: number, done: string): string =>
  `苏州市${year}年法治政府建设报告\n一、主要举措\n一是${done}\n二是规范行政复议,办结行政复议案件${year - 1600}件。\n二、下一步打算\n推进综合查一次改革。\n`;

async function start(): Promise<(path: string, body: unknown) => Promise<{ status: number; body: unknown }>> {
  const { post } = await startApp({
    "2021.txt": report(2021, "深化府院联动,召开联席会议3次。"),
    "2023.txt": report(2023, "自2022年起推行免罚轻罚清单,发布114项清单事项。"),
  });
  return async (path, body) => {
    const response = await post(path, body);
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
}

describe("timelines and changes over HTTP", () => {
  it("answers as the schemas say", async () => {
    const post = await start();
    for (const body of [{ concept: "免罚轻罚" }, { query: "免罚轻罚", regions: ["苏州", "南京市"] }]) {
      expect(await post("/v1/timeline", body)).toMatchObject({
        status: 200,
        body: {
          years: [2021, 2022, 2023],
          rows: [{ first: { year: 2023 }, statedStart: [{ year: 2022 }] }, {}].slice(0, "regions" in body ? 2 : 1),
        },
      });
    }
    const changes = await post("/v1/changes", { region: "苏州", fromYear: 2021, toYear: 2023 });
    expect(changes).toMatchObject({ status: 200, body: { region: { name: "苏州市" }, otherPassages: {} } });
  });

  it.each([
    ["/v1/timeline", {}, 400, /给出其一/u],
    ["/v1/timeline", { query: "a", concept: "b" }, 400, /只给一个/u],
    ["/v1/timeline", { query: "a", filter: { section: ["plan"] } }, 400, /没有这个字段:section/u],
    ["/v1/timeline", { concept: "没有这项举措" }, 404, /词库里没有/u],
    ["/v1/timeline", { query: "a", limit: 3 }, 400, /没有这个字段:limit/u],
    ["/v1/changes", { region: "苏州", fromYear: 2023, toYear: 2021 }, 400, /须早于/u],
    ["/v1/changes", { region: "苏州", fromYear: 2021, toYear: 2022 }, 404, /有的年度是 2021、2023/u],
    ["/v1/changes", { region: "鼓楼区", fromYear: 2021, toYear: 2023 }, 400, /不止一处/u],
    ["/v1/changes", { region: "苏州", fromYear: 21, toYear: 2023 }, 400, /不能小于 1900/u],
    ["/v1/changes", { region: "苏州", fromYear: 2021 }, 400, /toYear 缺少/u],
  ])("refuses %s %j", async (path, body, status, detail) => {
    const post = await start();
    expect(await post(path, body)).toMatchObject({ status, body: { detail: expect.stringMatching(detail) } });
  });
});
