import { describe, expect, it } from "vitest";
import { read, readers } from "../../src/read/read.ts";

const text = "一、主要举措\n深化“综合查一次”改革。";

/** What every reader keeps to. */
describe.each(readers)("the reader of $format", (reader) => {
  it("refuses an empty file with a reason", () => {
    expect(() => reader.read(new Uint8Array())).toThrow(/空/u);
  });

  it("names its extensions in lower case with the dot", () => {
    for (const extension of reader.extensions) expect(extension).toMatch(/^\.[a-z]+$/u);
  });
});

describe("read", () => {
  it.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8 with a mark", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ["utf-16le", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])],
    ["utf-16be", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()])],
  ])("decodes %s", (_, bytes) => {
    expect(read(bytes, "a.txt").text).toBe(text);
  });

  it("decodes GB18030 when the bytes are no UTF-8", () => {
    // 法治 in GB2312.
    expect(read(Uint8Array.from([0xb7, 0xa8, 0xd6, 0xce]), "a.TXT")).toMatchObject({
      text: "法治",
      encoding: "gb18030",
    });
  });

  it("says of a binary file that it is one", () => {
    expect(() => read(Uint8Array.from([0x50, 0x4b, 0, 0, 1]), "a.txt")).toThrow(/二进制/u);
  });

  it("says of a format it does not read what it does read", () => {
    expect(() => read(Buffer.from(text), "报告.docx")).toThrow(/\.docx.*\.txt/u);
  });
});
