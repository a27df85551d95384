import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { docReader } from "../../src/read/doc.ts";

const report = readFileSync(new URL("../fixtures/word/report.doc", import.meta.url));
// The document begins with this mark, at the start of a sector.
const head = report.indexOf(Buffer.from("eca50101", "hex"));
const sectorBytes = 512;

/** The report with some of its bytes changed. */
function changed(change: (bytes: Buffer) => void): Buffer {
  const copy = Buffer.from(report);
  change(copy);
  return copy;
}

describe("a Word file of 1997–2003", () => {
  it("is read with a line for each paragraph and each row", async () => {
    const { text, format } = await docReader.read(report);
    expect(format).toBe("doc");
    expect(text.split("\n")).toEqual([
      "云溪市2023年法治政府建设年度报告",
      "2023年，云溪市深入推进法治政府建设——现将“一网通办”等情况报告如下。",
      "一、主要举措和成效",
      "（一）深化“综合查一次”改革。全年减少重复检查1200余次，企业满意度达98.5%。",
      "指标 | 2022年 | 2023年",
      "行政复议案件 | 312件",
      "（二）推行说理式执法，制定柔性执法清单。",
      "二、下一步打算",
      "持续完善行政裁量权基准。",
      "报告完。",
    ]);
  });

  it("keeps text whose letters are spaced by an uneven amount", async () => {
    // In the fixture, by a twentieth of a point.
    expect((await docReader.read(report)).text).toContain("全年减少重复检查1200余次，企业");
  });

  it("keeps the bytes it was given as they are", async () => {
    const bytes = Buffer.from(report);
    await docReader.read(bytes);
    expect(bytes.equals(report)).toBe(true);
  });

  it("is refused with a reason when it is empty", async () => {
    await expect(docReader.read(new Uint8Array())).rejects.toThrow(/空/u);
    // A text of no characters, by the head of the document.
    const empty = changed((bytes) => bytes.writeUInt32LE(0, head + 0x4c));
    await expect(docReader.read(empty)).rejects.toThrow(/空/u);
  });

  it("is refused with a reason when it is encrypted, as a whole or in its text", async () => {
    const whole = Buffer.concat([report, Buffer.from("EncryptedPackage", "utf16le")]);
    await expect(docReader.read(whole)).rejects.toThrow(/^文件已加密/u);
    const text = changed((bytes) => bytes.writeUInt8(bytes.readUInt8(head + 0x0b) | 0x01, head + 0x0b));
    await expect(docReader.read(text)).rejects.toThrow(/^文件已加密/u);
  });

  it("is refused with a reason when it is something else or older", async () => {
    await expect(docReader.read(Buffer.from("{\\rtf1 }"))).rejects.toThrow(/不是 Word/u);
    const old = changed((bytes) => bytes.writeUInt16LE(0xa5dc, head));
    await expect(docReader.read(old)).rejects.toThrow(/Word 95/u);
  });

  it("is refused with a reason when it is cut off", async () => {
    for (const length of [8, 600, 4000, 9000]) {
      await expect(docReader.read(report.subarray(0, length))).rejects.toMatchObject({ code: "unreadable" });
    }
  });

  it("is refused with a reason when its sectors chain in a circle", async () => {
    const circle = changed((bytes) => {
      const table = (bytes.readInt32LE(76) + 1) * sectorBytes;
      const sector = head / sectorBytes - 1;
      bytes.writeInt32LE(sector + 1, table + sector * 4);
      bytes.writeInt32LE(sector, table + (sector + 1) * 4);
    });
    await expect(docReader.read(circle)).rejects.toThrow(/已损坏/u);
  });
});
