import { parse } from "csv-parse/sync";
import fc from "fast-check";
import readWorkbook from "read-excel-file/universal";
import { describe, expect, it } from "vitest";
import { cellSeparator } from "../../src/corpus/table.ts";
import { compareTable } from "../../src/export/compare-table.ts";
import { asWritten, csvOf, harmless } from "../../src/export/csv.ts";
import { docxOf } from "../../src/export/docx.ts";
import { mediaTypes, writeTable } from "../../src/export/formats.ts";
import { markdownOf } from "../../src/export/markdown.ts";
import { cell, fileName, fileText, quotingCell, type Table } from "../../src/export/table.ts";
import { writeTableAside } from "../../src/export/write-aside.ts";
import { xlsxOf } from "../../src/export/xlsx.ts";
import { unzip } from "../../src/read/archive.ts";
import { read } from "../../src/read/read.ts";
import { madeUpAnswer } from "./made-up.ts";

const madeAt = new Date(2024, 2, 5);
const answer = madeUpAnswer("免罚轻罚", [
  {
    region: "连云港市",
    texts: ["一是推行免罚轻罚,办理免罚案件1300余件。", "打算编制清单。"],
    calledHere: ["免罚轻罚", "轻微不罚"],
  },
  { region: "威海市", texts: ["二是规范执法,办理免罚案件122件,检查次数下降12.3%。"], calledHere: ["“不罚”"] },
  { region: "如东县", texts: ["打算推行免罚清单。"], status: "related", onlyIn: ["plan"], restsOn: [] },
  { region: "登封市", score: 0.04 },
  { region: "南京市", status: "no-report", year: null, score: 0 },
]);
const table = compareTable(answer, { madeAt });
const texts = table.rows.map(({ cells }) => cells.map(({ text }) => text));

/** A table of one column more than rows, for cells of any text. */
function anyTable(cells: readonly string[]): Table {
  return {
    title: "任意",
    columns: cells.map((_, at) => ({ name: `列${at}`, width: 10, place: "summary" })),
    rows: [{ name: "行", cells: cells.map(cell) }],
    notes: [],
  };
}

async function sheetsOf(bytes: Buffer): Promise<string[][][]> {
  const sheets = await readWorkbook(Uint8Array.from(bytes).buffer, { trim: false });
  return sheets.map(({ data }) => data.map((row) => row.map((value) => (value === null ? "" : String(value)))));
}

function rowsOfCsv(bytes: Buffer): string[][] {
  const rows: string[][] = parse(bytes, { bom: true, relax_column_count: false });
  return rows.map((row) => row.map(asWritten));
}

async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const entries = await unzip(bytes, () => true);
  return new Map(entries.map(({ name, bytes: part }) => [name, Buffer.from(part).toString()]));
}

describe("a comparison as a table", () => {
  it("says for each report what the answer says, in the same order", () => {
    const [head, ...rest] = [table.columns.map(({ name }) => name), ...texts];
    expect(head?.slice(0, 7)).toEqual(["地区", "省", "年度", "结论", "当地叫法", "原文", "数据"]);
    expect(head?.slice(-2)).toEqual(["出处", "可信度"]);
    expect(rest.map((row) => row.slice(0, 5))).toEqual([
      ["连云港市", "江苏省", "2023", "有", "免罚轻罚、轻微不罚"],
      ["威海市", "山东省", "2023", "有", "“不罚”"],
      ["南通市如东县", "江苏省", "2023", "相近〔仅见于打算〕", ""],
      ["郑州市登封市", "河南省", "2023", "未见", ""],
      ["南京市", "江苏省", "", "无报告", ""],
    ]);
    expect(rest.map((row) => row.at(-1))).toEqual(["0.90", "0.90", "0.90", "0.04", ""]);
  });

  it("quotes verbatim, marks plans, and keeps the source with every quotation", () => {
    const quoted = texts[0]?.[5] ?? "";
    for (const { passage, document } of answer.rows[0]?.passages ?? []) {
      expect(quoted).toContain(passage.text);
      expect(quoted).toContain(`段落 ${passage.id}`);
      expect(quoted).toContain(document.sourceUrl);
    }
    expect(quoted).toContain("[2] 〔打算,非已做〕打算编制清单。");
    const source =
      "《连云港市2023年法治政府建设报告》,江苏省连云港市2023年度,一、主要举措 › (一)执法,2024-01-18发布,https://example.gov.cn/0,段落 d0-0";
    expect(texts[0]?.at(-2)?.split("\n")[0]).toBe(`[1] ${source}`);
  });

  it("puts what is comparable side by side, as printed, with the number of the passage", () => {
    const at = table.columns.findIndex(({ name }) => name.startsWith("办理免罚案件(件"));
    expect(texts.map((row) => row[at])).toEqual(["1300余件[1]", "122件[1]", "", "", ""]);
    expect(texts[1]?.[6]).toContain("12.3%〔降〕[1]");
  });

  it("does not give a title to a report that prints none", () => {
    const untitled = madeUpAnswer("a", [{ region: "威海市", texts: ["免罚。"] }]);
    for (const { document } of untitled.rows[0]?.passages ?? []) document.title = null;
    expect(compareTable(untitled, { madeAt }).rows[0]?.cells.at(-2)?.text).toContain("法治政府建设报告(原文未印标题)");
  });

  it("has a file name that file systems take", () => {
    expect(fileName(table, "xlsx")).toBe("免罚轻罚-各地比较.xlsx");
    expect(fileName({ title: '../a\\b:"c"\n?*|' }, "csv")).toBe("a-b-c.csv");
    expect(fileName({ title: "/" }, "md")).toBe("表格.md");
  });
});

