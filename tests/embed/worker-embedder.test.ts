import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { readModelFiles } from "../../src/embed/model-files.ts";
import { WorkerEmbedder } from "../../src/embed/worker-embedder.ts";
import { temporaryFolder } from "../parts.ts";

const folder = fileURLToPath(new URL("../../index-data/models/bge-small-zh-v1.5", import.meta.url));

describe("the embedder with the real model", () => {
  const embedder = new WorkerEmbedder({ folder, name: "bge-small-zh-v1.5", workers: 2 });
  afterAll(() => embedder.close());

  it("gives the same bytes for the same text, whatever runs beside it", async () => {
    const alone = await embedder.embedPassage("全面深化综合查一次改革。");
    const others = ["长文本".repeat(200), "短", "全面深化综合查一次改革。", "行政复议"];
    const beside = await Promise.all(others.map((text) => embedder.embedPassage(text)));
    expect(beside[2]).toEqual(alone);
  });

  it("gives unit-length vectors of the model's dimension", async () => {
    const { vector } = await embedder.embedQuery("免罚轻罚");
    expect(vector).toHaveLength(embedder.model.dimension);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  it("does not block the thread that asks", async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await Promise.all(Array.from({ length: 20 }, (_, at) => embedder.embedPassage(`${at}${"依法行政".repeat(80)}`)));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });
});

describe("the files of a model", () => {
  it("are refused when one is damaged, by its name", () => {
    const copy = join(temporaryFolder(), "model");
    cpSync(folder, copy, { recursive: true });
    writeFileSync(join(copy, "config.json"), "{}");
    expect(() => readModelFiles(copy)).toThrow(/config\.json 已损坏/u);
  });

  it("are asked for by name when they are missing", () => {
    expect(() => readModelFiles(temporaryFolder())).toThrow(/缺少 config\.json.*JUCUO_MODEL/u);
  });
});
