import { describe, expect, it } from "vitest";
import { figureQuestion } from "../../src/search/figure-question.ts";

describe("questions for figures", () => {
  it("asks for a percentage where a share or a change is asked for", () => {
    for (const question of ["调解案件占比", "检查次数降幅多少", "纠错率是多少", "同比增长多少"]) {
      expect(figureQuestion(question)).toEqual({ kinds: ["percent"] });
    }
  });

  it("asks for an amount where money is asked for, and for a ratio where times are", () => {
    expect(figureQuestion("罚了多少钱")).toEqual({ kinds: ["amount"] });
    expect(figureQuestion("普法投入多少")).toEqual({ kinds: ["amount"] });
    expect(figureQuestion("案件翻了几番")).toEqual({ kinds: ["ratio"] });
  });

  it("is answered by any figure where only 多少 or 几 stands", () => {
    const kinds = ["count", "percent", "amount", "ratio"];
    expect(figureQuestion("办结行政复议多少")).toEqual({ kinds });
    expect(figureQuestion("培训了几场")).toEqual({ kinds });
    expect(figureQuestion("办结行政复议多少件")).toEqual({ kinds });
  });

  it("asks for the count too where things are counted beside a share", () => {
    expect(figureQuestion("免罚案件多少件、占比如何")).toEqual({ kinds: ["count", "percent"] });
  });

  it("asks for none where no figure is asked for", () => {
    for (const question of ["免罚轻罚清单", "有哪些做法", "如何化解行政争议", "综合查一次", "十四五规划", ""]) {
      expect(figureQuestion(question)).toBeUndefined();
    }
  });
});
