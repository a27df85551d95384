import { describe, expect, it } from "vitest";
import { RememberingEmbedder } from "../../src/embed/remembering-embedder.ts";
import { HashEmbedder } from "../parts.ts";

describe("the remembering embedder", () => {
  it("embeds a repeated question once", async () => {
    const inner = new HashEmbedder();
    const embedder = new RememberingEmbedder(inner);
    const first = await embedder.embedQuery("免罚轻罚");
    expect(await embedder.embedQuery("免罚轻罚")).toEqual(first);
    expect(inner.embedded).toBe(1);
  });

  it("tries again after a failure", async () => {
    const inner = new HashEmbedder();
    const working = inner.embedQuery.bind(inner);
    inner.embedQuery = () => Promise.reject(new Error("the thread ended"));
    const embedder = new RememberingEmbedder(inner);
    await expect(embedder.embedQuery("免罚轻罚")).rejects.toThrow(/thread/u);
    inner.embedQuery = working;
    expect((await embedder.embedQuery("免罚轻罚")).vector).toHaveLength(32);
  });
});
