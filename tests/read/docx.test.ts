import { readFileSync } from "node:fs";
import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  PageBreak,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  VerticalMergeType,
} from "docx";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { docxReader } from "../../src/read/docx.ts";

const chapters = {
  reference: "chapters",
  levels: [
    { level: 0, format: LevelFormat.CHINESE_COUNTING, text: "%1、", alignment: AlignmentType.START },
    { level: 1, format: LevelFormat.CHINESE_COUNTING, text: "（%2）", alignment: AlignmentType.START },
    { level: 2, format: LevelFormat.DECIMAL, text: "%3.", alignment: AlignmentType.START },
  ],
};

function numbered(text: string, level: number): Paragraph {
  return new Paragraph({ text, numbering: { reference: "chapters", level } });
}

/** The lines of a file that the `docx` package writes. */
async function written(children: (Paragraph | Table | TableOfContents)[]): Promise<string[]> {
  const bytes = await Packer.toBuffer(new Document({ numbering: { config: [chapters] }, sections: [{ children }] }));
  return linesOf(bytes);
}

async function linesOf(bytes: Uint8Array): Promise<string[]> {
  return (await docxReader.read(bytes)).text.split("\n");
}

const namespaces = 'xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v" xmlns:m="m" xmlns:a="a"';

/** A file made by hand from the content of its parts. */
function file(parts: { body: string; styles?: string; numbering?: string; title?: string }): Uint8Array {
  return zipped({
    "word/document.xml": `<w:document ${namespaces}><w:body>${parts.body}</w:body></w:document>`,
    "word/styles.xml": `<w:styles ${namespaces}>${parts.styles ?? ""}</w:styles>`,
    "word/numbering.xml": `<w:numbering ${namespaces}>${parts.numbering ?? ""}</w:numbering>`,
    "docProps/core.xml": `<cp:coreProperties xmlns:dc="dc"><dc:title>${parts.title ?? ""}</dc:title></cp:coreProperties>`,
  });
}

function zipped(parts: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

function paragraph(content: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
}

function item(text: string, numId: number, level = 0): string {
  return paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`);
}

function level(at: number, format: string, text: string, more = ""): string {
  return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
}

function list(id: number, ...levels: string[]): string {
  return `<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
}

function num(id: number, listId: number, overrides = ""): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${listId}"/>${overrides}</w:num>`;
}

function style(id: string, name: string, content = ""): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${content}</w:style>`;
}

function cell(content: string, properties = ""): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
}

function fieldMark(type: string): string {
  return `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
}

function field(instruction: string, result: string): string {
  const code = `<w:r><w:instrText>${instruction}</w:instrText></w:r>`;
  return fieldMark("begin") + code + fieldMark("separate") + result + fieldMark("end");
}

describe("the paragraphs of a Word file", () => {
  it("are one line each, with breaks, tabs and hyphens as signs", async () => {
    const soft =
      "<w:r><w:t>政务</w:t><w:softHyphen/><w:t>公\u00AD开</w:t><w:noBreakHyphen/><w:t>法治</w:t><w:sym/></w:r>";
    expect(await linesOf(file({ body: paragraph(soft) }))).toEqual(["政务公开-法治"]);
    const tab = new Paragraph({ children: [new TextRun({ children: ["年份", new Tab(), "2023"] })] });
    const title = new Paragraph({
      children: [new TextRun("云溪市法治政府建设"), new TextRun({ text: "年度报告", break: 1 })],
    });
    expect(await written([title, tab])).toEqual(["云溪市法治政府建设", "年度报告", "年份 2023"]);
  });

  it("begin after a page break that stands in them", async () => {
    const heading = new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [new PageBreak(), new TextRun("一、总体情况")],
    });
    expect(await written([heading])).toEqual(["一、总体情况"]);
  });

  it("hold the readings of ruby text once and no equations", async () => {
    const ruby = `<w:r><w:ruby><w:rt>${run("xī")}</w:rt><w:rubyBase>${run("溪")}</w:rubyBase></w:ruby></w:r>`;
    const equation = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>";
    expect(await linesOf(file({ body: paragraph(run("云") + ruby + equation + run("市")) }))).toEqual(["云溪市"]);
  });

  it("hold what content controls and links hold", async () => {
    const body = `<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>${paragraph(
      `<w:hyperlink>${run("云溪市")}</w:hyperlink><w:sdt><w:sdtContent>${run("人民政府")}</w:sdtContent></w:sdt>`,
    )}</w:sdtContent></w:sdt>`;
    expect(await linesOf(file({ body }))).toEqual(["云溪市人民政府"]);
  });
});

