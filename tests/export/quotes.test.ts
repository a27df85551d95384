import { describe, expect, it } from "vitest";
import { writeQuotes } from "../../src/export/formats.ts";
import { type QuotePaper, quotesDocxOf } from "../../src/export/quotes-docx.ts";
import { writeQuotesAside } from "../../src/export/write-aside.ts";
import { unzip } from "../../src/read/archive.ts";
import { read } from "../../src/read/read.ts";

const paper: QuotePaper = {
  title: "免罚轻罚的做法",
  passages: [
    {
      citation: "[1]",
      text: "一是推行免罚轻罚,办理免罚案件1300余件。\n",
      source:
        "《连云港市2023年法治政府建设报告》,江苏省连云港市2023年度,一、主要举措,https://example.gov.cn/a_b,段落 d0-0",
      note: "先看清单。\n\n再看数字。",
    },
    {
      citation: "[2]",
      text: "推行免罚清单。\u0000第二行\n第三行 <w:p>&amp;",
      mark: "〔打算,非已做〕",
      source: "《威海市2023年法治政府建设报告》,山东省威海市2023年度,段落 d1-4〔打算,非已做〕",
    },
  ],
  sources: [
    { source: "《连云港市2023年法治政府建设报告》,江苏省连云港市2023年度", citations: ["[1]"] },
    { source: "《威海市2023年法治政府建设报告》,山东省威海市2023年度", citations: ["[2]"] },
  ],
  missing: ["d9-9"],
  markdown: "# 免罚轻罚的做法\n",
};

async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const entries = await unzip(bytes, () => true);
  return new Map(entries.map(({ name, bytes: part }) => [name, Buffer.from(part).toString()]));
}

/** The paragraphs of the document, each as its XML. */
async function paragraphs(): Promise<string[]> {
  const document = (await partsOf(await quotesDocxOf(paper))).get("word/document.xml") ?? "";
  return document.match(/<w:p>.*?<\/w:p>/gsu) ?? [];
}

describe("quotations as a Word file", () => {
  it("are read again by the program's own reader: notes above, sources below, the reports at the end", async () => {
    const { text } = await read(await quotesDocxOf(paper), "引文.docx");
    expect(text.split("\n").filter((line) => line !== "")).toEqual([
      "免罚轻罚的做法",
      "先看清单。",
      "再看数字。",
      "[1] 一是推行免罚轻罚,办理免罚案件1300余件。",
      `出处:${paper.passages[0]?.source}`,
      "[2] 〔打算,非已做〕推行免罚清单。第二行",
      "第三行 <w:p>&amp;",
      `出处:${paper.passages[1]?.source}`,
      "引文来源",
      "1. 《连云港市2023年法治政府建设报告》,江苏省连云港市2023年度 [1]",
      "2. 《威海市2023年法治政府建设报告》,山东省威海市2023年度 [2]",
      "说明",
      "引文一字未改。标〔打算,非已做〕〔不足〕的不是已经做到的事。引用前请按出处核对。",
      "以下段落已不在库中,没有收入:d9-9。",
    ]);
  });

  it("set quotations off from what the person writes, and keep each together with its source", async () => {
    const all = await paragraphs();
    const one = (words: string): string => all.find((xml) => xml.includes(words)) ?? "";
    for (const words of ["[1] 一是", "[2] ", "第三行", "段落 d0-0"]) {
      expect(one(words)).toContain("<w:left w:val=");
      expect(one(words)).toMatch(/<w:ind [^>]*w:left="640"/u);
    }
    for (const words of ["先看清单", "再看数字"]) {
      expect(one(words)).not.toContain("<w:pBdr>");
      expect(one(words)).toContain("<w:keepNext/>");
    }
    for (const words of ["[1] 一是", "第三行"]) expect(one(words)).toContain("<w:keepNext/>");
    expect(one("段落 d0-0")).not.toContain("<w:keepNext/>");
    expect(one("[1] 一是")).toContain('w:eastAsia="楷体"');
    expect(one("引文来源")).toContain('<w:pStyle w:val="Heading1"/>');
  });

  it("are the same when a thread of its own lays them out, and Markdown as it was made", async () => {
    for (const format of ["docx", "md"] as const) {
      const [here, there] = [await writeQuotes(paper, format), await writeQuotesAside(paper, format)];
      expect({ ...there, bytes: 0 }).toEqual({ ...here, bytes: 0 });
      expect(there.name).toBe(`免罚轻罚的做法.${format}`);
      if (format === "md") expect(there.bytes.toString()).toBe(paper.markdown);
      else {
        const documentOf = async (bytes: Buffer) => (await partsOf(bytes)).get("word/document.xml");
        expect(await documentOf(there.bytes)).toBe(await documentOf(here.bytes));
      }
    }
  });
});