describe("CSV", () => {
  it("holds every cell of the table, with a byte order mark and CRLF", () => {
    const bytes = csvOf(table);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString().endsWith("\r\n")).toBe(true);
    expect(rowsOfCsv(bytes)).toEqual([table.columns.map(({ name }) => name), ...texts]);
  });

  it.each([
    "=1+1",
    "+A1",
    "-A1",
    "@SUM(A1)",
    "\t=1",
    "\n=1",
    "＝1",
    "－A1",
    "＋1",
    "＠x",
    " =1",
    "'=1",
    '=HYPERLINK("http://a")',
  ])("makes %j harmless", (text) => {
    expect(harmless(text)).toBe(`'${text}`);
    expect(asWritten(harmless(text))).toBe(text);
  });

  it.each(["-5%", "+3.2", "-1,246", "12.3%", "一是推行", "'引号", "1+1"])("leaves %j as it is", (text) => {
    expect(harmless(text)).toBe(text);
  });
});

describe("Excel", () => {
  it("holds every cell of the table as a string, and the notes on a second sheet", async () => {
    const [first = [], notes = []] = await sheetsOf(await xlsxOf(table));
    expect(first).toEqual([table.columns.map(({ name }) => name), ...texts]);
    expect(notes.slice(1)).toEqual(table.notes.map(({ name, text }) => [name, text]));
    expect(notes.flat()).toContain("2024年3月5日");
  });

  it("runs nothing, freezes head and first column, and cuts what Excel would refuse", async () => {
    const long = `${"长".repeat(32_750)}😀${"长".repeat(50)}`;
    const bytes = await xlsxOf(anyTable(["=1+1", long, "_x0041_", "a\u0000\u000b\ud800b", "toString"]));
    const [[, row = []] = []] = await sheetsOf(bytes);
    expect(row[0]).toBe("=1+1");
    expect(row[1]?.length).toBeLessThanOrEqual(32_767);
    expect(row[1]).toMatch(/截断/u);
    const parts = await partsOf(bytes);
    const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).not.toContain("<f>");
    expect(sheet).toMatch(/<pane [^>]*xSplit="1"[^>]*ySplit="1"|<pane [^>]*ySplit="1"[^>]*xSplit="1"/u);
    expect(parts.get("xl/sharedStrings.xml")).toContain("_x005F_x0041_");
    expect(row.slice(2)).toEqual(["_x0041_", "ab", "toString"]);
  });
});

