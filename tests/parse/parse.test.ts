import { describe, expect, it } from "vitest";
import { clean } from "../../src/clean/clean.ts";
import { Divisions } from "../../src/corpus/divisions.ts";
import type { Given } from "../../src/corpus/given.ts";
import { parse } from "../../src/parse/parse.ts";
import type { Report } from "../../src/parse/report.ts";
import { samples } from "../samples.ts";

const divisions = new Divisions();

function parsed(raw: string, given?: Given): Report {
  const { content, furniture, headings } = clean(raw);
  return parse({ content, setAside: furniture, headings, divisions, ...(given && { given }) });
}

describe("parse", () => {
  it.each(samples)("knows whose report $facts.label is, and of which year", ({ facts, report }) => {
    expect(report.region).toMatchObject({
      name: facts.region,
      level: facts.levelCode,
      province: facts.province,
      prefecture: facts.prefecture,
    });
    expect(report.year).toBe(facts.year);
    expect(report.title).toBe(facts.title);
    expect(report.publishDate ?? null).toBe(facts.publishDate);
    expect(report.issuer ?? null).toBe(facts.organ);
    expect(report.addressee ?? null).toBe(facts.addressee);
  });

  it.each(samples)("finds every heading of $facts.label and no other", ({ facts, report }) => {
    const headings = report.blocks.filter(({ role }) => role === "heading").map((block) => block.headings);
    expect(headings.filter(({ length }) => length === 1).map(([name]) => name)).toEqual(
      facts.level1.map(({ text }) => text),
    );
    expect(headings.filter(({ length }) => length === 2).map((path) => path[1])).toEqual(
      facts.level2.map(({ text }) => text),
    );
  });

  it("takes neither the addressee nor the superior for the author", () => {
    const { region } = parsed("郑州市人民政府:\n2023年,在河南省委坚强领导下,登封市坚持依法行政,落实郑州市部署。");
    expect(region?.name).toBe("登封市");
    expect(parsed("江苏省南通市如东县2022年度法治政府建设情况报告\n我县落实。").region?.code).toBe("320623");
  });

  it("decides between counties of one name by their superior, and guesses nothing", () => {
    expect(parsed("徐州市鼓楼区2023年法治政府建设报告\n全区落实。").region?.code).toBe("320302");
    expect(parsed("鼓楼区2023年法治政府建设报告\n全区落实。").region).toBeUndefined();
    expect(parsed("某县2023年法治政府建设报告\n全县落实。").region).toBeUndefined();
  });

  it("takes the year reported on, not the next, not a range, not a document number", () => {
    expect(
      parsed("苏州市法治政府建设报告\n落实《纲要(2021—2025年)》和〔2021〕4号文,2023年,苏州市深入推进。").year,
    ).toBe(2023);
    expect(parsed("苏州市法治政府建设报告\n一、工作成效\n全市落实。\n二、2024年工作打算\n推进。").year).toBeUndefined();
  });

  it("lets what is given win, and says so", () => {
    const region = divisions.get("320500");
    const report = parsed("威海市2023年法治政府建设报告\n全市落实。", { ...(region && { region }), year: 2021 });
    expect(report).toMatchObject({ region: { name: "苏州市" }, year: 2021 });
    expect(report.evidence).toContainEqual({ field: "year", source: "given", text: "2021", confidence: 1 });
  });

  it("goes on planning in the chapter after the plans, unless that looks back", () => {
    const sections = (last: string) =>
      parsed(
        `清苑区2022年政府工作报告\n一、2021年工作回顾\n健全接诉即办机制,受理诉求1.7万条。\n二、2022年主要任务\n推进项目建设。\n${last}\n完善接诉即办机制,扛起责任担当。\n2.[清四乱]清理河道范围内的乱占、乱采、乱堆、乱建。\n`,
      )
        .blocks.filter(({ role }) => role === "text")
        .map(({ section }) => section);
    expect(sections("三、全面加强政府自身建设")).toEqual(["measure", "plan", "plan", "other"]);
    expect(sections("三、政府自身建设情况")).toEqual(["measure", "plan", "measure", "other"]);
  });

  it("tells what was done from what falls short and what is planned", () => {
    const kinds = parsed(
      "苏州市2023年法治政府建设报告\n总体推进。\n一、主要举措和成效\n做了。\n二、存在不足\n不足。\n三、下一步打算\n将做。",
    ).blocks.filter(({ role }) => role === "text");
    expect(kinds.map(({ section }) => section)).toEqual(["preamble", "measure", "shortcoming", "plan"]);
  });
});
