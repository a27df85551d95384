import { strToU8, zipSync } from "fflate";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { csvReader } from "../../src/read/csv.ts";
import { rowsText } from "../../src/read/rows.ts";
import { xlsxReader } from "../../src/read/xlsx.ts";

const namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const dateStyle = 1;
const timeStyle = 2;

interface SheetFixture {
  name: string;
  /** The `row` elements. */
  rows: string;
  state?: "hidden";
}

/** The least that Excel itself would open. */
function workbook(sheets: SheetFixture[], sharedStrings: string[] = []): Uint8Array {
  const element = ({ name, state }: SheetFixture, at: number): string =>
    `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${state === undefined ? "" : ` state="${state}"`}/>`;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const files: Record<string, string> = {
    "xl/workbook.xml": `<workbook xmlns="${namespace}" xmlns:r="${relations}"><sheets>${sheets.map(element).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${[
      ...sheets.map((_, at) => relation(`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`)),
      relation("rIdS", "sharedStrings", "sharedStrings.xml"),
      relation("rIdF", "styles", "styles.xml"),
    ].join("")}</Relationships>`,
    "xl/sharedStrings.xml": `<sst xmlns="${namespace}">${sharedStrings.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${namespace}"><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
  };
  sheets.forEach(({ rows }, at) => {
    files[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet xmlns="${namespace}"><sheetData>${rows}</sheetData></worksheet>`;
  });
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])));
}

