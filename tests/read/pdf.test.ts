import { describe, expect, it } from "vitest";
import { pdfReader } from "../../src/read/pdf.ts";
import { type PdfPage, type Placed, typeset, writePdf } from "./pdf-writer.ts";

const opening =
  "2024年,连云港市坚持以习近平新时代中国特色社会主义思想为指导,全面贯彻党的二十大和二十届二中、三中全会精神,坚持改革与法治相统一,扎实推进依法行政,不断优化法治环境。";
const chapter = "一、本年度推进法治政府建设的主要举措和成效";
const reform =
  "(一)深入推进政府职能转变,促进经济稳中有进。一是深化机构改革工作。制定全市机构改革方案、行政执法体制改革实施方案,动态调整14个市级议事协调机构。二是优化营商环境。";
const disputes =
  "(二)完善矛盾纠纷预防化解机制。全年受理行政复议案件1268件,办结1103件,经复议后直接化解率达到96.5%,行政机关负责人出庭应诉率保持100%,群众满意度持续提升。";
const report = [opening, chapter, reform, disputes];

const titled = (lines: readonly string[]): Placed[] =>
  lines.map((text, at) => ({ text, x: (595 - 22 * text.length) / 2, y: 760 - 32 * at, size: 22 }));
const footer = (text: string): Placed => ({ text, x: 280, y: 50, size: 14 });
const header = (text: string): Placed => ({ text, x: 240, y: 800, size: 9 });

async function linesOf(...pages: PdfPage[]): Promise<string[]> {
  return (await pdfReader.read(writePdf(pages))).text.split("\n");
}

