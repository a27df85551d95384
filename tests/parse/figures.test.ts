import { describe, expect, it } from "vitest";
import { findFigures } from "../../src/parse/figures.ts";
import { figuresOf } from "../../src/parse/table-figures.ts";

describe("findFigures", () => {
  it.each([
    ["精简归并各级各类行政执法计划1.79万个", { value: 17_900, unit: "个", kind: "count", approximate: false }],
    ["降幅81.71%", { value: 81.71, unit: "%", kind: "percent", change: "down" }],
    ["新增专项贷款122.5亿元", { value: 12_250_000_000, unit: "元", kind: "amount" }],
    ["办件量超60万件", { value: 600_000, unit: "件", approximate: true, what: "办件量超" }],
    ["检查案卷400 件", { value: 400, unit: "件" }],
    ["平均3.7个工作日", { value: 3.7, unit: "工作日" }],
    ["罚没5038.64万元", { value: 50_386_400, unit: "元", kind: "amount" }],
    ["办理案件1300余件", { value: 1300, unit: "件", approximate: true }],
    ["同比下降12.3%", { value: 12.3, unit: "%", change: "down" }],
    ["免罚轻罚案件百余件", { value: 100, unit: "件", approximate: true }],
    ["惠及近千户企业", { value: 1000, unit: "户", approximate: true }],
    ["调解案件占三分之一", { value: 1 / 3, unit: "", kind: "ratio" }],
    ["约七成案件", { value: 70, unit: "%" }],
    ["贷款余额增长到两倍", { value: 2, unit: "倍", change: "up" }],
    ["覆盖百分之八十", { value: 80, unit: "%" }],
    ["投入1,246万元", { value: 12_460_000, unit: "元" }],
  ])("reads %s", (text, expected) => {
    expect(findFigures(text)).toMatchObject([expected]);
  });

  it("takes years, dates, document numbers and names for no figures", () => {
    expect(findFigures("2023年11月2日印发〔2021〕4号,落实2021-2025年纲要,依托12345热线和4.0版")).toEqual([]);
  });

  it("reads both numbers of a change, and which way it went", () => {
    expect(findFigures("审批时限由12天压缩到3天")).toMatchObject([
      { value: 12, unit: "天" },
      { value: 3, unit: "天", change: "down" },
    ]);
    expect(findFigures("调解组织由40个整合为121个")[1]).toMatchObject({ value: 121, change: "up" });
    expect(findFigures("减轻处罚209件、减免罚款3.4亿元").map(({ change }) => change)).toEqual([undefined, undefined]);
  });

  it("takes names with numbers for no figures", () => {
    const names =
      "“1+5+N”体系、十大行动、三项制度、“四个意识”、千方百计、万人大会、《条例》第34条、110报警、5G、亿元楼宇";
    expect(findFigures(names)).toEqual([]);
  });
});

describe("figuresOf", () => {
  it("gives a table's numbers the units of their columns", () => {
    const rows = [
      "事项 | 数量(件) | 比上年增长(%) | 金额(万元)",
      "行政复议 | 1,246 | 18.5 | 3.2",
      "行政处罚 | 521 | -2.0 | 10",
    ];
    expect(figuresOf(rows)).toMatchObject([
      [],
      [
        { value: 1246, unit: "件", what: "行政复议" },
        { value: 18.5, unit: "%", change: "up" },
        { value: 32_000, unit: "元" },
      ],
      [{ value: 521 }, { value: 2, change: "down" }, { value: 100_000 }],
    ]);
  });

  it("takes a row without a header for what it says itself", () => {
    expect(figuresOf(["行政复议 | 120件"])).toMatchObject([[{ value: 120, unit: "件" }]]);
  });
});
