import { describe, expect, it } from "vitest";
import { KeyRing } from "../src/access/key-ring.ts";
import { readConfig } from "../src/config.ts";
import { ingest } from "../src/ingest.ts";
import { rebuild } from "../src/rebuild.ts";
import { restore } from "../src/restore.ts";
import { openWorkspace, withKeyRing } from "../src/workspace.ts";
import { smallReports, temporaryFolder } from "./parts.ts";

// The model as it comes: a rebuild opens what the settings name.
describe("a rebuild", () => {
  it("keeps what can be brought back, and who may ask", async () => {
    const config = readConfig({ JUCUO_DATA: temporaryFolder() });
    const before = await openWorkspace(config);
    const sources = Object.entries(smallReports).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
    const held = {
      path: "鼓楼.txt",
      bytes: Buffer.from("鼓楼区2023年法治政府建设报告\n全区落实各项任务,推进法治政府建设。\n"),
    };
    const outcomes = await ingest([...sources, held], before.pipeline);
    const fingerprint = before.index.fingerprint();
    const ids = outcomes.flatMap((outcome) => ("document" in outcome ? [outcome.document.id] : []));
    const heldIds = before.index.store.held.all().map(({ id }) => id);
    const [id = "", heldId = ""] = [ids[0], heldIds[0]];
    for (const one of [id, heldId]) expect(before.index.setAside(one)).toBe(true);
    const removed = before.index.store.removed.all();
    await before.close();
    const { key, revoked } = await withKeyRing(config, async (ring) => {
      const kept = await ring.create({ role: "write", name: "法治科", expiresAt: "2099-01-01T00:00:00.000Z" });
      const gone = await ring.create({ role: "admin" });
      ring.revoke(gone.facts.id);
      return { key: kept.key, revoked: gone.key };
    });
    const listed = await withKeyRing(config, (ring) => ring.list());
    await rebuild(config, { signal: new AbortController().signal });
    const after = await openWorkspace(config);
    const ring = new KeyRing(after.index.store.keys);
    expect(ring.list()).toEqual(listed);
    expect(await ring.identify(key)).toEqual({ role: "write", name: "法治科" });
    expect(await ring.identify(revoked)).toBeUndefined();
    expect(after.index.store.removed.all()).toEqual(removed);
    expect(Buffer.from(after.index.store.removed.bytes(id) ?? [])).toEqual(sources[0]?.bytes);
    expect(await restore(id, after.pipeline)).toMatchObject({ status: "added", document: { id } });
    expect(await restore(heldId, after.pipeline)).toMatchObject({ status: "held", documentId: heldId });
    expect(after.index.fingerprint()).toBe(fingerprint);
    expect(after.index.store.removed.all()).toEqual([]);
    await after.close();
  }, 240_000);
});
