import { describe, expect, it } from "vitest";
import { Divisions } from "../../src/corpus/divisions.ts";
import { findFigures } from "../../src/parse/figures.ts";
import { alignFigures } from "../../src/search/align-figures.ts";
import { toldFigures } from "../../src/search/told-figures.ts";

const divisions = new Divisions();
const names = ["苏州市", "威海市", "连云港市", "登封市"];

/** What each city says of 免罚, one text a city. */
function columns(...texts: string[]) {
  const found = texts.flatMap((text, row) => {
    const [region] = divisions.find(names[row] ?? "");
    if (region === undefined) throw new Error("unknown region");
    const own = [...text.matchAll(/免罚/gu)].map(({ index }) => ({ start: index, end: index + 2 }));
    const marks = { own, foreign: [], leads: true, isStrict: false };
    const told = toldFigures({ text, figures: findFigures(text) }, { marks, vocabulary: new Set(), year: 2023 });
    return told.map((figure) => ({ row, region, year: 2023, passageId: `p-${row}`, figure }));
  });
  return alignFigures(found).columns.map(({ label, unit, isChange, period, cells }) => [
    `${label}(${unit})${isChange ? "±" : ""}${period === "year" ? "" : period}`,
    ...cells.map(({ row, values }) => `${names[row]} ${values.map(({ text }) => text).join("+")}`),
  ]);
}

describe("columns of figures", () => {
  it("hold what counts the same thing, whatever its place and its counter", () => {
    expect(
      columns("发布清单事项114项,办理免罚案件1300余件。", "全市办理免罚案件88起,惠及企业20家。", "免罚案件1.2万宗。"),
    ).toEqual([
      ["免罚案件(件)", "苏州市 1300余件", "威海市 88起", "连云港市 1.2万宗"],
      ["清单事项(项)", "苏州市 114项"],
      ["企业(家)", "威海市 20家"],
    ]);
  });

  it("never mix counts with shares, shares with changes, or 项 with 个", () => {
    expect(columns("免罚事项114项,免罚率27%。", "免罚事项98个,免罚率下降3%。", "免罚金额30万元。")).toEqual([
      ["免罚事项(项)", "苏州市 114项"],
      ["免罚率(%)", "苏州市 27%"],
      ["免罚事项(个)", "威海市 98个"],
      ["免罚率(%)±", "威海市 3%"],
      ["免罚金额(元)", "连云港市 30万元"],
    ]);
  });

  it("never mix the year with what was counted over years or in another year", () => {
    expect(
      columns("2023年办理免罚案件100件。", "累计办理免罚案件900件。", "2022年办理免罚案件80件。", "办理免罚案件70件。"),
    ).toEqual([
      ["免罚案件(件)", "苏州市 100件", "登封市 70件"],
      ["免罚案件(件)cumulative", "威海市 900件"],
      ["免罚案件(件)other-year", "连云港市 80件"],
    ]);
  });

  it("tell a level that was reached from a rise", () => {
    expect(columns("免罚率由2022年的87%上升到100%。", "免罚率上升3%。", "免罚率99%。")).toEqual([
      ["免罚率(%)", "苏州市 100%", "连云港市 99%"],
      ["免罚率(%)other-year", "苏州市 87%"],
      ["免罚率(%)±", "威海市 3%"],
    ]);
  });

  it("keep apart what a word sets apart", () => {
    expect(columns("涉企免罚案件100件。", "免罚案件900件。").map(([name]) => name)).toEqual([
      "涉企免罚案件(件)",
      "免罚案件(件)",
    ]);
  });

  it("show several values of one report in one cell, and are none without figures", () => {
    expect(columns("办理免罚案件100件。办理免罚案件20件。")).toEqual([["免罚案件(件)", "苏州市 100件+20件"]]);
    expect(alignFigures([])).toEqual({ columns: [], total: { value: 0, relation: "eq" } });
  });
});
