import { describe, expect, it } from "vitest";
import { read } from "../../src/read/read.ts";
import { smallReports } from "../parts.ts";
import { type App, startApp } from "./start-app.ts";

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async function start(): Promise<App & { ids: string[] }> {
  const app = await startApp(smallReports);
  const { index } = app.corpus;
  const passages = index.documents().flatMap(({ id }) => index.passagesOf(id));
  return { ...app, ids: passages.filter(({ role }) => role === "text").map(({ id }) => id) };
}

describe("quotations over HTTP", () => {
  it("come as JSON, as Markdown and as a Word file of the same content", async () => {
    const { post, url, ids } = await start();
    const body = { title: "摘录", passages: ids.map((id) => ({ id, note: "可借鉴。" })) };
    const answer = JSON.parse(await (await post("/v1/quotes", body)).text());
    expect(answer.passages.map(({ id }: { id: string }) => id)).toEqual(ids);
    const markdown = await post("/v1/quotes?format=md", body);
    expect(markdown.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect(await markdown.text()).toBe(answer.markdown);
    const file = await fetch(`${url}/v1/quotes`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: word },
      body: JSON.stringify(body),
    });
    expect(file.headers.get("content-type")).toBe(word);
    expect(file.headers.get("content-disposition")).toBe(
      `attachment; filename="quotes.docx"; filename*=UTF-8''${encodeURIComponent("摘录.docx")}`,
    );
    const { text } = await read(Buffer.from(await file.arrayBuffer()), "摘录.docx");
    for (const { text: quoted, source } of answer.passages) {
      for (const line of quoted.trimEnd().split("\n")) expect(text).toContain(line);
      expect(text).toContain(`出处:${source}`);
    }
  });

  it("name what is gone with 404, or leave it out and say so in the file", async () => {
    const { post, ids } = await start();
    const passages = [{ id: "gone-1" }, { id: ids[0] }, { id: "gone-2" }];
    const refused = await post("/v1/quotes?format=docx", { passages });
    expect([refused.status, refused.headers.get("content-type")]).toEqual([
      404,
      "application/problem+json; charset=utf-8",
    ]);
    expect(JSON.parse(await refused.text()).detail).toMatch(/^库里没有这些段落:gone-1、gone-2。/u);
    const made = await post("/v1/quotes?format=docx", { passages, missing: "skip" });
    const { text } = await read(Buffer.from(await made.arrayBuffer()), "a.docx");
    expect(text).toContain("没有收入:gone-1、gone-2。");
  });

  it.each([
    [{}, /passages 缺少/u],
    [{ passages: [] }, /passages 至少 1/u],
    [{ passages: Array(201).fill({ id: "a" }) }, /最多 200 个值/u],
    [{ passages: [{ id: "a", note: "长".repeat(2001) }] }, /最多 2000 个字/u],
    [{ passages: [{ id: "a" }], title: "长".repeat(201) }, /最多 200 个字/u],
    [{ passages: [{ id: "a" }], missing: "ignore" }, /refuse、skip/u],
    [{ passages: [{ id: "a", text: "b" }] }, /没有这个字段:text/u],
  ])("refuse %#: what is too much or unknown", async (body, detail) => {
    const { post } = await startApp({});
    const response = await post("/v1/quotes", body);
    expect(response.status).toBe(400);
    expect(JSON.parse(await response.text()).detail).toMatch(detail);
  });

  it("take the most and the longest notes, and refuse formats that they are not written in", async () => {
    const { post, url, ids } = await start();
    const passages = Array.from({ length: 200 }, () => ({ id: ids[0], note: "长".repeat(2000) }));
    expect((await post("/v1/quotes", { passages })).status).toBe(200);
    expect((await post("/v1/quotes?format=xlsx", { passages: [{ id: ids[0] }] })).status).toBe(400);
    const refused = await fetch(`${url}/v1/quotes`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/csv" },
      body: JSON.stringify({ passages: [{ id: ids[0] }] }),
    });
    expect(refused.status).toBe(406);
    expect(JSON.parse(await refused.text()).detail).not.toContain("text/csv");
  });
});
