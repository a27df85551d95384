import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileFormatOf, writeTableFile } from "../src/table-file.ts";
import { temporaryFolder } from "./parts.ts";

describe("the file that a comparison at the terminal goes into", () => {
  it.each([
    [{}, undefined],
    [{ json: true }, undefined],
    [{ format: "csv" }, "csv"],
    [{ output: "比较.DOCX" }, "docx"],
    [{ format: "md", output: "a.txt" }, "md"],
  ])("is of the format that %j says", (options, format) => expect(fileFormatOf(options)).toBe(format));

  it.each([
    [{ format: "pdf" }, /csv、md、docx、xlsx/u],
    [{ output: "a.pdf" }, /扩展名/u],
    [{ format: "xlsx" }, /--output/u],
    [{ format: "csv", json: true }, /不能同时用/u],
  ])("is refused for %j", (options, message) => expect(() => fileFormatOf(options)).toThrow(message));

  it("is written, or says why not", async () => {
    const table = { title: "a", columns: [{ name: "列", width: 4, place: "summary" as const }], rows: [], notes: [] };
    const folder = temporaryFolder();
    await writeTableFile(table, "csv", join(folder, "a.csv"));
    expect(readFileSync(join(folder, "a.csv"), "utf8")).toBe("\ufeff列\r\n");
    await expect(writeTableFile(table, "csv", join(folder, "none/a.csv"))).rejects.toThrow(/文件夹/u);
  });
});