describe("automatic numbers", () => {
  it("are written out on three levels and begin again below a new chapter", async () => {
    const lines = await written([
      numbered("主要举措和成效", 0),
      numbered("深化改革", 1),
      numbered("推行“综合查一次”", 2),
      numbered("压减证明事项", 2),
      numbered("规范执法", 1),
      numbered("制定裁量权基准", 2),
      numbered("下一步打算", 0),
      numbered("完善制度", 1),
    ]);
    expect(lines).toEqual([
      "一、主要举措和成效",
      "（一）深化改革",
      "1.推行“综合查一次”",
      "2.压减证明事项",
      "（二）规范执法",
      "1.制定裁量权基准",
      "二、下一步打算",
      "（一）完善制度",
    ]);
  });

  it("come through styles, those they are based on, and the levels that are tied to them", async () => {
    const place = (content: string): string => `<w:pPr><w:numPr>${content}</w:numPr></w:pPr>`;
    const styles =
      style("1", "heading 1", place('<w:numId w:val="7"/>')) +
      style("2", "heading 2", `<w:basedOn w:val="1"/>${place('<w:ilvl w:val="1"/>')}`) +
      style("3", "条目", place('<w:numId w:val="7"/>')) +
      style("4", "重点条目", '<w:basedOn w:val="3"/>');
    const tied = '<w:pStyle w:val="3"/>';
    const numbering =
      list(
        5,
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "(%2)"),
        level(2, "decimal", "%3.", tied),
      ) + num(7, 5);
    const styled = (id: number, text: string, more = ""): string =>
      paragraph(run(text), `<w:pStyle w:val="${id}"/>${more}`);
    const body =
      styled(1, "主要举措") +
      styled(2, "深化改革") +
      styled(4, "压减证明") +
      styled(3, "规范执法") +
      styled(2, "加强监督") +
      styled(1, "引言", '<w:numPr><w:numId w:val="0"/></w:numPr>') +
      styled(1, "下一步打算");
    expect(await linesOf(file({ body, styles, numbering }))).toEqual([
      "一、主要举措",
      "(一)深化改革",
      "1.压减证明",
      "2.规范执法",
      "(二)加强监督",
      "引言",
      "二、下一步打算",
    ]);
  });

  it.each([
    ["chineseCounting", 12, "十二"],
    ["chineseCounting", 105, "一〇五"],
    ["chineseCountingThousand", 105, "一百零五"],
    ["taiwaneseCountingThousand", 30, "三十"],
    ["japaneseCounting", 110, "百十"],
    ["chineseLegalSimplified", 12, "壹拾贰"],
    ["ideographTraditional", 2, "乙"],
    ["decimal", 7, "7"],
    ["decimalZero", 7, "07"],
    ["decimalFullWidth", 10, "１０"],
    ["decimalEnclosedCircleChinese", 11, "⑪"],
    ["upperLetter", 28, "BB"],
    ["lowerLetter", 3, "c"],
    ["upperRoman", 14, "XIV"],
    ["lowerRoman", 9, "ix"],
    ["unheardOf", 4, "4"],
  ])("can be %s: %i is %s", async (format, value, sign) => {
    const start = `<w:start w:val="${value}"/>`;
    const lvl = `<w:lvl w:ilvl="0">${start}<w:numFmt w:val="${format}"/><w:lvlText w:val="%1、"/></w:lvl>`;
    const numbering = list(1, lvl) + num(1, 1);
    expect(await linesOf(file({ body: item("规范执法", 1), numbering }))).toEqual([`${sign}、规范执法`]);
  });

  it("stand apart from the text unless they end in a sign that does it", async () => {
    const numbering =
      list(1, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "chineseCounting", "第%3条")) +
      list(2, level(0, "decimal", "%1."), level(1, "decimal", "%2", '<w:suff w:val="nothing"/>')) +
      num(1, 1) +
      num(2, 2);
    const body =
      item("总体情况", 1) +
      item("基本数据", 1, 1) +
      item("适用范围", 1, 2) +
      item("2024年重点", 2) +
      item("规范执法", 2) +
      item("次", 2, 1);
    expect(await linesOf(file({ body, numbering }))).toEqual([
      "1 总体情况",
      "1.1 基本数据",
      "第一条 适用范围",
      "1. 2024年重点",
      "2.规范执法",
      "1次",
    ]);
  });

  it("write wider levels in decimal where the level is a legal one", async () => {
    const numbering =
      list(1, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 1);
    expect(await linesOf(file({ body: item("总则", 1) + item("目的", 1, 1), numbering }))).toEqual([
      "一、总则",
      "1.1 目的",
    ]);
  });

  it("go on across numberings of one list and begin again where one overrides the start", async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const numbering = list(1, level(0, "decimal", "%1.")) + num(1, 1) + num(2, 1) + num(3, 1, restart);
    const body = item("甲", 1) + item("乙", 2) + item("丙", 3) + item("丁", 3) + item("戊", 1);
    expect(await linesOf(file({ body, numbering }))).toEqual(["1.甲", "2.乙", "5.丙", "6.丁", "7.戊"]);
  });

  it("begin again only where the level says so", async () => {
    const numbering =
      list(
        1,
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'),
        level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>'),
      ) + num(1, 1);
    const body =
      item("甲", 1) +
      item("乙", 1, 1) +
      item("丙", 1, 2) +
      item("丁", 1, 1) +
      item("戊", 1, 2) +
      item("己", 1) +
      item("庚", 1, 1) +
      item("辛", 1, 2);
    expect(await linesOf(file({ body, numbering }))).toEqual([
      "一、甲",
      "1.乙",
      "a)丙",
      "2.丁",
      "b)戊",
      "二、己",
      "3.庚",
      "a)辛",
    ]);
  });

  it("count a level that was skipped as begun", async () => {
    const numbering = list(1, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2")) + num(1, 1);
    const body = item("甲", 1, 1) + item("乙", 1) + item("丙", 1, 1);
    expect(await linesOf(file({ body, numbering }))).toEqual(["一.1 甲", "二、乙", "二.1 丙"]);
  });

  it("follow an overriding level and a list that only names a list style", async () => {
    const override = `<w:lvlOverride w:ilvl="0">${level(0, "upperLetter", "%1、")}</w:lvlOverride>`;
    const numbering =
      list(1, level(0, "decimal", "%1.")) +
      '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="章节"/></w:abstractNum>' +
      num(1, 1, override) +
      num(2, 2) +
      num(3, 1);
    const styles =
      '<w:style w:type="numbering" w:styleId="章节"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>';
    expect(await linesOf(file({ body: item("甲", 1) + item("乙", 2), styles, numbering }))).toEqual(["A、甲", "2.乙"]);
  });

  it("leave out bullets and count empty paragraphs unseen", async () => {
    const numbering = list(1, level(0, "decimal", "%1."), level(1, "bullet", "●")) + num(1, 1);
    const body = item("甲", 1) + item("要点", 1, 1) + item("", 1) + item("丙", 1);
    expect(await linesOf(file({ body, numbering }))).toEqual(["1.甲", "要点", "", "3.丙"]);
  });
});

