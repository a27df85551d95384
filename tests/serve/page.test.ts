import { describe, expect, it } from "vitest";
import { startApp } from "./start-app.ts";

describe("the page", () => {
  it("is the same document at all of its addresses, under a policy that allows nothing of elsewhere", async () => {
    const { get } = await startApp({});
    const home = await (await get("/")).text();
    for (const path of ["/search?q=a", "/compare", "/coverage", "/reports", "/reports/some-id", "/draft", "/manage"]) {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain("text/html");
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/u);
      expect(await response.text()).toBe(home);
    }
  });

  it("brings its scripts from this server, compressed and kept for good, since their names change with them", async () => {
    const { get } = await startApp({});
    const [, script = ""] = /src="([^"]+\.js)"/u.exec(await (await get("/")).text()) ?? [];
    expect(script).toMatch(/^\/assets\//u);
    const response = await get(script);
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(response.headers.get("cache-control")).toContain("immutable");
  });

  it("says to a person, not to a program, that an address is none", async () => {
    const { url, get } = await startApp({});
    const asPerson = { headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } };
    const lost = await fetch(`${url}/nothing`, asPerson);
    expect(lost.status).toBe(404);
    expect(await lost.text()).toBe(await (await get("/")).text());
    for (const path of ["/v1/nothing", "/assets/nothing.js"]) {
      const response = await fetch(url + path, asPerson);
      expect(response.headers.get("content-type")).toContain("application/problem+json");
    }
  });

  it("leaves addresses that are none of its own to the interface", async () => {
    const { get } = await startApp({});
    for (const path of ["/nothing", "/assets/nothing.js", "/reports/a/b"]) {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toContain("application/problem+json");
    }
  });
});
