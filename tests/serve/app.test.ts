import { pino } from "pino";
import { describe, expect, it, onTestFinished } from "vitest";
import { KeyRing } from "../../src/access/key-ring.ts";
import { Divisions } from "../../src/corpus/divisions.ts";
import { QueuedIntake } from "../../src/intake.ts";
import { createApp, endpoints } from "../../src/serve/app.ts";
import { listen } from "../../src/serve/listen.ts";
import { smallCorpus, smallReports } from "../parts.ts";
import { postTo, startApp } from "./start-app.ts";

const q = `q=${encodeURIComponent("免罚轻罚")}`;

describe("the server", () => {
  it("answers every route as its schema says", async () => {
    const { get, post } = await startApp(smallReports);
    const { groups } = JSON.parse(await (await get(`/v1/search?${q}&explain=true&facets=year,section`)).text());
    const { passage, document } = groups[0].hits[0];
    const paths = [
      `/v1/passages/${passage.id}`,
      `/v1/passages/${passage.id}/context?before=2&after=2`,
      `/v1/passages/${passage.id}/similar?groupBy=document`,
      "/v1/documents?within=江苏省&yearFrom=2022",
      `/v1/documents/${document.id}`,
      `/v1/documents/${document.id}/content`,
      `/v1/documents/${document.id}/passages`,
      "/v1/candidates?minRegions=1&limit=5",
      "/v1/regions",
      "/v1/stats",
      "/healthz",
      "/readyz",
      "/openapi.json",
      "/",
    ];
    for (const path of paths) expect([path, (await get(encodeURI(path))).status]).toEqual([path, 200]);
    for (const body of [{ query: "综合查一次" }, { passageId: passage.id }]) {
      expect((await post("/v1/compare", body)).status).toBe(200);
    }
    const { content } = JSON.parse(await (await get(`/v1/documents/${document.id}/content`)).text());
    expect(content.slice(passage.start, passage.end)).toBe(passage.text);
  });

  it.each([
    ["/v1/search", /q 缺少/u],
    ["/v1/search?q=", /q 至少 1 个字/u],
    [`/v1/search?q=${"a".repeat(513)}`, /最多 512 个字/u],
    [`/v1/search?${q}&limit=0`, /limit 不能小于 1/u],
    [`/v1/search?${q}&limit=101`, /limit 不能大于 100/u],
    [`/v1/search?${q}&offset=10001`, /offset 不能大于 10000/u],
    [`/v1/search?${q}&groupSize=21`, /groupSize 不能大于 20/u],
    [`/v1/search?${q}&limt=3`, /没有这个字段:limt/u],
    [`/v1/search?${q}&groupBy=city`, /region、document、none/u],
    [`/v1/search?${q}&region=${encodeURIComponent("鼓楼区")}`, /不止一处.*徐州市鼓楼区/u],
    [`/v1/search?${q}&yearFrom=2024&yearTo=2022`, /from 不能晚于 to/u],
    [`/v1/search?${q}&region=${Array(201).fill("320500").join(",")}`, /最多 200 个值/u],
    ["/v1/candidates?minRegions=0", /minRegions 不能小于 1/u],
    ["/v1/candidates?limit=101", /limit 不能大于 100/u],
    ["/v1/candidates?minRegion=2", /没有这个字段:minRegion/u],
    ["/v1/documents?limit=x", /limit 应是数字/u],
  ])("refuses GET %s and says what to change", async (path, detail) => {
    const { get } = await startApp(smallReports);
    const response = await get(path);
    const problem = JSON.parse(await response.text());
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(problem).toMatchObject({ status: 400, code: "invalid_request", detail: expect.stringMatching(detail) });
    expect(problem.errors.length).toBeGreaterThan(0);
  });

  it.each([
    ["/v1/search", { query: "a", extra: 1 }, /没有这个字段:extra/u],
    ["/v1/search", { query: 5 }, /query 应是文字/u],
    ["/v1/search", [], /应是对象/u],
    ["/v1/search", "{", /JSON/u],
    ["/v1/compare", {}, /给出其一/u],
    ["/v1/retrieve", {}, /给出其一/u],
    ["/v1/retrieve", { query: "a", queries: ["b"] }, /只给一个/u],
    ["/v1/retrieve", { queries: [] }, /queries/u],
    ["/v1/retrieve", { query: "a", maxCharacters: 499 }, /maxCharacters 不能小于 500/u],
    ["/v1/retrieve", { query: "a", diversity: 1.5 }, /diversity 不能大于 1/u],
    ["/v1/retrieve", { query: "a", perRegion: 0 }, /perRegion 不能小于 1/u],
    ["/v1/retrieve?format=pdf", { query: "a" }, /format/u],
    ["/v1/compare", { query: "a", passageId: "b" }, /只给一个/u],
    ["/v1/compare", { concept: "a", query: "b" }, /只给一个/u],
  ])("refuses POST %s %j", async (path, body, detail) => {
    const { post } = await startApp(smallReports);
    const response = await post(path, body);
    expect(response.status).toBe(400);
    expect(JSON.parse(await response.text()).detail).toMatch(detail);
  });

  it("gives quotations as JSON and as markdown alone", async () => {
    const { post } = await startApp(smallReports);
    const json = await post("/v1/retrieve", { queries: ["免罚轻罚", "综合查一次"], perRegion: 2 });
    expect(json.status).toBe(200);
    const { markdown } = JSON.parse(await json.text());
    const alone = await post("/v1/retrieve?format=md", { queries: ["免罚轻罚", "综合查一次"], perRegion: 2 });
    expect(alone.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect(await alone.text()).toBe(markdown);
  });

  it("tells what is not there from what is asked wrongly", async () => {
    const { get, url } = await startApp(smallReports);
    expect((await get("/v1/documents/none")).status).toBe(404);
    expect((await get("/v1/nothing")).status).toBe(404);
    const wrong = await fetch(`${url}/v1/compare`);
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await fetch(`${url}/v1/search`, { method: "POST", body: "query=a" })).status).toBe(415);
    expect((await postTo(`${url}/v1/search`, { query: "长".repeat(600_000) })).status).toBe(413);
  });

  it("documents every route it serves, with references that resolve", async () => {
    const { get } = await startApp(smallReports);
    const text = await (await get("/openapi.json")).text();
    const document = JSON.parse(text);
    const declared = endpoints.map(({ path, method }) => `${method} ${path}`).sort();
    const written = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(written.sort()).toEqual(declared);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/gu)) {
      expect(document.components.schemas).toHaveProperty(name ?? "");
    }
  });

  it("listens on loopback only", async () => {
    const { engine, explorer, drafter, watches, pipeline, index } = await smallCorpus({});
    const intake = new QueuedIntake({ pipeline, divisions: new Divisions(), onError: () => undefined });
    const app = createApp({
      engine,
      explorer,
      drafter,
      intake,
      watches,
      access: new KeyRing(index.store.keys),
      ready: () => false,
      version: "0",
      logger: pino({ level: "silent" }),
    });
    await expect(listen(app, { host: "0.0.0.0", port: 0 })).rejects.toThrow(/拒绝启动/u);
    const server = await listen(app, { host: "127.0.0.1", port: 0 });
    onTestFinished(() => server.close());
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    await expect(listen(app, { host: "127.0.0.1", port: Number(new URL(server.url).port) })).rejects.toThrow(/PORT/u);
  });
});
