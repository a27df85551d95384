import { describe, expect, it } from "vitest";
import { clean } from "../../src/clean/clean.ts";
import { Divisions } from "../../src/corpus/divisions.ts";
import { parse } from "../../src/parse/parse.ts";
import type { Report } from "../../src/parse/report.ts";

const divisions = new Divisions();

function read(raw: string): Report {
  const { content, furniture, headings } = clean(raw);
  return parse({ content, setAside: furniture, headings, divisions });
}

const body = "各级各部门深入推进法治政府建设,各项工作取得成效。";
/** A page that prints these lines above a report of 苏州市. */
const headed = (lines: string): Report =>
  read(`${lines}\n苏州市2023年法治政府建设报告\n2023年,苏州市坚持依法行政,取得成效。\n${body}\n`);

describe("whose report it is", () => {
  it.each([
    ["the addressee is the superior", "江苏省人民政府:\n2023年,苏州市坚持依法行政,落实省委部署。", "320500"],
    [
      "a superior's name stands before the author's",
      `江苏省南通市如东县2022年度法治政府建设情况报告\n${body}`,
      "320623",
    ],
    [
      "the site that hosts it is the province's",
      `来源:江苏省司法厅\n盐城市2023年法治政府建设报告\n2023年,盐城市坚持依法行政,取得成效。`,
      "320900",
    ],
    [
      "全区 is an autonomous region",
      `宁夏回族自治区2023年法治政府建设情况报告\n2023年,全区各级行政机关依法行政,全区上下推进。`,
      "640000",
    ],
    [
      "宁政发 is 南京 where the text says 我市",
      `市政府2023年度法治政府建设情况报告\n宁政发〔2024〕12号\n2023年,我市坚持依法行政,全市上下推进,我市取得成效。`,
      "320100",
    ],
    [
      "宁政发 is 宁夏 where the text says 自治区",
      `2023年度法治政府建设情况报告\n宁政发〔2024〕12号\n2023年,自治区政府坚持依法行政,自治区党委加强领导,取得成效。`,
      "640000",
    ],
    ["留下街道 is the author", `杭州市西湖区留下街道2023年法治政府建设报告\n${body}`, "330106009"],
    ["留下 is a word", `绍兴市2023年法治政府建设报告\n2023年,绍兴市为群众留下街道整洁的印象,坚持依法行政。`, "330600"],
    [
      "an organ stands between the names",
      `郫都区人民政府团结街道办事处2023年法治政府建设年度报告\n${body}`,
      "510117009",
    ],
    [
      "the site's imprint tells which 鼓楼区",
      `鼓楼区2023年法治政府建设报告\n全区落实,取得成效。\n${body}\n主办单位:开封市鼓楼区人民政府办公室`,
      "410204",
    ],
    ["the county has become a district", `清苑县2012年法治政府建设报告\n${body}`, "130608"],
    ["the city was renamed", `襄樊市2009年法治政府建设报告\n${body}`, "420600"],
    ["the zone is in the official list", `苏州工业园区2023年法治政府建设报告\n${body}`, "320576"],
    ["a bureau reports for its city", `南通市市场监督管理局2023年法治政府建设报告\n${body}`, "320600"],
  ])("knows it when %s", (_, raw, code) => {
    expect(read(raw).region?.code).toBe(code);
  });

  it.each([
    ["鼓楼区 is four places", `鼓楼区2023年法治政府建设报告\n全区落实,取得成效。\n${body}`],
    ["a form names 某县", `某县2023年法治政府建设报告\n某县坚持依法行政,取得成效。\n${body}`],
    ["a form names *区", `*区2023年法治政府建设报告\n*区坚持依法行政,苏州市取得成效。\n${body}`],
    ["a zone is in no list", `南京江北新区2023年法治政府建设报告\n南京市坚持依法行政,取得成效。\n${body}`],
    ["no place of that name was ever there", `云溪市2023年法治政府建设报告\n云溪市坚持依法行政,取得成效。\n${body}`],
    [
      "only the host of the page is named, and the text speaks of 我市",
      `来源:江苏省司法厅\n法治政府建设年度报告\n2023年,我市坚持依法行政,全市上下推进,我市取得成效。`,
    ],
    ["only a superior is named", `2023年法治政府建设报告\n在河南省委坚强领导下,坚持依法行政,取得成效。\n${body}`],
  ])("guesses nothing when %s", (_, raw) => {
    expect(read(raw).region).toBeUndefined();
  });

  it("says of a name of former days that it is in doubt", () => {
    const { evidence } = read(`清苑县2012年法治政府建设报告\n${body}`);
    expect(evidence.find(({ field }) => field === "region")?.confidence).toBeLessThan(0.75);
  });
});

