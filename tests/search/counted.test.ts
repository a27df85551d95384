import { describe, expect, it } from "vitest";
import { commonUnit, countedBy, countsTheSame } from "../../src/search/counted.ts";

function counted(text: string, figure: string, isShare = false) {
  const start = text.indexOf(figure);
  const room = { start: 0, end: text.length };
  return countedBy(text, { start, end: start + figure.length }, { room, isShare });
}

describe("what a figure counts", () => {
  it.each([
    ["2022年全市共办理涉企不予行政处罚案件122件", "122件", "涉企不予行政处罚案件"],
    ["2.首违不罚案件88起", "88起", "首违不罚案件"],
    ["三是不予处罚小微企业1.2万家", "1.2万家", "不予处罚小微企业"],
    ["行政事项共办理21278件", "21278件", "行政事项"],
    ["形成138个“综合查一次”场景", "138个", "综合查一次场景"],
    ["发布114项4.0版清单事项", "114项", "4.0版清单事项"],
    ["县政府共收到行政复议申请108件", "108件", "收到行政复议申请"],
    ["新增61个小区", "61个", "新增小区"],
    ["撤销原行政行为3件", "3件", "撤销原行政行为"],
    ["在审结的93件案件中", "93件", "审结案件"],
    ["联合87家市级部门单位开展", "87家", "市级部门单位"],
    ["某公司等17个案例入选全省典型", "17个", "案例"],
  ])("is said by the words of its clause: %s", (text, figure, phrase) => {
    expect(counted(text, figure)).toEqual({ phrase, isElliptic: false });
  });

  it.each([
    ["全市涉企检查次数同比降低了12.3%", "12.3%", "涉企检查次数"],
    ["行政机关负责人出庭应诉率始终保持在100%", "100%", "行政机关负责人出庭应诉率"],
    ["全年调解成功率为100%", "100%", "调解成功率"],
    ["败诉率同比下降4.1个百分点", "4.1个百分点", "败诉率"],
    ["出庭应诉率由2022年的87%", "87%", "出庭应诉率"],
    ["行政诉讼案件一审败诉率为1.38%", "1.38%", "行政诉讼案件一审败诉率"],
  ])("of a share stands before it: %s", (text, figure, phrase) => {
    expect(counted(text, figure, true)).toEqual({ phrase, isElliptic: false });
  });

  it("is left to the clause before where its own names nothing", () => {
    for (const [text, figure, isShare] of [
      ["受理94件", "94件", false],
      ["撤回或终止21件", "21件", false],
      ["降幅81.71%", "81.71%", true],
      ["同比下降13.6%", "13.6%", true],
    ] as const) {
      expect(counted(text, figure, isShare).isElliptic).toBe(true);
    }
  });
});

describe("two phrases", () => {
  it.each([
    ["不予处罚案件", "不予处罚案件"],
    ["跨部门综合监管重点事项", "跨部门综合监管的重点事项"],
  ])("count the same: %s and %s", (a, b) => expect(countsTheSame(a, b)).toBe(true));

  it.each([
    ["涉企不予处罚案件", "不予处罚案件"],
    ["不予行政处罚案件", "从轻减轻行政处罚案件"],
    ["收到行政复议申请", "受理行政复议申请"],
    ["年度抽查计划", "联合抽查计划"],
    ["败诉率", "一审败诉率"],
    ["市政府行政规范性文件", "市政府部门行政规范性文件"],
    ["个人调解工作室", "家事调解工作室"],
    ["行政复议案件", "行政复议申请"],
    ["", ""],
  ])("count other things: %s and %s", (a, b) => {
    expect(countsTheSame(a, b)).toBe(false);
    expect(countsTheSame(b, a)).toBe(false);
  });

  it("stand under one unit only where the units mean the same", () => {
    expect(["件", "宗", "起"].map(commonUnit)).toEqual(["件", "件", "件"]);
    expect(["个", "项", "家", "人次", "份"].map(commonUnit)).toEqual(["个", "项", "家", "人次", "份"]);
  });
});
