import { describe, expect, it } from "vitest";
import { periodOf } from "../../src/search/figure-period.ts";

describe("the time of a figure in a report on 2023", () => {
  it.each([
    ["2023年全市办理不予处罚案件", { period: "year" }],
    ["全年办理不予处罚案件", { period: "year" }],
    ["今年以来,累计办理案件", { period: "year" }],
    ["办理不予处罚案件", { period: "unknown" }],
    ["较2022年下降", { period: "unknown" }],
    ["2023年办理案件较上年增长", { period: "year" }],
    ["2022年办理不予处罚案件", { period: "other-year", ofYear: 2022 }],
    ["去年办理不予处罚案件", { period: "other-year" }],
    ["2022年出台清单,2023年办理案件", { period: "year" }],
    ["出庭应诉率由2022年的87%上升到", { period: "unknown" }],
    ["由2022年的", { period: "other-year", ofYear: 2022 }],
    ["累计办理案件", { period: "cumulative" }],
    ["改革以来,办理案件", { period: "cumulative" }],
    ["自2021年起,办理案件", { period: "cumulative" }],
    ["截至2023年底,共有", { period: "cumulative" }],
    ["近三年办理案件", { period: "cumulative" }],
    ["在自贸片区查处案件67起,其中", { period: "unknown" }],
  ])("is told by the words before it: %s", (words, period) => {
    expect(periodOf(words, 2023)).toEqual(period);
  });
});
