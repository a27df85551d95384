import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { smallReports } from "../parts.ts";
import { startApp } from "./start-app.ts";

async function start(): Promise<(path: string, headers?: Record<string, string>, body?: unknown) => Promise<Response>> {
  const { url } = await startApp(smallReports);
  return (path, headers = {}, body = { query: "免罚轻罚", regions: ["苏州", "威海市", "如东", "南京市"] }) =>
    fetch(url + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
}

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

describe("a comparison as a file", () => {
  it("comes in the format that the parameter names, whatever is accepted", async () => {
    const post = await start();
    for (const [format, type, start] of [
      ["csv", "text/csv; charset=utf-8", "\ufeff地区"],
      ["md", "text/markdown; charset=utf-8", "# 免罚轻罚"],
      ["docx", word, "PK"],
      ["xlsx", excel, "PK"],
    ] as const) {
      const response = await post(`/v1/compare?format=${format}`, { accept: "application/json" });
      expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
      const name = encodeURIComponent(`免罚轻罚-各地比较.${format}`);
      expect(response.headers.get("content-disposition")).toBe(
        `attachment; filename="table.${format}"; filename*=UTF-8''${name}`,
      );
      const text = Buffer.from(await response.arrayBuffer()).toString();
      expect(text.startsWith(start)).toBe(true);
    }
    expect((await post("/v1/compare?format=json", { accept: "text/csv" })).headers.get("content-type")).toMatch(
      /json/u,
    );
  });

  it.each([
    ["*/*", "application/json; charset=utf-8"],
    ["text/html,application/xhtml+xml,*/*;q=0.8", "application/json; charset=utf-8"],
    ["text/csv", "text/csv; charset=utf-8"],
    ["text/markdown;q=0.5, application/json;q=0.1", "text/markdown; charset=utf-8"],
    [`${excel}, application/json;q=0.9`, excel],
    [word, word],
  ])("comes as Accept: %s says", async (accept, type) => {
    const post = await start();
    expect((await post("/v1/compare", { accept })).headers.get("content-type")).toBe(type);
  });

  it("is refused where nothing that is offered is accepted, and where the format is unknown", async () => {
    const post = await start();
    const refused = await post("/v1/compare", { accept: "image/png" });
    expect(refused.status).toBe(406);
    expect(JSON.parse(await refused.text())).toMatchObject({
      code: "unsupported_format",
      detail: expect.stringContaining("text/csv"),
    });
    const unknown = await post("/v1/compare?format=pdf");
    expect(unknown.status).toBe(400);
    expect(JSON.parse(await unknown.text()).detail).toMatch(/format 应是以下之一:json、csv、md、docx、xlsx/u);
    const wrong = await post("/v1/compare?format=csv", {}, { query: "" });
    expect([wrong.status, wrong.headers.get("content-type")]).toEqual([400, "application/problem+json; charset=utf-8"]);
  });

  it("holds the rows of the JSON answer, cell by cell", async () => {
    const post = await start();
    const answer = JSON.parse(await (await post("/v1/compare")).text());
    const rows: Record<string, string>[] = parse(await (await post("/v1/compare?format=csv")).text(), {
      bom: true,
      columns: true,
    });
    expect(rows).toHaveLength(answer.rows.length);
    const names = { present: "有", related: "相近", absent: "未见", "no-report": "无报告" } as const;
    for (const [at, row] of answer.rows.entries()) {
      const shown = rows[at] ?? {};
      expect(shown.结论?.startsWith(names[row.status as keyof typeof names])).toBe(true);
      expect(shown.年度).toBe(row.year === null ? "" : String(row.year));
      expect(shown.省).toBe(row.region.province);
      expect(shown.当地叫法).toBe(row.calledHere.join("、"));
      for (const { passage } of row.passages) {
        expect(shown.原文).toContain(passage.text.trimEnd());
        expect(shown.出处).toContain(passage.id);
      }
    }
  });

  it("is declared in OpenAPI with every type that it comes in", async () => {
    const { openApiOf } = await import("../../src/serve/openapi.ts");
    const { endpoints } = await import("../../src/serve/app.ts");
    const content = openApiOf(endpoints).paths?.["/v1/compare"]?.post?.responses?.["200"]?.content ?? {};
    expect(Object.keys(content).sort()).toEqual(["application/json", word, excel, "text/csv", "text/markdown"].sort());
  });
});
