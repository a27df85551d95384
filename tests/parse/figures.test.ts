import { describe, expect, it } from "vitest";
import { findFigures } from "../../src/parse/figures.ts";

describe("findFigures", () => {
  it.each([
    ["精简归并各级各类行政执法计划1.79万个", { value: 17_900, unit: "个", kind: "count", approximate: false }],
    ["降幅81.71%", { value: 81.71, unit: "%", kind: "percent", change: "down" }],
    ["新增专项贷款122.5亿元", { value: 12_250_000_000, unit: "元", kind: "amount" }],
    ["办件量超60万件", { value: 600_000, unit: "件", approximate: true, what: "办件量超" }],
    ["检查案卷400 件", { value: 400, unit: "件" }],
    ["平均3.7个工作日", { value: 3.7, unit: "工作日" }],
  ])("reads %s", (text, expected) => {
    expect(findFigures(text)).toMatchObject([expected]);
  });

  it("takes years, dates, document numbers and names for no figures", () => {
    expect(findFigures("2023年11月2日印发〔2021〕4号,落实2021-2025年纲要,依托12345热线和4.0版")).toEqual([]);
  });
});
