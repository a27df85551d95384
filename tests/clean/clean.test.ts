import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clean, rawOffset } from "../../src/clean/clean.ts";
import { samples } from "../samples.ts";

describe("clean", () => {
  it("sets page furniture aside and keeps the report", () => {
    const raw =
      "当前位置: 首页 > 公示公告\r\n2022年如东县法治政府建设情况报告\r\n来源:如东县人民政府 发布时间:2023-03-13 字体:[ ]\r\n\r\n我县持续推进。\r\n打印本页 关闭窗口";
    const { content, furniture } = clean(raw);
    expect(content).toBe("2022年如东县法治政府建设情况报告\n我县持续推进。\n");
    expect(furniture.map(({ kind }) => kind)).toEqual(["breadcrumb", "source", "print"]);
  });

  it("keeps a sentence that begins like furniture", () => {
    const raw = "法治建设取得成效。\n来源:群众反映的问题全部办结。\n分享经验做法,全市推广。";
    expect(clean(raw).content).toContain("来源:群众反映的问题全部办结。");
    expect(clean(raw).content).toContain("分享经验做法");
  });

  it("drops an addressee before the text and a signature after it, and neither inside", () => {
    const { content } = clean(
      "江苏省人民政府:\n苏州市坚持依法行政。\n苏州市人民政府\n依法履职。\n苏州市人民政府\n2024年1月19日",
    );
    expect(content).toBe("苏州市坚持依法行政。\n苏州市人民政府\n依法履职。\n");
  });

  it("maps every kept line to where it stood", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("一、举措", " 深化改革。 ", "", "\r", "\n", "打印本页", "\u3000落实。")),
        (lines) => {
          const raw = lines.join("\n");
          const { content, map } = clean(raw);
          for (const { start, end, rawStart } of map) {
            expect(raw.slice(rawStart, rawStart + end - start)).toBe(content.slice(start, end));
            expect(rawOffset(map, start)).toBe(rawStart);
          }
        },
      ),
    );
  });

  it.each(samples)("drops all furniture of $facts.label", ({ facts, cleaned }) => {
    expect(cleaned.furniture.map(({ text }) => text)).toEqual(facts.furniture.map(({ text }) => text.trim()));
    for (const fragment of facts.furnitureFragments) expect(cleaned.content).not.toContain(fragment);
  });
});

describe("what only looks like furniture", () => {
  it.each([
    "三是加强政府网站管理,清理错误信息,提升服务水平。",
    "建立法治宣传素材库,免费向群众开放。",
    "未经合法性审核同意不得提交审议。",
    "相关信息全部公开,群众满意。",
    "分享改革红利",
    "县长带头作工作报告。",
    "关于我们应当坚持的原则,全市形成共识。",
    "审核案卷120件,编辑典型案例3期。",
    "来源可查、去向可追、责任可究。",
    "建议使用规范文书,提升执法水平。",
  ])("stays: %s", (line) => {
    const before = "苏州市2023年法治政府建设报告\n一、主要举措\n2023年,苏州市坚持依法行政,取得成效。";
    expect(clean(`${before}\n${line}\n推进法治政府建设取得实效。\n`).content).toContain(line);
    if (line.endsWith("。")) expect(clean(`${before}\n${line}\n`).content).toContain(line);
  });
});