describe("the reader of PDF", () => {
  it("rejoins lines into paragraphs", async () => {
    expect(await linesOf(typeset(report))).toEqual(report);
  });

  it("rejoins a paragraph over the end of a page", async () => {
    const lines = typeset(report);
    // In the middle of the third paragraph.
    const [above, below] = [lines.slice(0, 7), lines.slice(7)];
    const moved = below.map((line, at) => ({ ...line, y: 740 - 28 * at }));
    expect(await linesOf([...above, footer("— 1 —")], [...moved, footer("— 2 —")])).toEqual(report);
  });

  it("keeps paragraphs apart that have no indentation but space between them", async () => {
    const blocks = report.map((text, at) => typeset([` ${text}`], { y: 740 - 150 * at }));
    expect(await linesOf(blocks.flat())).toEqual(report);
  });

  it("puts a space between English words at the end of a line and none between Chinese ones", async () => {
    const platform = "全市统一使用由省里建设的数字化平台Digital Government,全年在线办理各类行政许可事项2024件。";
    const lines = typeset([platform, opening]);
    expect(lines[0]?.text).toMatch(/Digital $/u);
    expect(await linesOf(lines)).toEqual([platform, opening]);
  });

  it.each(["— N —", "- N -", "N", "第N页", "第 N 页 共 3 页", "N/3"])("drops page numbers such as %s", async (form) => {
    const texts = [opening, reform, disputes];
    const pages = texts.map((text, at) => [...typeset([text]), footer(form.replace("N", String(at + 1)))]);
    expect(await linesOf(...pages)).toEqual(texts);
  });

  it("drops headers that are repeated, and keeps the title with the same words", async () => {
    const words = "连云港市法治政府建设年度报告";
    const texts = [opening, reform, disputes];
    const pages = texts.map((text, at) => [header(`${words} 第${at + 1}期`), ...typeset([text], { y: 640 })]);
    const [first = [], ...others] = pages;
    expect(await linesOf([...titled([words]), ...first], ...others)).toEqual([words, ...texts]);
  });

  it("reads the left column before the right one, and a title above both first", async () => {
    const narrow = { size: 10.5, pitch: 16, columns: 18, y: 640 };
    const left = typeset([opening, chapter, reform], { ...narrow, x: 90 });
    const right = typeset([disputes, opening], { ...narrow, x: 310 });
    const title = titled(["连云港市2024年度法治政府建设报告"]);
    const mixed = [...left, ...right].sort((a, b) => b.y - a.y);
    expect((await linesOf([...mixed, ...title])).slice(1)).toEqual([opening, chapter, reform, disputes, opening]);
  });

  it("joins a title that is set on two lines and marks it as a heading", async () => {
    const title = titled(["连云港市人民政府关于", "法治政府建设情况的报告"]);
    const raw = await pdfReader.read(writePdf([[...title, ...typeset(report, { y: 640 })]]));
    expect(raw.text.split("\n")[0]).toBe("连云港市人民政府关于法治政府建设情况的报告");
    expect(raw.headings).toEqual([{ at: 0, level: 1 }]);
  });

  it("keeps the cells of a table row on one line and rows apart", async () => {
    const rows = [
      ["单位", "受理案件", "办结案件"],
      ["市公安局", "320", "318"],
    ].flatMap((cells, row) => cells.map((text, at) => ({ text, x: 90 + 160 * at, y: 400 - 24 * row, size: 14 })));
    const lines = await linesOf([...typeset(report), ...rows]);
    expect(lines.slice(-2)).toEqual(["单位 | 受理案件 | 办结案件", "市公安局 | 320 | 318"]);
  });

  it("leaves out a watermark that stands aslant, and reads a page that lies on its side", async () => {
    const watermark = { text: "内部资料", x: 200, y: 300, size: 60, turn: 0.5 };
    expect(await linesOf([...typeset(report), watermark])).toEqual(report);
    const onItsSide = typeset(report).map((line) => ({ ...line, x: 842 - line.y, y: line.x, turn: 1 }));
    expect(await linesOf(onItsSide)).toEqual(report);
  });

  it.each([
    ["连云港市2024年度法治政府建设情况的报告", { title: "连云港市2024年度法治政府建设情况的报告" }],
    ["Microsoft Word - 法治政府建设报告.doc", {}],
    ["report 2024", {}],
  ])("takes the title %s from the properties only when it is one", async (title, declared) => {
    expect((await pdfReader.read(writePdf([typeset(report)], { title }))).declared).toEqual(declared);
  });

  it("names the pages without text", async () => {
    const raw = await pdfReader.read(
      writePdf([typeset(report), "blank", "picture", typeset(report), "picture", "blank"]),
    );
    expect(raw.text.split("\n")).toEqual([...report, ...report]);
    expect(raw.warnings).toEqual(["第 2、3、5 页没有文字(可能是扫描页),需要 OCR,未收入。"]);
  });

  it("asks for OCR when no page has text", async () => {
    await expect(pdfReader.read(writePdf(["picture", "picture"]))).rejects.toMatchObject({
      code: "unreadable",
      message: "这份 PDF 没有文字层(扫描件),需要先做文字识别(OCR)。",
    });
  });

  it("says of an encrypted file that it needs a password", async () => {
    await expect(pdfReader.read(writePdf([typeset(report)], { encrypted: true }))).rejects.toMatchObject({
      code: "unreadable",
      message: "PDF 已加密,需要密码才能打开,请解密后再收入。",
    });
  });

  it.each([
    ["broken", Buffer.from("%PDF-1.7\n这不是 PDF"), /^PDF 已损坏,无法打开\(.+\)。$/u],
    ["empty", new Uint8Array(), /空/u],
  ])("refuses the %s file with a reason", async (_, bytes, reason) => {
    await expect(pdfReader.read(bytes)).rejects.toMatchObject({
      code: "unreadable",
      message: expect.stringMatching(reason),
    });
  });

  it("refuses a file of more than two thousand pages", async () => {
    const pages = Array.from({ length: 2001 }, () => "blank" as const);
    await expect(pdfReader.read(writePdf(pages))).rejects.toMatchObject({ code: "too_large" });
  });

  it("leaves the bytes that it was given as they were", async () => {
    const bytes = new Uint8Array(writePdf([typeset(report)]));
    const { length } = bytes;
    await pdfReader.read(bytes);
    expect(bytes.length).toBe(length);
  });
});