describe("the headings of a Word file", () => {
  it("are marked where their lines begin, with the level of their style or outline", async () => {
    const styles =
      style("a", "Title", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
      style("1", "标题 1") +
      style("b", "章节", '<w:basedOn w:val="1"/>') +
      style("c", "二级标题") +
      style("d", "正文大纲", '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>');
    const styled = (id: string, text: string, more = ""): string =>
      paragraph(run(text), `<w:pStyle w:val="${id}"/>${more}`);
    const body =
      styled("a", "年度报告") +
      styled("1", "一、总体情况") +
      styled("d", "正文。") +
      styled("b", "二、举措") +
      styled("c", "(一)改革") +
      styled("1", "") +
      paragraph(run("1.执法"), '<w:outlineLvl w:val="2"/>') +
      styled("1", "降为正文", '<w:outlineLvl w:val="9"/>');
    const { text, headings = [] } = await docxReader.read(file({ body, styles }));
    expect(headings.map(({ at, level }) => [text.slice(at).split("\n")[0], level])).toEqual([
      ["一、总体情况", 1],
      ["二、举措", 1],
      ["(一)改革", 2],
      ["1.执法", 3],
    ]);
  });

  it("begin with their automatic number", async () => {
    const document = new Document({
      numbering: { config: [chapters] },
      sections: [
        {
          children: [
            new Paragraph("前言。"),
            new Paragraph({
              text: "主要举措",
              heading: HeadingLevel.HEADING_1,
              numbering: { reference: "chapters", level: 0 },
            }),
          ],
        },
      ],
    });
    const { text, headings } = await docxReader.read(await Packer.toBuffer(document));
    expect(text).toBe("前言。\n一、主要举措");
    expect(headings).toEqual([{ at: 4, level: 1 }]);
  });
});

describe("what is left out of a Word file", () => {
  it("is deleted text, while inserted text stays", async () => {
    const change = { id: 1, author: "某某", date: "2024-01-01T00:00:00Z" };
    const children = [
      new TextRun("全年办结"),
      new DeletedTextRun({ text: "三百", ...change }),
      new InsertedTextRun({ text: "三百一十二", ...change }),
      new TextRun("件"),
    ];
    expect(await written([new Paragraph({ children })])).toEqual(["全年办结三百一十二件"]);
  });

  it("is moved text at its old place, deleted rows and the ends of paragraphs that were joined", async () => {
    const row = (text: string, properties = ""): string => `<w:tr>${properties}${cell(paragraph(run(text)))}</w:tr>`;
    const body =
      paragraph(`<w:moveFrom>${run("旧处")}</w:moveFrom>${run("规范")}`, "<w:rPr><w:del/></w:rPr>") +
      paragraph(run("执法")) +
      paragraph(`<w:moveTo>${run("新处")}</w:moveTo>`) +
      `<w:tbl>${row("甲")}${row("乙", "<w:trPr><w:del/></w:trPr>")}${row("丙")}</w:tbl>`;
    expect(await linesOf(file({ body }))).toEqual(["规范执法", "新处", "甲", "丙"]);
  });

  it("is the instruction of a field, while its result stays", async () => {
    const nested = field("IF", field("PAGE", run("3")));
    const broken = `${fieldMark("begin")}<w:r><w:instrText>DATE</w:instrText></w:r>`;
    const body =
      paragraph(run("共") + nested + run("页")) +
      paragraph(`<w:fldSimple w:instr="DATE">${run("2023年")}</w:fldSimple>${broken}`) +
      paragraph(run("仍在"));
    expect(await linesOf(file({ body }))).toEqual(["共3页", "2023年", "仍在"]);
  });

  it("is hidden text, whether a run or a style hides it", async () => {
    const styles = style("h", "隐藏", "<w:rPr><w:vanish/></w:rPr>");
    const hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>";
    const shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>公开</w:t></w:r>';
    const body =
      paragraph(hidden + shown) +
      paragraph(run("隐去") + shown, '<w:pStyle w:val="h"/>') +
      paragraph(hidden, "<w:rPr><w:vanish/></w:rPr>") +
      paragraph(run("完"));
    expect(await linesOf(file({ body, styles }))).toEqual(["公开", "公开", "完"]);
  });

  it("is comments, footnotes and page headers", async () => {
    const document = new Document({
      comments: { children: [{ id: 0, author: "某某", date: new Date(0), children: [new Paragraph("请核实")] }] },
      footnotes: { 1: { children: [new Paragraph("数据来源")] } },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph("内部资料")] }) },
          children: [
            new Paragraph({
              children: [
                new CommentRangeStart(0),
                new TextRun("满意度98.5%"),
                new CommentRangeEnd(0),
                new TextRun({ children: [new CommentReference(0)] }),
                new FootnoteReferenceRun(1),
              ],
            }),
          ],
        },
      ],
    });
    expect(await linesOf(await Packer.toBuffer(document))).toEqual(["满意度98.5%"]);
  });

  it("is the table of contents with its title", async () => {
    const styles = style("14", "toc 1") + style("15", "重点", '<w:basedOn w:val="14"/>') + style("1", "heading 1");
    const entry = (text: string, id: number): string => paragraph(run(text), `<w:pStyle w:val="${id}"/>`);
    const typed = paragraph(run("目 录")) + paragraph("") + entry("一、总体情况 1", 14) + entry("二、举措 3", 15);
    const gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>';
    const block = `<w:sdt>${gallery}<w:sdtContent>${paragraph(run("目录"))}</w:sdtContent></w:sdt>`;
    const body = `${paragraph(run("年度报告")) + typed + block}${entry("一、总体情况", 1)}`;
    expect(await linesOf(file({ body, styles }))).toEqual(["年度报告", "一、总体情况"]);
    const made = [new TableOfContents("目录"), new Paragraph("正文。")];
    expect((await written(made)).filter(Boolean)).toEqual(["正文。"]);
  });

  it("is a table of contents that only its field shows, even one that never ends", async () => {
    const begin = `${fieldMark("begin")}<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>${fieldMark("separate")}`;
    const entries = paragraph(begin + run("一、总体情况 1")) + paragraph(run("二、举措 3"));
    const after = paragraph(run("一、总体情况"), '<w:outlineLvl w:val="0"/>') + paragraph(run("正文。"));
    const ended = entries + paragraph(`${fieldMark("end")}${run("云溪市")}`) + after;
    expect(await linesOf(file({ body: ended }))).toEqual(["云溪市", "一、总体情况", "正文。"]);
    expect(await linesOf(file({ body: entries + after }))).toEqual(["一、总体情况", "正文。"]);
  });
});

