import { describe, expect, it, onTestFinished } from "vitest";
import { Preparer, type PreparerOptions } from "../src/preparer.ts";
import { smallReports } from "./parts.ts";

function preparer(options: PreparerOptions): Preparer {
  const made = new Preparer(options);
  onTestFinished(() => made.close());
  return made;
}

const good = { bytes: Buffer.from(smallReports["苏州.txt"]), fileName: "苏州.txt" };

describe("Preparer", () => {
  it("gives up a file that takes too long, and reads the next", async () => {
    const impatient = preparer({ timeoutMs: 1 });
    await expect(impatient.prepare(good)).rejects.toThrow(/读取超过 0\.001 秒/u);
    await expect(preparer({}).prepare(good)).resolves.toMatchObject({ report: { year: 2023 } });
  });

  it("gives up a file that needs too much memory, and reads the next", async () => {
    const small = preparer({ maxMemoryMb: 64 });
    const huge = { bytes: Buffer.from("苏州市依法行政,推进法治政府建设。\n".repeat(250_000)), fileName: "大.txt" };
    await expect(small.prepare(huge)).rejects.toThrow(/内存超过 64 MB|意外结束/u);
    await expect(small.prepare(good)).resolves.toMatchObject({ report: { region: { name: "苏州市" } } });
  });

  it("leaves the caller's loop free meanwhile", async () => {
    const bytes = Buffer.from(`<html><body>${"<p>苏州市依法行政,推进法治政府建设。</p>".repeat(20_000)}</body></html>`);
    const reading = preparer({}).prepare({ bytes, fileName: "页.html" });
    let turns = 0;
    const counting = setInterval(() => turns++, 5);
    await reading;
    clearInterval(counting);
    expect(turns).toBeGreaterThan(5);
  });

  it("answers each file by itself when many are asked for at once", async () => {
    const one = preparer({});
    const names = ["苏州.txt", "威海.txt", "如东.txt"] as const;
    const files = names.map((fileName) => ({ bytes: Buffer.from(smallReports[fileName]), fileName }));
    const read = await Promise.all([
      ...files.map((file) => one.prepare(file)),
      one.prepare({ bytes: new Uint8Array(), fileName: "空.txt" }).catch((error: Error) => error.message),
    ]);
    expect(read.map((one) => (typeof one === "string" ? one : one.report.region?.name))).toEqual([
      "苏州市",
      "威海市",
      "如东县",
      expect.stringMatching(/空/u),
    ]);
  });
});
