import { describe, expect, it } from "vitest";
import { ingest } from "../../src/ingest.ts";
import { smallReports } from "../parts.ts";
import { failTest, startApp } from "./start-app.ts";

// Whose report it is only the name tells that the text repeats, and of which year only the day it was signed.
const done = ["推行免罚轻罚清单20项", "办理案件30件", "召开联席会议3次", "开展普法宣传20场", "培训执法人员50人"];
const doubtful = `法治政府建设情况报告
一、主要举措
我市各级推进法治政府建设,各项任务得到落实。
各级各部门履行职责,全市群众满意度不断提高。
${done.map((one) => `年内,苏州市${one}。`).join("\n")}
2024年1月15日
`;

type Answer = ReturnType<typeof JSON.parse>;

async function start(reports: Record<string, string>) {
  const { url, get, corpus } = await startApp(reports, { onError: failTest });
  const ask = async (path: string): Promise<Answer> => (await get(path)).json();
  const patch = async (id: string, body: object): Promise<Answer> => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}/v1/documents/${id}`, { method: "PATCH", headers, body: JSON.stringify(body) });
    expect(response.status).toBe(200);
    return response.json();
  };
  return { ask, patch, corpus, url };
}

describe("what was read from weak evidence", () => {
  it("is listed with where it was read, and no more once the same value is confirmed", async () => {
    const { ask, patch, corpus } = await start({ ...smallReports, "汇报.txt": doubtful });
    const { documents, total } = await ask("/v1/doubts");
    expect(total).toEqual({ value: 1, relation: "eq" });
    const [{ document, doubts }] = documents;
    expect(document.region.name).toBe("苏州市");
    const [outcome] = corpus.outcomes.slice(-1);
    const told = outcome && "doubts" in outcome ? outcome.doubts.map(({ message }) => message) : [];
    expect(doubts.map(({ message }: Answer) => message)).toEqual(told);
    expect(doubts.map(({ field, value }: Answer) => [field, value])).toEqual([
      ["region", "320500"],
      ["year", 2023],
    ]);
    const region = doubts.find(({ field }: Answer) => field === "region");
    expect(region).toMatchObject({ value: "320500", message: expect.stringMatching(/^地区由.*请确认。$/u) });
    for (const { confidence, source, text } of doubts) {
      expect(confidence).toBeLessThan(0.75);
      expect(source.length * text.length).toBeGreaterThan(0);
    }
    const before = corpus.index.fingerprint();
    for (const { field, value } of doubts) await patch(document.id, { [field]: value });
    expect((await ask("/v1/doubts")).documents).toEqual([]);
    const { evidence } = await ask(`/v1/documents/${document.id}`);
    expect(evidence).toContainEqual({ field: "region", source: "given", text: "苏州市", confidence: 1 });
    // It was right: only how sure that is has changed.
    expect(corpus.index.fingerprint()).toBe(before);
  });

  it("stays confirmed when the same file is taken in again", async () => {
    const { ask, patch, corpus } = await start({ "汇报.txt": doubtful });
    const [{ document, doubts }] = (await ask("/v1/doubts")).documents;
    for (const { field, value } of doubts) await patch(document.id, { [field]: value });
    const given = { region: document.region };
    const source = { path: "汇报.txt", bytes: Buffer.from(doubtful), given };
    expect(await ingest([source], corpus.pipeline)).toMatchObject([{ status: "known" }]);
    expect((await ask("/v1/doubts")).total.value).toBe(0);
  });

  it("comes in pages, the latest first", async () => {
    const second = doubtful.replaceAll("苏州市", "威海市").replace("20项", "36项");
    const { ask } = await start({ "一.txt": doubtful, "二.txt": second });
    const names = async (page: string): Promise<string[]> =>
      (await ask(`/v1/doubts?${page}`)).documents.map(({ document }: Answer) => document.region.name);
    expect(await names("")).toEqual(["威海市", "苏州市"]);
    expect(await names("limit=1&offset=1")).toEqual(["苏州市"]);
  });
});

describe("the list of tasks", () => {
  it("shows the latest first, in pages, to somebody who comes later", async () => {
    const { ask, url } = await start({});
    const ids: string[] = [];
    for (const text of Object.values(smallReports)) {
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${url}/v1/documents`, { method: "POST", headers, body: JSON.stringify({ text }) });
      ids.unshift(((await response.json()) as { taskId: string }).taskId);
    }
    const { tasks, total } = await ask("/v1/tasks?limit=2");
    expect([tasks.map(({ id }: Answer) => id), total.value]).toEqual([ids.slice(0, 2), 3]);
    await expect
      .poll(async () => (await ask("/v1/tasks")).tasks.map(({ status }: Answer) => status))
      .toEqual(["done", "done", "done"]);
    expect((await ask("/v1/tasks?offset=2")).tasks).toMatchObject([{ id: ids[2], documents: [{ status: "added" }] }]);
  });
});
