import { describe, expect, it } from "vitest";
import { lexicon, smallReports } from "../parts.ts";
import { startApp } from "./start-app.ts";

describe("views of the corpus over HTTP", () => {
  it("answers as the contract says", async () => {
    const { get, post } = await startApp(smallReports);
    const catalogue = await get("/v1/concepts?limit=3&q=%E6%B8%85%E5%8D%95");
    expect(JSON.parse(await catalogue.text()).concepts).toHaveLength(3);
    const concept = await get(`/v1/concepts/${encodeURIComponent("免罚轻罚")}`);
    expect(await concept.json()).toMatchObject({ name: "免罚轻罚", regions: 2 });
    const coverage = await post("/v1/coverage", { concepts: ["免罚轻罚", "综合查一次"] });
    expect(JSON.parse(await coverage.text()).rows).toHaveLength(3);
    const gaps = await post("/v1/gaps", { region: "如东县" });
    expect(await gaps.json()).toMatchObject({ region: { name: "如东县" }, peerRule: "all" });
  });

  it("names all measures, and suggests some while a question is typed", async () => {
    const { get } = await startApp(smallReports);
    const { concepts, total } = JSON.parse(await (await get("/v1/lexicon")).text());
    expect([concepts.length, total.value]).toEqual([lexicon.concepts.length, lexicon.concepts.length]);
    const first = await get(`/v1/suggest?q=${encodeURIComponent("首违")}&limit=1`);
    expect(JSON.parse(await first.text()).suggestions).toMatchObject([
      { kind: "concept", name: "免罚轻罚", regions: 2 },
    ]);
    const region = await get(`/v1/suggest?q=${encodeURIComponent("威")}`);
    expect(JSON.parse(await region.text()).suggestions[0]).toMatchObject({
      kind: "region",
      region: { name: "威海市" },
    });
    for (const empty of ["/v1/suggest", "/v1/suggest?q="]) {
      expect(JSON.parse(await (await get(empty)).text()).suggestions[0]).toMatchObject({ name: "免罚轻罚" });
    }
    expect((await get(`/v1/suggest?q=${"a".repeat(513)}`)).status).toBe(400);
    expect((await get("/v1/suggest?q=a&limit=51")).status).toBe(400);
  });

  it("refuses what would make a cell differ from the comparison, and what it cannot know", async () => {
    const { get, post } = await startApp(smallReports);
    expect((await post("/v1/coverage", { filter: { section: ["measure"] } })).status).toBe(400);
    expect((await post("/v1/coverage", { concepts: ["饕餮"] })).status).toBe(404);
    expect((await get("/v1/concepts/x")).status).toBe(404);
    const missing = await post("/v1/gaps", { region: "南京市" });
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ code: "not_found", detail: "库里没有南京市的报告。" });
    expect((await post("/v1/gaps", { region: "苏州", minShare: 2 })).status).toBe(400);
  });
});

describe("a form that is none", () => {
  it("is the caller's mistake", async () => {
    const { url } = await startApp({});
    for (const headers of [
      { "content-type": "multipart/form-data" },
      { "content-type": "multipart/form-data; boundary=x" },
    ]) {
      const answer = await fetch(`${url}/v1/documents`, { method: "POST", headers, body: "--x\r\nhalf" });
      expect(await answer.json()).toMatchObject({ status: 400, code: "invalid_request" });
    }
  });
});

describe("the description of the interface", () => {
  it("names each operation once and gives every body an example", async () => {
    const { get } = await startApp({});
    const description = JSON.parse(await (await get("/openapi.json")).text());
    const operations = Object.values<Record<string, { operationId: string; requestBody?: { content: unknown } }>>(
      description.paths,
    ).flatMap((methods) => Object.values(methods));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain("getPassagesIdContext");
    const bodies = operations.flatMap(({ requestBody }) => (requestBody ? [JSON.stringify(requestBody.content)] : []));
    for (const body of bodies) {
      const [, name = ""] = body.match(/schemas\/(\w+)/u) ?? [];
      expect([name, description.components.schemas[name]?.examples?.length ?? 0]).toEqual([name, 1]);
    }
  });

  it("is a page that nothing from elsewhere is needed for", async () => {
    const { get } = await startApp({});
    const page = await (await get("/docs")).text();
    expect(page).toContain("POST /v1/gaps");
    expect(page).toContain("威海市");
    expect(page).not.toMatch(/<script|https?:\/\//u);
  });
});
