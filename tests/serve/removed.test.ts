import { describe, expect, it } from "vitest";
import { keptMs } from "../../src/index/embedded/removed-files.ts";
import { ingest } from "../../src/ingest.ts";
import type { Task } from "../../src/serve/intake.ts";
import { type SmallCorpus, smallReports } from "../parts.ts";
import { failTest, startApp } from "./start-app.ts";

const suzhou = smallReports["苏州.txt"];
const gulou = "鼓楼区2023年法治政府建设报告\n一、主要举措\n推行免罚轻罚清单,发布20项清单事项,办理案件30件。\n";
const question = `/v1/search?q=${encodeURIComponent("府院联动")}`;

interface Setting {
  corpus: SmallCorpus;
  send: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: Answer }>;
  take: (text: string, more?: object) => Promise<Task>;
  idOf: (region: string) => string;
}

/** Checked against its schema by the server. */
type Answer = ReturnType<typeof JSON.parse>;

async function start(reports: Record<string, string> = smallReports): Promise<Setting> {
  const { url, corpus } = await startApp(reports, {
    onError: failTest,
    onChange: ({ watcher }) => void watcher.check(),
  });
  const send: Setting["send"] = async (method, path, body) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(url + path, {
      method,
      ...(body !== undefined && { headers, body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const take: Setting["take"] = async (text, more) => {
    const { taskId } = (await send("POST", "/v1/documents", { text, ...more })).body;
    const task = async (): Promise<Task> => (await send("GET", `/v1/tasks/${taskId}`)).body;
    await expect.poll(async () => (await task()).status).toBe("done");
    return task();
  };
  const idOf = (region: string): string =>
    corpus.index.documents().find((document) => document.region.name === region)?.id ?? "";
  return { corpus, send, take, idOf };
}

describe("a document that is removed", () => {
  it("is not found any more, and found again as it was when it is brought back", async () => {
    const { corpus, send, idOf } = await start();
    const id = idOf("苏州市");
    await send("PATCH", `/v1/documents/${id}`, { issuer: "苏州市人民政府", sourceUrl: "https://a.gov.cn/1" });
    const before = corpus.index.fingerprint();
    const { addedAt: _, ...described } = (await send("GET", `/v1/documents/${id}`)).body;
    const { embedded } = corpus.embedder;
    const found = async (): Promise<string[]> =>
      (await send("GET", question)).body.groups.map((group: Answer) => group.region.name);
    expect(await found()).toContain("苏州市");
    expect((await send("DELETE", `/v1/documents/${id}`)).body).toEqual({ id, removed: true });
    expect(await found()).not.toContain("苏州市");
    expect(corpus.index.fingerprint()).not.toBe(before);
    const listed = (await send("GET", "/v1/removed")).body;
    expect(listed.total.value).toBe(1);
    const [{ removedAt, until }] = listed.documents;
    const { label } = described;
    expect(listed.documents).toMatchObject([
      { id, fileName: "苏州.txt", label, region: { code: "320500" }, year: 2023 },
    ]);
    expect(Date.parse(until) - Date.parse(removedAt)).toBe(keptMs);
    const restored = await send("POST", `/v1/removed/${id}/restore`);
    expect([restored.status, restored.body]).toMatchObject([200, { status: "searchable", document: described }]);
    expect(await found()).toContain("苏州市");
    expect(corpus.index.fingerprint()).toBe(before);
    // Its passages were embedded once: the questions are what was embedded since.
    expect(corpus.embedder.embedded - embedded).toBeLessThanOrEqual(3);
    expect((await send("GET", "/v1/removed")).body.documents).toEqual([]);
    expect((await send("POST", `/v1/removed/${id}/restore`)).status).toBe(404);
    expect((await send("GET", `/v1/documents/${id}`)).body).toMatchObject(described);
  });

  it("is not brought back over another text that came meanwhile, and is not lost by that", async () => {
    const { corpus, send, take, idOf } = await start({ "苏州.txt": suzhou });
    const id = idOf("苏州市");
    await send("DELETE", `/v1/documents/${id}`);
    const other = suzhou.replace("114项", "120项").replace("召开联席会议3次", "召开了许多次会议,完善了各项机制");
    const { documents } = await take(other);
    const refused = await send("POST", `/v1/removed/${id}/restore`);
    expect([refused.status, refused.body.code]).toEqual([409, "conflict"]);
    expect(refused.body.detail).toMatch(/苏州市 2023 年现已有.*没有恢复.*先删除那一份/u);
    expect(corpus.index.documents()).toHaveLength(1);
    await send("DELETE", `/v1/documents/${documents[0]?.documentId}`);
    // The latest first.
    const ids = (await send("GET", "/v1/removed")).body.documents.map((one: Answer) => one.id);
    expect(ids).toEqual([documents[0]?.documentId, id]);
    expect((await send("POST", `/v1/removed/${id}/restore`)).status).toBe(200);
  });

  it("stands again beside another text that was there with it", async () => {
    const other = `苏州市2023年法治政府建设报告\n一、主要举措\n${"推进基层治理,办好民生实事。".repeat(9)}\n`;
    const { corpus, send } = await start({ "苏州.txt": suzhou, "苏州二.txt": other });
    const [id] = corpus.index.documents().map((document) => document.id);
    expect(corpus.index.documents()).toHaveLength(2);
    await send("DELETE", `/v1/documents/${id}`);
    expect((await send("POST", `/v1/removed/${id}/restore`)).status).toBe(200);
    expect(corpus.index.documents()).toHaveLength(2);
  });

  it("needs not be brought back once it is sent again", async () => {
    const { corpus, send, take, idOf } = await start({ "苏州.txt": suzhou });
    const id = idOf("苏州市");
    await send("DELETE", `/v1/documents/${id}`);
    expect(await take(suzhou)).toMatchObject({ documents: [{ status: "added", documentId: id }] });
    expect((await send("GET", "/v1/removed")).body.documents).toEqual([]);
    expect(corpus.index.documents()).toHaveLength(1);
  });

  it("waits again for its region when it had waited", async () => {
    const { send, take } = await start({});
    const id = (await take(gulou)).documents[0]?.documentId;
    expect((await send("DELETE", `/v1/documents/${id}`)).status).toBe(200);
    expect((await send("GET", "/v1/held")).body.documents).toEqual([]);
    expect((await send("GET", "/v1/removed")).body.documents).toMatchObject([{ id, year: 2023 }]);
    const restored = await send("POST", `/v1/removed/${id}/restore`);
    expect(restored.body).toMatchObject({ status: "held", held: { id, missing: ["地区"] } });
    expect((await send("GET", "/v1/removed")).body.documents).toEqual([]);
    expect((await send("PATCH", `/v1/documents/${id}`, { region: "徐州市鼓楼区" })).status).toBe(200);
  });

  it("is gone for good when that is asked, and after thirty days", async () => {
    const { corpus, send, idOf } = await start();
    const { removed } = corpus.index.store;
    const id = idOf("苏州市");
    await send("DELETE", `/v1/documents/${id}`);
    expect((await send("DELETE", `/v1/removed/${id}`)).body).toEqual({ id, removed: true });
    expect((await send("DELETE", `/v1/removed/${id}`)).body.detail).toMatch(/没有编号为/u);
    const removedAt = new Date(Date.now() - keptMs - 1).toISOString();
    const old = { id: "old", fileName: "旧.txt", given: {}, label: "旧", beside: [], removedAt };
    removed.put(old, Buffer.from(suzhou));
    expect((await send("GET", "/v1/removed")).body.documents).toEqual([]);
    expect((await send("POST", "/v1/removed/old/restore")).status).toBe(404);
    await send("DELETE", `/v1/documents/${idOf("威海市")}`);
    expect(removed.bytes("old")).toBeUndefined();
    expect(removed.all()).toHaveLength(1);
  });

  it("is found by a watch again when it is brought back", async () => {
    const { corpus, send, take } = await start({});
    await corpus.watches.add({ query: "府院联动" });
    const id = (await take(suzhou)).documents[0]?.documentId;
    const findings = async (): Promise<number> => (await send("GET", "/v1/watches/1/findings")).body.findings.length;
    await expect.poll(findings).toBe(1);
    await send("DELETE", `/v1/documents/${id}`);
    await expect.poll(findings).toBe(0);
    await send("POST", `/v1/removed/${id}/restore`);
    await expect.poll(findings).toBe(1);
  });

  it("leaves its duplicate to stand for it, and becomes that one's duplicate", async () => {
    const items = Array.from({ length: 40 }, (_, at) => `${at + 1}.推行第${at}号清单,发布${at}项,办理${at * 7}件。`);
    const long = `苏州市2023年法治政府建设报告\n一、主要举措\n${items.join("\n")}\n`;
    const { corpus, send } = await start({ "a.txt": long, "b.txt": long.replace("39号", "38号") });
    const [first, second] = corpus.index.documents();
    expect(second?.duplicateOf).toBe(first?.id);
    await send("DELETE", `/v1/documents/${first?.id}`);
    expect(corpus.index.documents()[0]?.duplicateOf).toBeUndefined();
    const restored = await send("POST", `/v1/removed/${first?.id}/restore`);
    expect(restored.body.document.duplicateOf).toBe(second?.id);
  });

  it("is kept whatever process removes it", async () => {
    const { corpus, send, idOf } = await start();
    const id = idOf("威海市");
    corpus.index.setAside(id);
    expect(corpus.index.setAside(id)).toBe(false);
    const [outcome] = await ingest(
      [{ path: "威海.txt", bytes: Buffer.from(smallReports["威海.txt"]) }],
      corpus.pipeline,
    );
    expect(outcome).toMatchObject({ status: "added" });
    expect((await send("GET", "/v1/removed")).body.total.value).toBe(0);
  });
});
