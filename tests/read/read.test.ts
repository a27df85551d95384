import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { JucuoError } from "../../src/corpus/errors.ts";
import { read, readers } from "../../src/read/read.ts";

const text = "一、主要举措\n深化“综合查一次”改革。";

/** What every reader keeps to. */
describe.each(readers)("the reader of $format", (reader) => {
  it("refuses an empty file with a reason", async () => {
    await expect(reader.read(new Uint8Array())).rejects.toThrow(/空/u);
  });

  it("names its extensions in lower case with the dot", () => {
    for (const extension of reader.extensions) expect(extension).toMatch(/^\.[a-z]+$/u);
  });

  it("answers junk with a reason or a text, and nothing else", async () => {
    const junk = fc.uint8Array({ minLength: 1, maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(junk, async (bytes) => {
        const raw = await reader.read(bytes).catch((error: unknown) => error);
        if (!(raw instanceof JucuoError))
          expect(raw).toMatchObject({ text: expect.any(String), format: expect.any(String) });
      }),
      { numRuns: 30 },
    );
  });
});

describe("read", () => {
  it.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ["utf-16le", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])],
    ["utf-16be", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()])],
    ["utf-16le", Buffer.from(text, "utf16le")],
    ["gb18030", iconv.encode(text, "gbk")],
  ])("decodes %s", async (encoding, bytes) => {
    expect(await read(bytes, "a.txt")).toMatchObject({ text, encoding });
  });

  it("tells Big5 from GB18030, and a wrong declaration from a right one", async () => {
    const big5 = iconv.encode("一、主要舉措\n深化行政執法體制改革,完善監督機制,維護群眾權益。", "big5");
    expect(await read(big5, "a.txt")).toMatchObject({ encoding: "big5", text: expect.stringContaining("執法體制") });
    const page = `<html><head><meta charset="utf-8"></head><body><p>${text},依法行政取得成效。</p></body></html>`;
    expect((await read(iconv.encode(page, "gb18030"), "a.html")).warnings).toEqual([
      expect.stringMatching(/声明的编码是 utf-8,实际是 gb18030/u),
    ]);
    expect((await read(Buffer.from(page), "a.html")).warnings).toEqual([]);
  });

  it("undoes UTF-8 that was taken for GBK", async () => {
    const report = "坚持依法行政,深化改革,完善制度,加强监督,推进法治政府建设。".repeat(4);
    const mojibake = new TextDecoder("gbk").decode(Buffer.from(report));
    expect((await read(Buffer.from(mojibake), "a.txt")).text).toContain("依法行政");
  });

  it("goes by the content and says so when the name claims otherwise", async () => {
    const page = Buffer.from(`<html><body><p>${text},依法行政,取得成效。</p></body></html>`);
    const raw = await read(page, "报告.doc");
    expect(raw.format).toBe("html");
    expect(raw.warnings).toEqual([expect.stringMatching(/扩展名是 \.doc,内容实际是 html/u)]);
  });

  it.each([
    ["图.png", Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ", "base64"), /图片.*OCR/u],
    ["报告.rtf", Buffer.from("{\\rtf1\\ansi 报告}"), /RTF.*\.docx/u],
    ["程序.json", Buffer.from("{}"), /不能读取 \.json/u],
    ["空.docx", Buffer.alloc(0), /空/u],
    ["junk.txt", Uint8Array.from([0x00, 0x01, 0xff, 0xfe, 0x00, 0x9c, 0x81]), /二进制|编码/u],
  ])("refuses %s with a reason", async (name, bytes, reason) => {
    await expect(read(bytes, name)).rejects.toThrow(reason);
  });

  it("takes the lines of a text whose line ends were written out", async () => {
    const escaped = "一、举措\\r\\n落实。\\r\\n二、成效\\r\\n很好。";
    expect((await read(Buffer.from(escaped), "a.txt")).text.split("\n")).toHaveLength(4);
  });
});