/** A `row` element of text cells; an empty one is left out. */
function row(at: number, ...cells: string[]): string {
  const cell = (text: string, column: number): string =>
    `<c r="${String.fromCharCode(65 + column)}${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  return `<row r="${at}">${cells.map((text, column) => (text === "" ? "" : cell(text, column))).join("")}</row>`;
}

async function linesOfSheets(sheets: SheetFixture[], sharedStrings?: string[]): Promise<string[]> {
  return (await xlsxReader.read(workbook(sheets, sharedStrings))).text.split("\n");
}

async function linesOfCsv(text: string | Uint8Array): Promise<string[]> {
  return (await csvReader.read(Buffer.from(text))).text.split("\n");
}

describe("rowsText", () => {
  it("puts the title of its column before each filled cell", () => {
    const table = [
      ["序号", "主要举措", "责任单位"],
      ["1", "推行“综合查一次”", "市司法局"],
      ["2", "建立免罚清单", ""],
    ];
    expect(rowsText(table)).toEqual(
      ["序号:1;主要举措:推行“综合查一次”;责任单位:市司法局", "序号:2;主要举措:建立免罚清单"].map(wide),
    );
  });

  it("keeps the titles above the header as lines of their own", () => {
    const table = [
      ["2024年法治政府建设任务清单", ""],
      ["填报单位:市司法局", "填报日期:2024-03-05"],
      ["举措", "完成数"],
      ["行政复议", "12"],
    ];
    expect(rowsText(table)).toEqual([
      "2024年法治政府建设任务清单",
      "填报单位:市司法局 | 填报日期:2024-03-05",
      wide("举措:行政复议;完成数:12"),
    ]);
  });

  it("joins the cells of a table that has no header", () => {
    expect(
      rowsText([
        ["行政复议", "12", ""],
        ["行政应诉", "", "8"],
      ]),
    ).toEqual(["行政复议 | 12", "行政应诉 | 8"]);
  });

  it("takes no sentence for a header", () => {
    expect(
      rowsText([
        ["全市推行“综合查一次”。", "市司法局"],
        ["建立免罚清单。", "市局"],
      ])[0],
    ).toBe("全市推行“综合查一次”。 | 市司法局");
  });

  it("keeps a header that has nothing below it", () => {
    expect(rowsText([["举措", "单位"]])).toEqual(["举措 | 单位"]);
  });

  it("leaves a cell without a column title bare", () => {
    expect(
      rowsText([
        ["举措", "单位", ""],
        ["免罚清单", "市局", "已完成"],
      ]),
    ).toEqual([wide("举措:免罚清单;单位:市局;已完成")]);
  });

  it("writes a cell of several lines in one, and skips empty rows", () => {
    expect(rowsText([["推行综合\r\n查一次"], ["", "\n"], [], ["免罚清单"]])).toEqual(["推行综合 查一次", "免罚清单"]);
  });

  it("names the sheet first, unless it is empty", () => {
    expect(rowsText([["免罚清单"]], "附件")).toEqual(["附件", "免罚清单"]);
    expect(rowsText([[""]], "附件")).toEqual([]);
  });
});

describe("the reader of xlsx", () => {
  it("reads shared and inline strings", async () => {
    const shared = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>`;
    expect(
      await linesOfSheets([{ name: "Sheet1", rows: row(1, "举措", "单位") + shared }], ["免罚清单", "市司法局"]),
    ).toEqual([wide("举措:免罚清单;单位:市司法局")]);
  });

  it("says that its lines are rows", async () => {
    const raw = await xlsxReader.read(workbook([{ name: "Sheet1", rows: row(1, "免罚清单") }]));
    expect(raw).toMatchObject({ format: "xlsx", rows: true, warnings: [] });
  });

  it("writes dates as year, month and day, and times as hour and minute", async () => {
    const data = `<row r="2"><c r="A2" s="${dateStyle}"><v>45356</v></c><c r="B2" s="${timeStyle}"><v>0.354166666666667</v></c></row>`;
    expect(await linesOfSheets([{ name: "Sheet1", rows: row(1, "日期", "时间") + data }])).toEqual([
      wide("日期:2024-03-05;时间:08:30"),
    ]);
  });

  it("writes numbers without the noise of binary fractions", async () => {
    const values = ["0.30000000000000004", "98.600000000000009", "12000", "1E-3"];
    const cells = values.map((value, at) => `<c r="${"ABCD"[at]}1"><v>${value}</v></c>`).join("");
    expect(await linesOfSheets([{ name: "Sheet1", rows: `<row r="1">${cells}</row>` }])).toEqual([
      "0.3 | 98.6 | 12000 | 0.001",
    ]);
  });

  it("names the sheets when there are several that have text", async () => {
    const sheets = [
      { name: "任务清单", rows: row(1, "免罚清单") },
      { name: "空表", rows: "" },
      { name: "Sheet3", rows: row(1, "行政复议") },
    ];
    expect(await linesOfSheets(sheets)).toEqual(["任务清单", "免罚清单", "行政复议"]);
  });

  it("does not name a sheet that is the only one with text", async () => {
    expect(
      await linesOfSheets([
        { name: "任务清单", rows: row(1, "免罚清单") },
        { name: "Sheet2", rows: "" },
      ]),
    ).toEqual(["免罚清单"]);
  });

  it("takes in hidden sheets and says so", async () => {
    const raw = await xlsxReader.read(workbook([{ name: "字典", rows: row(1, "已完成"), state: "hidden" }]));
    expect(raw.text).toBe("已完成");
    expect(raw.warnings?.[0]).toMatch(/1 张隐藏/u);
  });

  it("reads a cell far below the others", async () => {
    const rows = row(1, "免罚清单") + row(1_048_576, "填报人");
    expect(await linesOfSheets([{ name: "Sheet1", rows }])).toEqual(["免罚清单", "填报人"]);
  });

  it("refuses a workbook without text as empty", async () => {
    const empty = workbook([{ name: "Sheet1", rows: `<row r="1"><c r="A1"/></row>` }]);
    await expect(xlsxReader.read(empty)).rejects.toMatchObject({
      code: "unreadable",
      message: expect.stringContaining("空"),
    });
  });

  it("refuses no bytes as empty", async () => {
    await expect(xlsxReader.read(new Uint8Array())).rejects.toThrow(/空/u);
  });

  it.each([
    ["a row beyond the format", `<row r="999999999"></row>`],
    ["a column beyond the format", `<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>`],
    [
      "cells in opposite corners",
      `<row r="1"><c r="XFD1"><v>1</v></c></row><row r="9999"><c r="A9999"><v>1</v></c></row>`,
    ],
  ])("refuses %s before it fills the memory", async (_, rows) => {
    await expect(linesOfSheets([{ name: "Sheet1", rows }])).rejects.toMatchObject({ code: "too_large" });
  });

  it("passes over formatted cells without a value, however far they reach", async () => {
    const rows = `${row(1, "免罚清单")}<row r="9999"><c r="XFD9999" s="0"/></row>`;
    expect(await linesOfSheets([{ name: "Sheet1", rows }])).toEqual(["免罚清单"]);
  });

  it("refuses more than 200000 rows", async () => {
    const rows = Array.from({ length: 200_001 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c></row>`);
    await expect(linesOfSheets([{ name: "Sheet1", rows: rows.join("") }])).rejects.toMatchObject({ code: "too_large" });
  });

  it("refuses a bomb", async () => {
    const zeros = new Uint8Array(100_000_000);
    const bomb = zipSync({ "1.xml": zeros, "2.xml": zeros, "3.xml": zeros, "4.xml": zeros }, { level: 1 });
    await expect(xlsxReader.read(bomb)).rejects.toMatchObject({ code: "too_large" });
  });

  it("refuses a broken file with its reason", async () => {
    const bytes = workbook([{ name: "Sheet1", rows: row(1, "免罚清单") }]);
    await expect(xlsxReader.read(bytes.subarray(0, bytes.length / 2))).rejects.toThrow(/损坏/u);
  });

  it("refuses a zip that is no workbook", async () => {
    await expect(xlsxReader.read(zipSync({ "word/document.xml": strToU8("<w/>") }))).rejects.toMatchObject({
      code: "unreadable",
      message: expect.stringContaining("xlsx"),
    });
  });

  it.each([
    ["a password", "EncryptedPackage", /加密/u],
    ["the format of before 2007", "Workbook", /旧版.*另存为/u],
  ])("refuses a file with %s and says what to do", async (_, stream, reason) => {
    const bytes = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from(stream, "utf16le")]);
    await expect(xlsxReader.read(bytes)).rejects.toThrow(reason);
  });
});

describe("the reader of csv", () => {
  const expected = ["序号:1;举措:推行“综合查一次”,减少检查;单位:市司法局", "序号:2;举措:建立免罚清单;单位:市局"].map(
    wide,
  );

  it.each([
    ["commas", '序号,举措,单位\n1,"推行“综合查一次”,减少检查",市司法局\n2,建立免罚清单,市局\n'],
    ["tabs", "序号\t举措\t单位\r\n1\t推行“综合查一次”,减少检查\t市司法局\r\n2\t建立免罚清单\t市局\r\n"],
    ["semicolons", "序号;举措;单位\n1;推行“综合查一次”,减少检查;市司法局\n2;建立免罚清单;市局"],
    [
      "full-width commas",
      '序号\uff0c举措\uff0c单位\n1\uff0c"推行“综合查一次”,减少检查"\uff0c市司法局\n2\uff0c建立免罚清单\uff0c市局',
    ],
  ])("parts cells at %s", async (_, text) => {
    expect(await linesOfCsv(text)).toEqual(expected);
  });

  it.each(["gb18030", "utf-16le", "utf-8"])("reads %s", async (encoding) => {
    const bytes = iconv.encode("举措,单位\n建立免罚清单,市司法局\n", encoding, { addBOM: encoding !== "gb18030" });
    expect(await csvReader.read(bytes)).toMatchObject({
      text: wide("举措:建立免罚清单;单位:市司法局"),
      format: "csv",
      encoding,
      rows: true,
    });
  });

  it("keeps full-width commas in prose as they are", async () => {
    const lines = ["推行“综合查一次”\uff0c减少检查", "建立免罚清单", "加强行政复议\uff0c畅通渠道\uff0c化解争议"];
    expect(await linesOfCsv(lines.join("\n"))).toEqual(lines);
  });

  it("takes rows of uneven length and quotation marks inside a cell", async () => {
    expect(
      await linesOfCsv('举措,单位\n"综合查一次"改革,市司法局,已完成\n免罚清单\n行政复议,市局\n行政应诉,市局\n'),
    ).toEqual([
      wide('举措:"综合查一次"改革;单位:市司法局;已完成'),
      wide("举措:免罚清单"),
      wide("举措:行政复议;单位:市局"),
      wide("举措:行政应诉;单位:市局"),
    ]);
  });

  it("reads on past a quotation mark that is never closed", async () => {
    expect(await linesOfCsv('举措,单位\n"综合查一次,市司法局\n免罚清单,市局\n')).toEqual([
      wide('举措:"综合查一次;单位:市司法局'),
      wide("举措:免罚清单;单位:市局"),
    ]);
  });

  it("writes a cell of several lines in one", async () => {
    expect(await linesOfCsv('举措,单位\n"推行综合\n查一次",市司法局\n')).toEqual([
      wide("举措:推行综合 查一次;单位:市司法局"),
    ]);
  });

  it.each([
    ["no bytes", ""],
    ["only delimiters", ",,\n,,\n"],
  ])("refuses %s as empty", async (_, text) => {
    await expect(linesOfCsv(text)).rejects.toMatchObject({
      code: "unreadable",
      message: expect.stringContaining("空"),
    });
  });
});

/** The marks of Chinese text, full width, between titles and cells; not those in a time of day. */
function wide(line: string): string {
  return line.replace(/(?<!\d):/gu, "\uff1a").replaceAll(";", "\uff1b");
}