describe("the tables of a Word file", () => {
  it("are one line per row, and a merged cell is said once", async () => {
    const text = (value: string): { children: Paragraph[] } => ({ children: [new Paragraph(value)] });
    const rows = [
      [{ ...text("执法"), verticalMerge: VerticalMergeType.RESTART }, text("检查"), text("1200次")],
      [{ ...text("不重复"), verticalMerge: VerticalMergeType.CONTINUE }, text("处罚"), text("86件")],
      [text(""), text(""), text("")],
    ];
    const table = new Table({
      rows: rows.map((cells) => new TableRow({ children: cells.map((options) => new TableCell(options)) })),
    });
    expect(await written([table, new Paragraph("表后。")])).toEqual(["执法 | 检查 | 1200次", "处罚 | 86件", "表后。"]);
  });

  it("join the paragraphs of a cell, and the tables in it, by spaces", async () => {
    const inner = `<w:tbl><w:tr>${cell(paragraph(run("甲")))}${cell(paragraph(run("乙")))}</w:tr></w:tbl>`;
    const first = cell(paragraph(run("规范")) + paragraph(`${run("公正")}<w:r><w:br/></w:r>${run("文明")}`) + inner);
    const body = `<w:tbl><w:tr>${first}<w:sdt><w:sdtContent>${cell(paragraph(run("执法")))}</w:sdtContent></w:sdt></w:tr></w:tbl>`;
    expect(await linesOf(file({ body }))).toEqual(["规范 公正 文明 甲 乙 | 执法"]);
  });

  it("keep the paragraphs of a frame, which is a table of one cell", async () => {
    const body = `<w:tbl><w:tr>${cell(paragraph(run("专栏一")) + paragraph(run("改革举措")))}</w:tr></w:tbl>`;
    expect(await linesOf(file({ body }))).toEqual(["专栏一", "改革举措"]);
  });
});