describe("any text", () => {
  const unit = fc.oneof(
    fc.constantFrom(..."=+-@＝＋'\"|\\`#<>&;,，。\n\r\t\u0000\u001f\ufffe\ud83d\ude00 免罚案件12%"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  );
  const cells = fc.array(fc.string({ unit, maxLength: 30 }), { minLength: 1, maxLength: 4 });

  it("comes back from CSV as it went in", () => {
    fc.assert(
      fc.property(cells, (some) => {
        expect(rowsOfCsv(csvOf(anyTable(["首列", ...some])))[1]).toEqual(["首列", ...some.map(fileText)]);
      }),
    );
  });

  it("comes back from Excel as it went in", async () => {
    // Empty cells at the end of a row are none.
    const kept = cells.filter((some) => fileText(some.at(-1) ?? "") !== "");
    await fc.assert(
      fc.asyncProperty(kept, async (some) => {
        const [[, row] = []] = await sheetsOf(await xlsxOf(anyTable(some)));
        expect(row).toEqual(some.map(fileText));
      }),
      { numRuns: 60 },
    );
  });

  it("is never structure in Markdown", () => {
    fc.assert(
      fc.property(cells, (some) => {
        const table = anyTable(some);
        const quotes = [{ text: some.join("\n"), source: some[0] ?? "" }];
        const lines = markdownOf({ ...table, rows: [{ name: cell(some.join("")).text, cells: [quotingCell(quotes)] }] })
          .toString()
          .split("\n");
        for (const line of lines.slice(1)) expect(line).toMatch(/^(?:|\|.*\||### .*|## 原文|>.*)$/u);
        const text = lines.filter((line) => line.startsWith("> ")).map((line) => line.slice(2));
        // What is escaped is text.
        for (const line of text)
          expect(line.replace(/\\[!-/:-@[-`{-~]/gu, "字")).not.toMatch(/[`*_[\]<>|~$@]|^(?:[#+=>-]|\d+[.)](?:\s|$))/u);
      }),
    );
  });
});

describe("Markdown", () => {
  it("keeps text of a report from being headings, tables, links, HTML or code", () => {
    const hostile =
      "# 标题\n| a | b |\n<script>alert(1)</script> [x](http://e.com) `rm` **粗**\n1. 列表\n---\nhttp://a.com www.b.com";
    const markdown = markdownOf(
      compareTable(madeUpAnswer(hostile, [{ region: "威海市", texts: [hostile] }]), { madeAt }),
    ).toString();
    expect(markdown).not.toMatch(/[^\\]<script|[^\\]\]\(|^# 标题|^\| a|^1\. |^---|[^\\]`|\*\*粗|http:\/\/a|www\.b/mu);
    expect(markdown).toContain("> \\[1\\] # 标题");
    expect(markdown.match(/^# /gmu)).toHaveLength(1);
  });

  it("holds verdicts, figures and sources", () => {
    const markdown = markdownOf(table).toString();
    expect(markdown).toContain("| 南通市如东县 | 江苏省 | 2023 | 相近〔仅见于打算〕 |");
    expect(markdown).toContain("> \\[1\\] 一是推行免罚轻罚,办理免罚案件1300余件。");
    expect(markdown).toContain("段落 d0-0");
  });
});

describe("Word", () => {
  it("is read again by the program's own reader, cell by cell and quotation by quotation", async () => {
    const { text } = await read(await docxOf(table), "比较.docx");
    const lines = text.split("\n");
    const shown = table.columns.flatMap(({ place }, at) => (place === "summary" ? [at] : []));
    expect(lines).toContain(shown.map((at) => table.columns[at]?.name).join(cellSeparator));
    for (const row of table.rows) {
      for (const at of shown) for (const line of row.cells[at]?.text.split("\n") ?? []) expect(text).toContain(line);
      for (const { text: quoted, source } of row.cells.flatMap(({ quotes = [] }) => quotes)) {
        expect(lines.some((line) => line.endsWith(quoted))).toBe(true);
        expect(lines).toContain(`出处:${source}`);
      }
    }
    for (const { name, text: note } of table.notes) expect(lines).toContain(`${name}:${note}`);
  });

  it("looks as official papers do", async () => {
    const parts = await partsOf(await docxOf(table));
    const document = parts.get("word/document.xml") ?? "";
    for (const name of ["方正小标宋简体", "黑体", "仿宋", "宋体", "楷体"])
      expect(document).toContain(`w:eastAsia="${name}"`);
    for (const run of document.match(/<w:r>.*?<\/w:r>/gsu) ?? []) expect(run).toContain("w:eastAsia=");
    const millimetre = 1440 / 25.4;
    const sizes = { "w:top": 37, "w:left": 28, "w:right": 26, "w:bottom": 35 };
    const margin = document.match(/<w:pgMar [^>]*>/u)?.[0] ?? "";
    for (const [name, size] of Object.entries(sizes)) {
      expect(Number(new RegExp(`${name}="(\\d+)"`, "u").exec(margin)?.[1]) / millimetre).toBeCloseTo(size, 0);
    }
    expect(document).toMatch(/<w:pgSz w:w="1190\d" w:h="1683\d"/u);
    expect(document).toContain('w:line="580" w:lineRule="exact"');
    expect(document).toContain("<w:tblHeader/>");
    expect([...parts].some(([name, xml]) => name.startsWith("word/footer") && xml.includes("PAGE"))).toBe(true);
  });

  it("holds text that XML could take for its own", async () => {
    const { text } = await read(await docxOf(anyTable(["<w:p>&amp;]]>", "\u0000a\u0008"])), "a.docx");
    expect(text).toContain("<w:p>&amp;]]>");
  });
});

describe("writing", () => {
  it("gives in a thread of its own what it gives here", async () => {
    for (const format of ["csv", "md", "docx", "xlsx"] as const) {
      const [here, there] = [await writeTable(table, format), await writeTableAside(table, format)];
      expect({ ...there, bytes: 0 }).toEqual({ ...here, bytes: 0 });
      expect(there.mediaType).toBe(mediaTypes[format]);
      if (format === "csv" || format === "md") expect(there.bytes.equals(here.bytes)).toBe(true);
      else expect([...(await partsOf(there.bytes)).keys()]).toEqual([...(await partsOf(here.bytes)).keys()]);
    }
  });
});
