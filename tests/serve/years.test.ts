import { pino } from "pino";
import { describe, expect, it, onTestFinished } from "vitest";
import { Divisions } from "../../src/corpus/divisions.ts";
import { QueuedIntake } from "../../src/intake.ts";
import { createApp } from "../../src/serve/app.ts";
import { listen } from "../../src/serve/listen.ts";
import { smallCorpus } from "../parts.ts";

const report = (year: number, done: string): string =>
  `苏州市${year}年法治政府建设报告\n一、主要举措\n一是${done}\n二是规范行政复议,办结行政复议案件${year - 1600}件。\n二、下一步打算\n推进综合查一次改革。\n`;

async function start(): Promise<(path: string, body: unknown) => Promise<{ status: number; body: unknown }>> {
  const { engine, explorer, drafter, watches, pipeline } = await smallCorpus({
    "2021.txt": report(2021, "深化府院联动,召开联席会议3次。"),
    "2023.txt": report(2023, "自2022年起推行免罚轻罚清单,发布114项清单事项。"),
  });
  const intake = new QueuedIntake({ pipeline, divisions: new Divisions(), onError: () => undefined });
  const services = { engine, explorer, drafter, intake, watches, ready: () => true };
  const app = createApp({ ...services, logger: pino({ level: "silent" }), version: "0", checkAnswers: true });
  const server = await listen(app, { host: "127.0.0.1", port: 0 });
  onTestFinished(() => server.close());
  return async (path, body) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(server.url + path, { method: "POST", headers, body: JSON.stringify(body) });
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