describe("which year it reports on", () => {
  it.each([
    [
      "in the first sentence",
      `苏州市法治政府建设报告\n2023年,苏州市落实〔2021〕4号文和《实施纲要(2021—2025年)》,取得成效。`,
      2023,
    ],
    [
      "the one that the text goes on with, after another",
      `苏州市法治政府建设报告\n自2021年以来,苏州市持续推进。2023年,全市取得成效。\n2023年办理案件400件,2023年开展培训。`,
      2023,
    ],
    [
      "in the first chapter",
      `苏州市法治政府建设报告\n${body}\n一、2022年工作情况\n全市推进,取得成效。\n二、2023年工作打算\n将推进。`,
      2022,
    ],
    ["first of two in the title", `苏州市关于2022年法治政府建设情况和2023年工作安排的报告\n${body}`, 2022],
    ["written in characters", `苏州市二〇二三年法治政府建设报告\n${body}`, 2023],
    ["the year before publication", `发布日期:2024-01-18\n苏州市法治政府建设报告\n${body}`, 2023],
    ["the year itself, published in December", `发布日期:2022-12-31\n苏州市法治政府建设报告\n${body}`, 2022],
    [
      "delivery, for a work report",
      `政府工作报告\n——2026年1月26日在广东省第十四届人民代表大会第五次会议上\n各位代表:\n现在,我代表省人民政府,向大会报告工作。\n一、2025年工作回顾\n全省推进。`,
      2026,
    ],
    [
      "the one after the year looked back on, for a work report",
      `各位代表:\n现在,我代表易县人民政府,向大会报告工作,请予审议。\n一、2017年工作回顾\n全县推进。`,
      2018,
    ],
  ])("is %s", (_, raw, year) => {
    expect(read(raw).year).toBe(year);
  });
});

describe("what the page prints beside the text", () => {
  it.each([
    ["发布时间:2024-01-18 14:51 来源:苏州市司法局"],
    ["发布日期:2024年1月18日"],
    ["更新时间:2024/1/18"],
    ["生成日期:2024-01-18"],
    ["成文日期: 2024-01-18"],
    ["产生日期:2024-01-18"],
    ["时间:2024-01-18"],
    ["日期:2024.01.18"],
    ["• 2024-01-18 • 阅读 541"],
    ["[ 索 引 号 ] | 014300/2024 | [ 发布日期 ] | 2024-01-18"],
    ["文章来源:苏州市司法局发布日期:2024-01-18 14:51访问次数:"],
    ["发布时间:\n2024-01-18"],
  ])("gives the date of publication: %s", (line) => {
    expect(headed(line)).toMatchObject({ publishDate: "2024-01-18", region: { name: "苏州市" }, year: 2023 });
  });

  it("gives the organ that issued it, and no medium", () => {
    expect(headed("文章来源:苏州市司法局发布日期:2024-01-18 14:51访问次数:").issuer).toBe("苏州市司法局");
    expect(headed("来源:苏州日报 发布时间:2024-01-18").issuer).toBeUndefined();
    expect(headed("来源:苏州市融媒体中心").issuer).toBeUndefined();
    expect(read(`来源:江苏省司法厅\n苏州市2023年法治政府建设报告\n${body}\n苏州市人民政府\n2024年1月18日`).issuer).toBe(
      "苏州市人民政府",
    );
  });

  it("gives the document's own number, not one that it quotes", () => {
    expect(headed("苏府〔2024〕4号").documentNumber).toBe("苏府〔2024〕4号");
    expect(headed("文号:苏府[2024]4号").documentNumber).toBe("苏府〔2024〕4号");
    expect(read(`苏州市2023年法治政府建设报告\n落实国发〔2021〕4号文件,${body}`).documentNumber).toBeUndefined();
  });

  it("takes neither the day of the visit nor a copyright for a date", () => {
    expect(headed("今天是2025年6月18日 星期三").publishDate).toBeUndefined();
    expect(
      read(`苏州市2023年法治政府建设报告\n${body}\n版权所有 © 2025-01-01 苏州市人民政府`).publishDate,
    ).toBeUndefined();
  });

  it("tells an interpretation and a work report from a yearly report", () => {
    expect(read(`《苏州市2023年法治政府建设年度报告》解读\n${body}`).genre).toBe("interpretation");
    expect(read(`苏州市2024年政府工作报告\n${body}`).genre).toBe("work-report");
    expect(read(`关于印发《苏州市2024年法治政府建设工作要点》的通知\n${body}`).genre).toBe("other");
    expect(headed("首页").genre).toBe("annual-report");
    const articles =
      "第一条 为了规范行政执法,制定本条例。\n第二条 本市行政执法适用本条例。\n第三条 免罚清单应当公布。\n";
    const rules = read(`苏州市行政执法条例\n${articles}`);
    expect(rules.genre).toBe("regulation");
    expect(new Set(rules.blocks.map(({ section }) => section))).toEqual(new Set(["other"]));
    const byline = "(2020年5月14日苏州市人民代表大会常务委员会会议通过)";
    expect(read(`苏州市人民代表大会常务委员会关于法治政府建设的决定\n${byline}\n${body}`)).toMatchObject({
      genre: "regulation",
      year: 2020,
    });
    // A report that quotes articles is a report.
    expect(headed("首页").blocks.some(({ section }) => section !== "other")).toBe(true);
    expect(read(`苏州市2023年法治政府建设报告\n${body}\n`.repeat(1) + `${body}\n`.repeat(20) + articles).genre).toBe(
      "annual-report",
    );
  });

  it("knows a title that is split, letter-spaced or printed twice", () => {
    expect(read(`苏州市人民政府\n关于2023年度法治政府建设情况的报告\n${body}`).title).toBe(
      "苏州市人民政府关于2023年度法治政府建设情况的报告",
    );
    expect(read(`苏 州 市 2 0 2 3 年 法 治 政 府 建 设 报 告\n${body}`).title).toBe("苏州市2023年法治政府建设报告");
    expect(read(`苏州市2023年法治政府建设报告\n苏州市2023年法治政府建设报告\n${body}`).title).toBe(
      "苏州市2023年法治政府建设报告",
    );
    expect(read(`2023年,苏州市坚持依法行政。\n${body}`).title).toBeNull();
  });
});
