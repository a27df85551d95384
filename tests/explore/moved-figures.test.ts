import { describe, expect, it } from "vitest";
import type { Passage } from "../../src/corpus/passage.ts";
import { figuresIn, movedFigures } from "../../src/explore/moved-figures.ts";
import { findFigures } from "../../src/parse/figures.ts";

function passage(text: string): Passage {
  return {
    id: "a-1",
    documentId: "a",
    text,
    role: "text",
    headings: [],
    label: text,
    section: "measure",
    start: 0,
    end: text.length,
    concepts: [],
    figures: findFigures(text),
  };
}
const moved = (before: string, after: string): [string, string, string, number, number | null][] =>
  movedFigures(figuresIn(passage(before)), figuresIn(passage(after))).map((one) => {
    expect(after.slice(one.after.start, one.after.end)).toBe(one.after.text);
    expect(before.slice(one.before.start, one.before.end)).toBe(one.before.text);
    return [one.what, one.before.text, one.after.text, one.difference, one.ratio];
  });

describe("movedFigures", () => {
  it("pairs what counts the same thing, not what stands in the same place", () => {
    expect(moved("召开联席会议3次,办结行政复议案件400件。", "办结行政复议案件500件,召开联席会议6次。")).toEqual([
      ["召开联席会议", "3次", "6次", 3, 2],
      ["办结行政复议案件", "400件", "500件", 100, 1.25],
    ]);
  });

  it("never compares a total since some day with the figure of a year", () => {
    expect(moved("累计办结行政复议案件2000件。", "全年办结行政复议案件500件。")).toEqual([]);
    expect(moved("2019年以来办结行政复议案件2000件。", "办结行政复议案件500件。")).toEqual([]);
    expect(moved("累计办结行政复议案件2000件。", "累计办结行政复议案件2500件。")).toHaveLength(1);
    expect(moved("今年以来办结行政复议案件400件。", "全年办结行政复议案件500件。")).toHaveLength(1);
  });

  it("compares only what has the same unit, kind and direction", () => {
    expect(moved("行政复议案件办结率上升5%。", "行政复议案件办结率下降5%。")).toEqual([]);
    expect(moved("办结行政复议案件400件。", "办结行政复议案件500起。")).toEqual([]);
  });

  it("leaves out what could be two", () => {
    expect(moved("检查企业120次。", "上半年,检查企业130次。下半年,检查企业140次。")).toEqual([]);
  });

  it("gives percentages in points and without a quotient", () => {
    expect(moved("出庭应诉率达95.5%。", "出庭应诉率达98%。")).toEqual([["出庭应诉率达", "95.5%", "98%", 2.5, null]]);
  });
});
