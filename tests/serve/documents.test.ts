import { describe, expect, it } from "vitest";
import { smallReports } from "../parts.ts";
import { startApp } from "./start-app.ts";

describe("the passages of a document", () => {
  it("come in reading order, headings too, and are its content when joined", async () => {
    const { get } = await startApp(smallReports);
    const { documents } = JSON.parse(await (await get("/v1/documents")).text());
    for (const { id } of documents) {
      const { document, passages } = JSON.parse(await (await get(`/v1/documents/${id}/passages`)).text());
      const { content } = JSON.parse(await (await get(`/v1/documents/${id}/content`)).text());
      expect(document).toEqual(documents.find((one: { id: string }) => one.id === id));
      expect(passages.map(({ text }: { text: string }) => text).join("")).toBe(content);
      expect(passages.map(({ role }: { role: string }) => role)).toEqual(expect.arrayContaining(["title", "heading"]));
      let at = 0;
      for (const { start, end, documentId } of passages) {
        expect([start, documentId]).toEqual([at, id]);
        at = end;
      }
      expect([at, passages.length]).toEqual([content.length, document.passages]);
    }
  });

  it("are not there of a document that is not there", async () => {
    const { get } = await startApp({});
    const answer = await get("/v1/documents/none/passages");
    expect(await answer.json()).toMatchObject({ status: 404, detail: "没有编号为 none 的报告。" });
  });
});
