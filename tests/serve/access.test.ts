import { request as httpRequest } from "node:http";
import { describe, expect, it } from "vitest";
import type { Role } from "../../src/access/contract.ts";
import { KeyRing } from "../../src/access/key-ring.ts";
import { Client } from "../../src/client/client.ts";
import { endpoints } from "../../src/serve/app.ts";
import { smallReports } from "../parts.ts";
import { startApp } from "./start-app.ts";

interface Ask {
  key?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

interface Locked {
  url: string;
  ring: KeyRing;
  keys: Record<Role, string>;
  ask: (method: string, path: string, sent?: Ask) => Promise<Response>;
}

/** The application with a key of each role. */
async function startLocked(): Promise<Locked> {
  const { url, corpus } = await startApp(smallReports);
  const ring = new KeyRing(corpus.index.store.keys);
  const make = async (role: Role): Promise<string> => (await ring.create({ role, name: `${role} 的人` })).key;
  const keys = { read: await make("read"), write: await make("write"), admin: await make("admin") };
  const ask: Locked["ask"] = (method, path, { key, body, headers = {} } = {}) =>
    fetch(url + path, {
      method,
      headers: {
        "content-type": "application/json",
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  return { url, ring, keys, ask };
}

/** What a server answers to headers that `fetch` does not let one set. */
function statusOf(url: string, options: { method?: string; headers: Record<string, string> }): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.once("error", reject);
    request.end();
  });
}

const guarded = endpoints.filter(({ path }) => path.startsWith("/v1/"));
const addressOf = (path: string): string => path.replace(/\{\w+\}/gu, "none");

describe("a server with keys", () => {
  it("answers no route below /v1 and no tool without one", async () => {
    const { ask } = await startLocked();
    const routes = [...guarded, { method: "post", path: "/mcp" }, { method: "get", path: "/v1/nothing" }];
    expect(routes.length).toBeGreaterThan(30);
    for (const { method, path } of routes) {
      const response = await ask(method.toUpperCase(), addressOf(path));
      const { code, detail } = JSON.parse(await response.text());
      expect([method, path, response.status, code]).toEqual([method, path, 401, "unauthorized"]);
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
      expect(response.headers.get("content-type")).toContain("application/problem+json");
      expect(detail).toMatch(/Authorization: Bearer/u);
    }
  });

  it("does not let a way of writing the address past the door", async () => {
    const { url } = await startLocked();
    const paths = [
      "/V1/stats",
      "/v1/stats/",
      "/v1//stats",
      "//v1/stats",
      "/v1/%73tats",
      "/v1/./stats",
      "/%761/stats",
      "/MCP",
    ];
    for (const path of paths) {
      const status = await statusOf(url + path, { headers: { host: "127.0.0.1" } });
      expect([path, [401, 404].includes(status)]).toEqual([path, true]);
    }
  });

  it("answers a route declared for less than it holds, and refuses one that needs more by its name", async () => {
    const { ask, keys } = await startLocked();
    for (const { method, path, role = "read" } of guarded) {
      const response = await ask(method.toUpperCase(), addressOf(path), { key: keys.read });
      const text = await response.text();
      expect([method, path, response.status === 403]).toEqual([method, path, role !== "read"]);
      if (role !== "read")
        expect(JSON.parse(text)).toMatchObject({ code: "forbidden", detail: expect.stringMatching(role) });
    }
    for (const key of [keys.write, keys.admin]) {
      for (const { method, path } of guarded) {
        const { status } = await ask(method.toUpperCase(), addressOf(path), { key });
        expect([method, path, [401, 403].includes(status)]).toEqual([method, path, false]);
      }
    }
  });

  it("declares every change of documents and watches as one that needs write", () => {
    const changing = guarded.filter(
      ({ method, path }) => method !== "get" && /^\/v1\/(?:documents|watches|removed)/u.test(path),
    );
    expect(changing.length).toBeGreaterThan(4);
    for (const { method, path, role } of changing) expect([method, path, role]).toEqual([method, path, "write"]);
  });

  it("knows no key that is wrong, over or revoked a moment ago", async () => {
    const { ask, ring, keys } = await startLocked();
    const over = await ring.create({ role: "admin", expiresAt: new Date(Date.now() - 1).toISOString() });
    const { key, facts } = await ring.create({ role: "admin" });
    const status = async (held: string): Promise<number> => (await ask("GET", "/v1/stats", { key: held })).status;
    expect(await status(over.key)).toBe(401);
    expect(await status(`${keys.admin.slice(0, -3)}AAA`)).toBe(401);
    expect(await status(key)).toBe(200);
    ring.revoke(facts.id);
    expect(await status(key)).toBe(401);
    const basic = await ask("GET", "/v1/stats", { headers: { authorization: `Basic ${keys.admin}` } });
    expect(basic.status).toBe(401);
    const lower = await ask("GET", "/v1/stats", { headers: { authorization: `bearer ${keys.admin}` } });
    expect(lower.status).toBe(200);
  });

  it("reads no body of somebody who may not send one", async () => {
    const { ask, keys, url } = await startLocked();
    const huge = "长".repeat(600_000);
    for (const body of ["{", huge]) expect((await ask("POST", "/v1/search", { body })).status).toBe(401);
    for (const body of ["{", huge]) {
      expect((await ask("POST", "/v1/documents", { body, key: keys.read })).status).toBe(403);
    }
    const form = new FormData();
    form.append("files", new Blob(["苏州市2023年法治政府建设报告"]), "a.txt");
    expect((await fetch(`${url}/v1/documents`, { method: "POST", body: form })).status).toBe(401);
    expect((await ask("POST", "/v1/search", { body: "{", key: keys.read })).status).toBe(400);
  });

  it("leaves open what holds no report", async () => {
    const { ask } = await startLocked();
    for (const path of ["/", "/healthz", "/readyz", "/openapi.json", "/docs"]) {
      expect([path, (await ask("GET", path)).status]).toEqual([path, 200]);
    }
  });

  it("says what the caller may do", async () => {
    const { ask, keys, url } = await startLocked();
    const answer = await (await ask("GET", "/v1/access", { key: keys.read })).json();
    expect(answer).toEqual({ keysRequired: true, role: "read", name: "read 的人" });
    const client = new Client({ baseUrl: url, key: keys.write });
    expect(await client.get("/v1/access")).toMatchObject({ role: "write" });
    await expect(new Client({ baseUrl: url }).get("/v1/access")).rejects.toMatchObject({ code: "unauthorized" });
  });

  it("is reached under any name, and takes writes of its own pages only", async () => {
    const { url, keys } = await startLocked();
    const authorization = `Bearer ${keys.admin}`;
    const host = "jucuo.example:8080";
    expect(await statusOf(`${url}/v1/stats`, { headers: { authorization, host } })).toBe(200);
    const remove = (origin: string): Promise<number> =>
      statusOf(`${url}/v1/documents/none`, { method: "DELETE", headers: { authorization, host, origin } });
    expect(await remove("http://jucuo.example:8080")).toBe(404);
    expect(await remove("http://127.0.0.1:5173")).toBe(404);
    for (const origin of ["http://jucuo.example", "https://evil.example", "null"]) {
      expect([origin, await remove(origin)]).toEqual([origin, 403]);
    }
  });

  it("documents its keys, and the role of each route", async () => {
    const { ask } = await startLocked();
    const { components, paths } = JSON.parse(await (await ask("GET", "/openapi.json")).text());
    expect(components.securitySchemes.bearer).toMatchObject({ type: "http", scheme: "bearer" });
    expect(paths["/v1/documents/{id}"].delete.security).toEqual([{ bearer: ["write"] }, {}]);
    expect(Object.keys(paths["/v1/search"].get.responses)).toEqual(expect.arrayContaining(["401", "403"]));
    expect(paths["/healthz"].get.security).toBeUndefined();
    expect(await (await ask("GET", "/docs")).text()).toContain("密钥的角色:<code>write</code>");
  });
});

describe("a server without keys", () => {
  it("lets this machine do everything, under local names only, until the first key is made", async () => {
    const { url, get, corpus } = await startApp({});
    expect(await (await get("/v1/access")).json()).toEqual({ keysRequired: false, role: "admin" });
    expect(await statusOf(`${url}/v1/stats`, { headers: { host: "jucuo.example" } })).toBe(403);
    await new KeyRing(corpus.index.store.keys).create({ role: "read" });
    expect((await get("/v1/stats")).status).toBe(401);
  });
});
