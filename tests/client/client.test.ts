import { describe, expect, it } from "vitest";
import { ApiError, Client } from "../../src/client/client.ts";
import { smallReports } from "../parts.ts";
import { startApp } from "../serve/start-app.ts";

describe("the client", () => {
  it("asks by the paths of the contract and gets typed answers", async () => {
    const { url } = await startApp(smallReports);
    const client = new Client({ baseUrl: `${url}/` });
    const answer = await client.post("/v1/search", { body: { query: "免罚轻罚", limit: 1 } });
    const hit = answer.groups?.[0]?.hits[0];
    expect(hit?.passage.text).toContain("免罚轻罚");
    const id = hit?.passage.id ?? "";
    const context = await client.get("/v1/passages/{id}/context", { path: { id }, parameters: { before: 1 } });
    expect(context.passages.map((passage) => passage.id)).toContain(id);
    const listed = await client.get("/v1/documents", { parameters: { region: ["苏州市", "威海市"], limit: 5 } });
    expect(listed.documents.map(({ region }) => region.name).sort()).toEqual(["威海市", "苏州市"]);
    const concept = await client.get("/v1/concepts/{id}", { path: { id: "免罚轻罚" } });
    expect(concept.regions).toBe(2);
    expect(await client.get("/healthz")).toEqual({ status: "ok" });
  });

  it("says what the server says is wrong", async () => {
    const { url } = await startApp({});
    const client = new Client({ baseUrl: url });
    const error = await client.post("/v1/gaps", { body: { region: "鼓楼区" } }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 400, code: "invalid_request", fields: [{ path: "region" }] });
    await expect(client.get("/v1/documents/{id}", { path: { id: "../x" } })).rejects.toMatchObject({ status: 404 });
    // @ts-expect-error a path that no route has does not compile
    await expect(client.get("/v1/nothing")).rejects.toMatchObject({ status: 404 });
  });

  it("bears answers that are not of the server", async () => {
    const fetch = async (): Promise<Response> => new Response("<html>Bad Gateway</html>", { status: 502 });
    const client = new Client({ baseUrl: "http://127.0.0.1:1", fetch });
    await expect(client.get("/v1/stats")).rejects.toMatchObject({ status: 502, message: "服务器答复 502。" });
  });
});
