import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTable } from "../../src/export/compare-table.ts";
import { cell, type Table } from "../../src/export/table.ts";
import { placesOf, tableText } from "../../src/terminal/table-text.ts";
import { madeUpAnswer } from "../export/made-up.ts";

describe("a table at the terminal", () => {
  it("shows verdicts and figures in columns that stand under each other, then the quotations", () => {
    const rows = [
      { region: "威海市", texts: ["一是办理免罚案件122件。"], calledHere: ["不罚"] },
      { region: "登封市", score: 0.04 },
    ];
    const text = tableText(compareTable(madeUpAnswer("免罚轻罚", rows), { madeAt: new Date(2024, 2, 5) }), {
      width: 100,
    });
    expect(text).toContain("结果:比较了 2 份报告:有 1,相近 0,未见 1");
    expect(text).toContain("[1] 一是办理免罚案件122件。");
    const lines = text.split("\n");
    const head = lines.find((line) => line.startsWith("地区")) ?? "";
    const place = (line: string, word: string): number => placesOf(line.slice(0, line.indexOf(word)));
    const row = lines.find((line) => line.startsWith("威海市")) ?? "";
    expect(place(row, "有")).toBe(place(head, "结论"));
    expect(place(row, "122件") >= place(head, "数据")).toBe(true);
  });

  it("stays within the terminal and never lets text steer it", () => {
    const unit = fc.constantFrom(..."免罚案件abc 12%\n\u001b[31m\u0007、。😀");
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 80 }), { minLength: 1, maxLength: 5 }), (texts) => {
        const table: Table = {
          title: "表",
          columns: texts.map((_, at) => ({ name: `列${at}`, width: 10, place: "summary" })),
          rows: [{ name: "行", cells: texts.map(cell) }],
          notes: [],
        };
        const text = tableText(table, { width: 80 });
        expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
        for (const line of text.split("\n")) expect(placesOf(line)).toBeLessThanOrEqual(80);
      }),
    );
  });
});
