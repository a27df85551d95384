import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { Divisions } from "../src/corpus/divisions.ts";
import { QueuedIntake } from "../src/intake.ts";
import type { Task } from "../src/serve/intake.ts";
import { type SmallCorpus, smallReports } from "./parts.ts";
import { failTest, startApp } from "./serve/start-app.ts";

interface Client {
  url: string;
  corpus: SmallCorpus;
  send: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: Record<string, unknown> }>;
  upload: (files: Record<string, string | Uint8Array>, fields?: Record<string, string>) => Promise<Response>;
  finished: (taskId: unknown) => Promise<Task>;
}

async function start(reports: Record<string, string> = {}): Promise<Client> {
  const { url, corpus } = await startApp(reports, { onError: failTest });
  const send: Client["send"] = async (method, path, body) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(url + path, {
      method,
      ...(body !== undefined && { headers, body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return {
    url,
    corpus,
    send,
    upload: (files, fields = {}) => {
      const form = new FormData();
      for (const [name, content] of Object.entries(files)) form.append("files", new Blob([Buffer.from(content)]), name);
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      return fetch(`${url}/v1/documents`, { method: "POST", body: form });
    },
    finished: async (taskId) => {
      for (;;) {
        const { body } = await send("GET", `/v1/tasks/${taskId}`);
        if (body.status === "done" || body.status === "failed") return body as unknown as Task;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

const suzhou = smallReports["苏州.txt"];

describe("taking documents in over HTTP", () => {
  it("takes files in the background and tells what became of each", async () => {
    const { upload, finished, send } = await start();
    const response = await upload({
      "苏州.txt": suzhou,
      "鼓楼.txt": "鼓楼区2023年法治政府建设报告\n全区落实各项任务,推进法治政府建设。\n",
      "空.txt": "",
    });
    expect(response.status).toBe(202);
    const { taskId } = (await response.json()) as { taskId: string };
    const task = await finished(taskId);
    expect(task).toMatchObject({
      kind: "ingest",
      status: "done",
      progress: { done: 3, total: 3 },
      documents: [
        { name: "苏州.txt", status: "added" },
        { name: "鼓楼.txt", status: "held", reason: expect.stringMatching(/看不出地区/u) },
        { name: "空.txt", status: "failed", reason: expect.stringMatching(/空/u) },
      ],
    });
    const { body } = await send("GET", "/v1/search?q=%E5%85%8D%E7%BD%9A%E8%BD%BB%E7%BD%9A");
    expect(body.groups).toHaveLength(1);
    expect((await send("GET", "/v1/held")).body).toMatchObject({ documents: [{ missing: ["地区"], year: 2023 }] });
  });

  it("takes text with what is said of it, which wins over what it says", async () => {
    const { send, finished } = await start();
    const { body, status } = await send("POST", "/v1/documents", {
      text: suzhou,
      region: "威海",
      year: 2021,
      sourceUrl: "https://a.gov.cn/1",
    });
    expect(status).toBe(202);
    const { documents } = await finished(body.taskId);
    const detail = await send("GET", `/v1/documents/${documents[0]?.documentId}`);
    expect(detail.body).toMatchObject({ region: { name: "威海市" }, year: 2021, sourceUrl: "https://a.gov.cn/1" });
    expect(detail.body.evidence).toContainEqual({ field: "region", source: "given", text: "威海市", confidence: 1 });
  });

  it("refuses another text of a region and year that is there, unless it is to replace it", async () => {
    const { send, finished, corpus } = await start({ "苏州.txt": suzhou });
    const text = suzhou.replace("114项", "120项").replace("召开联席会议3次", "召开了许多次会议,完善了各项机制");
    const refused = await send("POST", "/v1/documents", { text });
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      409,
      "conflict",
      expect.stringMatching(/苏州市 2023 年已有.*replace/u),
    ]);
    const same = await send("POST", "/v1/documents", { text: suzhou });
    expect(await finished(same.body.taskId)).toMatchObject({ documents: [{ status: "known" }] });
    const replaced = await send("POST", "/v1/documents", { text, replace: true });
    expect(await finished(replaced.body.taskId)).toMatchObject({ documents: [{ status: "added" }] });
    expect(corpus.index.documents()).toHaveLength(1);
    expect(
      corpus.index
        .ids(corpus.index.select({}))
        .map((id) => corpus.index.passage(id)?.text)
        .join(""),
    ).toContain("120项");
  });

  it("lets metadata be corrected, and filters by what it is now", async () => {
    const { send, corpus } = await start({ "苏州.txt": suzhou });
    const id = corpus.index.documents()[0]?.id;
    const changed = await send("PATCH", `/v1/documents/${id}`, { region: "江苏省南通市如东县", year: 2020 });
    expect(changed.body).toMatchObject({ region: { code: "320623" }, year: 2020 });
    expect((await send("GET", "/v1/search?q=%E5%85%8D%E7%BD%9A&region=320500")).body.total).toEqual({
      value: 0,
      relation: "eq",
    });
    expect((await send("GET", "/v1/search?q=%E5%85%8D%E7%BD%9A&region=320623")).body.total).toEqual({
      value: 1,
      relation: "eq",
    });
    expect((await send("PATCH", `/v1/documents/${id}`, { region: "鼓楼区" })).body.detail).toMatch(/不止一处/u);
    expect((await send("PATCH", `/v1/documents/${id}`, { colour: "red" })).status).toBe(400);
    expect((await send("PATCH", "/v1/documents/none", { year: 2020 })).status).toBe(404);
  });

  it("searches a held file once its region is said", async () => {
    const { send, finished, corpus } = await start();
    const text = "鼓楼区2023年法治政府建设报告\n一、主要举措\n推行免罚轻罚清单,发布20项清单事项,办理案件30件。\n";
    const { documents } = await finished((await send("POST", "/v1/documents", { text })).body.taskId);
    const id = documents[0]?.documentId;
    expect((await send("PATCH", `/v1/documents/${id}`, { issuer: "鼓楼区人民政府" })).body.detail).toMatch(/还缺地区/u);
    expect((await send("PATCH", `/v1/documents/${id}`, { region: "徐州市鼓楼区" })).body).toMatchObject({
      region: { code: "320302" },
    });
    expect(corpus.index.documents()).toHaveLength(1);
    expect((await send("GET", "/v1/held")).body.total).toEqual({ value: 0, relation: "eq" });
  });

  it("says of an archive that cannot be opened why, and of a file in one that it is refused", async () => {
    const { upload, finished } = await start();
    const mixed = zipSync({ "苏州.txt": Buffer.from(suzhou), "../逃.txt": Buffer.from(suzhou) });
    const response = await upload({ "坏.zip": Buffer.from("PK\u0003\u0004 not really"), "报告.zip": mixed });
    const { documents } = await finished(((await response.json()) as { taskId: string }).taskId);
    expect(documents).toMatchObject([
      { name: "坏.zip", status: "failed", reason: expect.stringMatching(/损坏/u) },
      { name: "报告.zip/逃.txt", status: "failed", reason: expect.stringMatching(/不安全的路径/u) },
      { name: "报告.zip/苏州.txt", status: "added" },
    ]);
  });

  it("gives the original back as a download, and deletes", async () => {
    const { url, send, corpus } = await start({ "苏州.txt": suzhou });
    const id = corpus.index.documents()[0]?.id;
    const original = await fetch(`${url}/v1/documents/${id}/original`);
    expect(original.headers.get("content-disposition")).toContain("attachment");
    expect(await original.text()).toBe(suzhou);
    expect((await send("DELETE", `/v1/documents/${id}`)).body).toEqual({ id, removed: true });
    expect((await send("DELETE", `/v1/documents/${id}`)).status).toBe(404);
    expect((await send("GET", `/v1/documents/${id}`)).status).toBe(404);
    expect((await send("GET", "/v1/search?q=%E5%85%8D%E7%BD%9A")).body.total).toEqual({ value: 0, relation: "eq" });
  });

  it("refuses what is no upload, and what another site's page sends", async () => {
    const { url, upload, send } = await start();
    expect((await upload({}, { year: "2023" })).status).toBe(400);
    expect((await upload({ "a.txt": suzhou }, { year: "去年" })).status).toBe(400);
    expect((await send("POST", "/v1/documents", { text: "" })).status).toBe(400);
    expect((await send("GET", "/v1/tasks/none")).status).toBe(404);
    const headers = { origin: "https://evil.example", "content-type": "application/json" };
    const foreign = await fetch(`${url}/v1/documents`, {
      method: "POST",
      headers,
      body: JSON.stringify({ text: suzhou }),
    });
    expect(foreign.status).toBe(403);
  });

  it("says of a task that a restart cut off that it has to be sent again", async () => {
    const { corpus } = await start();
    const task = {
      id: "t",
      kind: "ingest",
      status: "running",
      progress: { done: 0, total: 1 },
      documents: [{ name: "a.txt", status: "queued" }],
    };
    corpus.index.store.tasks.put("t", JSON.stringify(task));
    const again = new QueuedIntake({ pipeline: corpus.pipeline, divisions: new Divisions(), onError: failTest });
    expect(again.task("t")).toMatchObject({
      status: "failed",
      documents: [{ status: "failed", reason: expect.stringMatching(/重启/u) }],
    });
  });
});
