import { describe, expect, it, onTestFinished } from "vitest";
import { KeyRing } from "../../src/access/key-ring.ts";
import { Store } from "../../src/index/embedded/store.ts";
import { temporaryFolder } from "../parts.ts";

function openStore(folder = temporaryFolder()): Store {
  const store = new Store(folder);
  onTestFinished(() => store.close());
  return store;
}

describe("the keys of a store", () => {
  it("know whom they were made for, and nobody by a key that is nearly one", async () => {
    const ring = new KeyRing(openStore().keys);
    expect(ring.keysRequired()).toBe(false);
    const { key, facts } = await ring.create({ role: "write", name: "法治科" });
    expect(key).toMatch(/^jucuo_[0-9a-f]{12}_[\w-]{43}$/u);
    expect(ring.keysRequired()).toBe(true);
    expect(await ring.identify(key)).toEqual({ role: "write", name: "法治科" });
    const other = await ring.create({ role: "admin" });
    const mixed = key.slice(0, 19) + other.key.slice(19);
    const last = key.endsWith("A") ? "E" : "A";
    const wrong = [
      mixed,
      key.slice(0, -1),
      `${key.slice(0, -1)}${last}`,
      `${key}A`,
      "",
      facts.id,
      `jucuo_${facts.id}_`,
    ];
    for (const one of wrong) expect([one, await ring.identify(one)]).toEqual([one, undefined]);
  });

  it("are not in the store: what is there proves a key and does not give it", async () => {
    const store = openStore();
    const { key } = await new KeyRing(store.keys).create({ role: "read" });
    const secret = key.slice(19);
    expect(JSON.stringify(store.keys.all())).not.toContain(secret);
    expect(JSON.stringify(new KeyRing(store.keys).list())).not.toMatch(/hash|\$/u);
  });

  it("end at the instant that was said", async () => {
    let now = Date.parse("2026-01-01T00:00:00Z");
    const ring = new KeyRing(openStore().keys, () => now);
    const { key } = await ring.create({ role: "read", expiresAt: "2026-01-01T00:01:00.000Z" });
    expect(await ring.identify(key)).toEqual({ role: "read" });
    // Its comparison is remembered, its end is looked up.
    now += 60_000;
    expect(await ring.identify(key)).toBeUndefined();
    expect(ring.list()).toMatchObject([{ state: "expired" }]);
  });

  it("end at once when another process revokes them, and are needed still", async () => {
    const folder = temporaryFolder();
    const ring = new KeyRing(openStore(folder).keys);
    const { key, facts } = await ring.create({ role: "read" });
    expect(await ring.identify(key)).toEqual({ role: "read" });
    const elsewhere = new KeyRing(openStore(folder).keys);
    elsewhere.revoke(facts.id);
    expect(await ring.identify(key)).toBeUndefined();
    expect(ring.keysRequired()).toBe(true);
    expect(() => elsewhere.revoke("none")).toThrow(/没有编号为 none 的密钥/u);
  });

  it("are compared once for many requests, and again when a while has gone by", async () => {
    let now = Date.now();
    const ring = new KeyRing(openStore().keys, () => now);
    const { key } = await ring.create({ role: "read" });
    const timed = async (): Promise<number> => {
      const start = performance.now();
      await Promise.all(Array.from({ length: 20 }, () => ring.identify(key)));
      return performance.now() - start;
    };
    const first = await timed();
    const again = await timed();
    expect(again).toBeLessThan(first);
    now += 10 * 60_000;
    expect(await ring.identify(key)).toEqual({ role: "read" });
  });
});
