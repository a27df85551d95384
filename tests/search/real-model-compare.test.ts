import { describe, expect, it } from "vitest";
import { compareTable } from "../../src/export/compare-table.ts";
import type { CompareAnswer } from "../../src/search/contract.ts";
import { sampleWorkspace } from "../sample-workspace.ts";

// Facts that were read in the five sample reports.
describe("comparing the five sample reports", () => {
  const workspace = sampleWorkspace();

  const compare = (query: string): Promise<CompareAnswer> =>
    workspace().engine.compare({ query, filter: {}, passagesPerRegion: 2, asWords: [] });

  /** 连云港市 涉企免罚轻罚案件 1300余件, for every figure that is compared. */
  function figuresOf({ rows, comparable }: CompareAnswer): string[] {
    return comparable.columns.flatMap(({ cells }) =>
      cells.flatMap(({ row, values }) => values.map(({ what, text }) => `${rows[row]?.region.name} ${what} ${text}`)),
    );
  }

  it("finds the cases of 免罚轻罚, and none of the figures that stand beside them", async () => {
    const answer = await compare("免罚轻罚");
    const figures = figuresOf(answer);
    expect(figures).toEqual(
      expect.arrayContaining([
        "连云港市 涉企免罚轻罚案件 1300余件",
        "如东县 涉企轻微违法行为不予行政处罚案件 122件",
        "如东县 涉企一般违法行为从轻减轻行政处罚案件 490件",
        "苏州市 4.0版清单事项 114项",
      ]),
    );
    // 告知承诺, case files of enforcement, and inspections in the same passages.
    expect(figures.join()).not.toMatch(/32项|21278件|17个|30家|12\.3%|27\.8%/u);
  });

  it("does not take one kind of case for another", async () => {
    const { comparable } = await compare("免罚轻罚");
    for (const { cells } of comparable.columns) for (const { values } of cells) expect(values).toHaveLength(1);
  });

  it("finds what 综合查一次 covers and saves under three names", async () => {
    const figures = figuresOf(await compare("综合查一次"));
    expect(figures).toEqual(
      expect.arrayContaining([
        "连云港市 检查事项 846项",
        "连云港市 综合查一次场景 138个",
        "连云港市 行政执法计划 1.79万个",
        "连云港市 行政执法计划 81.71%",
        "威海市 涉企检查次数 12.3%",
        "登封市 联合抽查计划 21项",
      ]),
    );
    expect(figures.join()).not.toContain("30场次");
  });

  it("puts applications for review of two cities side by side", async () => {
    const answer = await compare("行政复议");
    const [first] = answer.comparable.columns;
    expect(first).toMatchObject({ label: "收到行政复议申请", unit: "件", kind: "count", period: "year" });
    const cells = first?.cells.map(({ row, values }) => [
      answer.rows[row]?.region.name,
      values.map(({ value }) => value),
    ]);
    expect(cells).toEqual(
      expect.arrayContaining([
        ["如东县", [108]],
        ["登封市", [182]],
      ]),
    );
  });

  it("shows what Suzhou does before what it plans, and calls the plan one", async () => {
    const answer = await compare("免罚轻罚");
    const at = answer.rows.findIndex(({ region }) => region.name === "苏州市");
    expect(answer.rows[at]?.passages.map(({ passage }) => passage.section)).toEqual(["measure", "plan"]);
    const quotes = compareTable(answer, { madeAt: new Date() }).rows[at]?.cells.flatMap((cell) => cell.quotes ?? []);
    expect(quotes?.map(({ mark }) => mark)).toEqual([undefined, "〔打算,非已做〕"]);
  });
});
