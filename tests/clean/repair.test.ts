import { describe, expect, it } from "vitest";
import { clean, rawOffset } from "../../src/clean/clean.ts";

const around = (text: string): string => `苏州市2023年法治政府建设报告\n${text}\n取得成效,推进法治政府建设。\n`;

function repaired(text: string): string {
  return clean(around(text)).content.split("\n")[1] ?? "";
}

describe("repairing damaged text", () => {
  it.each([
    ["办结案件400 件,占97. 7%。", "办结案件400件,占97.7%。"],
    ["2 0 2 3 年办理2 3 6家,涉及1, 200人。", "2023年办理236家,涉及1,200人。"],
    ["落实实施纲要(20212025年)要求。", "落实实施纲要(2021-2025年)要求。"],
    ["落实2021?2025年纲要。", "落实2021-2025年纲要。"],
    ["开展“十大行动?百项任务”活动。", "开展“十大行动·百项任务”活动。"],
    ["解决“怎么办?谁来办”的问题。", "解决“怎么办?谁来办”的问题。"],
    ["全麵推进依法行政,鄉村治理有效。", "全面推进依法行政,乡村治理有效。"],
    ["整改率99.3 %.三是完善服务.二是落实。", "整改率99.3%。三是完善服务。二是落实。"],
    ["办理\uFF14\uFF10\uFF10件,占\uFF19\uFF17\uFF05。", "办理400件,占97%。"],
    ["乾县坚持依法行政,办件&nbsp;12件。", "乾县坚持依法行政,办件12件。"],
    ["深化\u200B“放管服”\uFEFF改革。", "深化“放管服”改革。"],
  ])("%s → %s", (damaged, expected) => {
    expect(repaired(damaged)).toBe(expected);
  });

  it("closes letter-spaced titles and leaves names and sentences alone", () => {
    const { content } = clean(
      "苏 州 市 2 0 2 3 年 法 治 政 府 建 设 报 告\n苏州市坚持依法行政 全面深化改革,取得成效。\n",
    );
    expect(content).toBe("苏州市2023年法治政府建设报告\n苏州市坚持依法行政 全面深化改革,取得成效。\n");
  });

  it("keeps every unit's place through repairs that change the length", () => {
    const raw = around("办结案件4 0 0 件,全麵落实(20212025年)&nbsp;“甲?乙”要求。");
    const { content, map } = clean(raw);
    for (const word of ["落实", "要求", "取得成效", "推进"]) {
      expect(raw.slice(rawOffset(map, content.indexOf(word)))).toMatch(new RegExp(`^${word}`, "u"));
    }
    for (const { start, end, rawStart } of map) {
      expect(end).toBeGreaterThan(start);
      expect(rawStart).toBeLessThan(raw.length);
    }
  });

  it("turns a traditional page simplified, and a simplified one not at all", () => {
    const page = "蘇州市2023年法治政府建設報告\n蘇州市深入推進依法行政,著力優化營商環境,維護群眾權益。\n";
    expect(clean(page).content).toBe(
      "苏州市2023年法治政府建设报告\n苏州市深入推进依法行政,着力优化营商环境,维护群众权益。\n",
    );
  });

  it("runs on lines that a page of fixed width has broken, and page numbers aside", () => {
    const text =
      "我市坚持以习近平新时代中国特色社会主义思想为指导深入贯彻落实党中央决策部署扎实推进法治政府建设各项工作取得了新的明显成效";
    const lines =
      Array.from({ length: 10 }, () => text)
        .join("")
        .match(/.{30}/gu) ?? [];
    const raw = `苏州市2023年法治政府建设报告\n${lines.slice(0, 6).join("\n")}\n— 1 —\n${lines.slice(6).join("\n")}。\n`;
    const { content, furniture } = clean(raw);
    expect(content.split("\n")).toHaveLength(3);
    expect(furniture.map(({ kind }) => kind)).toEqual(["running"]);
  });
});