describe("the text boxes of a Word file", () => {
  it("are said once, below the paragraph they hang on", async () => {
    const box = `<w:txbxContent>${paragraph(run("云溪市文件"))}</w:txbxContent>`;
    const choice = `<mc:Choice><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice>`;
    const fallback = `<mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback>`;
    const both = `<w:r><mc:AlternateContent>${choice}${fallback}</mc:AlternateContent></w:r>`;
    const body = paragraph(run("年度") + both + run("报告")) + paragraph(`<w:r><w:pict>${box}</w:pict></w:r>`);
    expect(await linesOf(file({ body }))).toEqual(["年度报告", "云溪市文件", "", "云溪市文件"]);
  });
});

describe("a Word file", () => {
  const body = paragraph(run("规范执法"));

  it("declares its title when that is Chinese", async () => {
    const title = "云溪市2023年法治政府建设年度报告";
    expect(await docxReader.read(file({ body, title }))).toMatchObject({ format: "docx", declared: { title } });
    expect(await docxReader.read(file({ body, title: "Document 1" }))).not.toHaveProperty("declared");
  });

  it("may keep its document anywhere and use other prefixes", async () => {
    const type = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const relation = (kind: string, target: string): string =>
      `<Relationship Type="${type}/${kind}" Target="${target}"/>`;
    const bytes = zipped({
      "_rels/.rels": `<Relationships>${relation("officeDocument", "/word/document2.xml")}</Relationships>`,
      "word/_rels/document2.xml.rels": `<Relationships>${relation("styles", "styles2.xml")}</Relationships>`,
      "word/styles2.xml": '<x:styles><x:style x:styleId="1"><x:name x:val="heading 2"/></x:style></x:styles>',
      "word/document2.xml":
        '<document><body><p><pPr><pStyle val="1"/></pPr><r><t>规范&amp;执法</t></r></p></body></document>',
    });
    expect(await docxReader.read(bytes)).toMatchObject({ text: "规范&执法", headings: [{ at: 0, level: 2 }] });
  });

  it("is refused with a reason when there is no text in it", async () => {
    await expect(docxReader.read(new Uint8Array())).rejects.toThrow(/空/u);
    await expect(docxReader.read(file({ body: paragraph("") }))).rejects.toThrow(/空/u);
    const picture = paragraph("<w:r><w:drawing><a:blip/></w:drawing></w:r>");
    await expect(docxReader.read(file({ body: picture }))).rejects.toThrow(
      "这份 Word 文件里只有图片,需要先做文字识别(OCR)。",
    );
  });

  it("is refused with a reason when it is broken, incomplete or nested without end", async () => {
    await expect(docxReader.read(file({ body }).subarray(0, 300))).rejects.toMatchObject({ code: "unreadable" });
    await expect(docxReader.read(zipped({ "word/styles.xml": "<w:styles/>" }))).rejects.toThrow(
      "这不是完整的 Word 文件(缺少 word/document.xml)。",
    );
    const nested = "<w:sdt>".repeat(100_000) + body + "</w:sdt>".repeat(100_000);
    await expect(docxReader.read(file({ body: nested }))).rejects.toThrow(/嵌套过深/u);
  });

  it("is refused with a reason when it is encrypted", async () => {
    const compound = readFileSync(new URL("../fixtures/word/report.doc", import.meta.url));
    const encrypted = Buffer.concat([compound, Buffer.from("EncryptedPackage", "utf16le")]);
    await expect(docxReader.read(encrypted)).rejects.toThrow(/^文件已加密/u);
  });
});
