import { describe, expect, it } from "vitest";
import { statedStarts } from "../../src/explore/stated-start.ts";

const at = (text: string, word: string): { start: number; end: number }[] => {
  const start = text.indexOf(word);
  return start < 0 ? [] : [{ start, end: start + word.length }];
};
const read = (text: string, own = "免罚清单", other = "综合查一次"): [number, string, string][] =>
  statedStarts(text, { own: at(text, own), others: at(text, other) }).map((one) => {
    expect(text.slice(one.start, one.end)).toBe(one.text);
    return [one.year, one.kind, one.text];
  });

describe("statedStarts", () => {
  it.each([
    ["自2021年起推行免罚清单。", [2021, "from", "自2021年起"]],
    ["2019年以来,持续推行免罚清单。", [2019, "since", "2019年以来"]],
    ["2020年率先推行免罚清单。", [2020, "led", "2020年率先"]],
    ["2020年,在全省率先推行免罚清单。", [2020, "led", "2020年,在全省率先"]],
    ["《免罚清单》自2018年1月1日起施行。", [2018, "effective", "自2018年1月1日起施行"]],
    ["印发免罚清单,2018年1月1日起施行。", [2018, "effective", "2018年1月1日起施行"]],
    ["从２０２１年３月起推行免罚清单。", [2021, "from", "从２０２１年３月起"]],
    ["自二〇二一年起推行免罚清单。", [2021, "from", "自二〇二一年起"]],
  ])("reads %s", (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    "2023年推行免罚清单,惠及企业300家。",
    "2021年起草免罚清单。",
    "落实2021—2025年以来的规划,推行免罚清单。",
    "今年以来,推行免罚清单。",
    "2018年以来的五年,推行免罚清单。",
    "2018年以来,在县人大对免罚清单的监督下,经济平稳发展。",
    "2018年以来,经济平稳,财政增收,推行免罚清单。",
  ])("reads no start in %s", (text) => {
    expect(read(text)).toEqual([]);
  });

  it("takes a start for the measure of its own sentence only", () => {
    expect(read("自2019年起开展综合查一次。推行免罚清单114项。")).toEqual([]);
    expect(read("推行免罚清单114项。自2019年起开展综合查一次。")).toEqual([]);
  });

  it("takes none over another measure in the same sentence", () => {
    expect(read("自2019年起开展综合查一次,推行免罚清单。")).toEqual([]);
    expect(read("推行免罚清单,开展综合查一次,2018年1月1日起施行。")).toEqual([]);
  });

  it("gives each measure of one sentence its own start", () => {
    const text = "自2021年起推行免罚清单,自2019年起开展综合查一次。";
    expect(read(text)).toEqual([[2021, "from", "自2021年起"]]);
    expect(read(text, "综合查一次", "免罚清单")).toEqual([[2019, "from", "自2019年起"]]);
  });
});
