import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Divisions } from "../../src/corpus/divisions.ts";
import type { Region } from "../../src/corpus/region.ts";
import { readPlaces, withoutPlaces } from "../../src/search/places.ts";

const divisions = new Divisions();
const regionsNamed = (...names: string[]): Region[] => names.flatMap((name) => [...divisions.find(name)]);
const known = regionsNamed("苏州市", "威海市", "如东县", "无锡市");

function read(question: string, some: Partial<Parameters<typeof readPlaces>[1]> = {}) {
  return readPlaces(question, { divisions, known, taken: [], asWords: [], ...some });
}

/** What was read, as `kind text → names or years`, and what is left of the question. */
function shown(question: string, some: Partial<Parameters<typeof readPlaces>[1]> = {}): [string[], string] {
  const filters = read(question, some);
  const lines = filters.map(({ kind, text, regions, year }) => {
    const years = year && `${year.from ?? ""}..${year.to ?? ""}`;
    return `${kind} ${text} → ${years ?? regions?.map(({ name }) => name).join("、")}`;
  });
  return [lines, withoutPlaces(question, filters)];
}

describe("reading places and years in a question", () => {
  it("takes the region and the year out and leaves what is asked", () => {
    expect(shown("苏州2023年的免罚清单")).toEqual([["region 苏州 → 苏州市", "year 2023年 → 2023..2023"], "免罚清单"]);
    expect(shown("2023年度威海市的行政复议")).toEqual([
      ["year 2023年度 → 2023..2023", "region 威海市 → 威海市"],
      "行政复议",
    ]);
  });

  it("reads 除…外 and …以外 as what is left out", () => {
    for (const words of ["除苏州外", "除了苏州市以外", "除苏州之外", "苏州以外"]) {
      expect(shown(`${words}的免罚清单`)).toEqual([[`excludeRegion ${words} → 苏州市`], "免罚清单"]);
    }
  });

  it("reads a province, and a city with 各 or 下辖 after it, with all below it", () => {
    expect(shown("江苏省各市免罚清单")[0]).toEqual(["within 江苏省 → 江苏省"]);
    expect(shown("江苏的免罚清单")[0]).toEqual(["within 江苏 → 江苏省"]);
    expect(shown("苏州市各区免罚清单")[0]).toEqual(["within 苏州市 → 苏州市"]);
    expect(shown("威海下辖区县免罚清单")[0]).toEqual(["within 威海 → 威海市"]);
  });

  it("reads names run together as the narrowest", () => {
    expect(shown("江苏省苏州市免罚清单")[0]).toEqual(["region 江苏省苏州市 → 苏州市"]);
    expect(shown("江苏南通如东免罚清单")[0]).toEqual(["region 江苏南通如东 → 如东县"]);
    // Not one inside the other: two mentions.
    expect(shown("苏州威海免罚清单")[0]).toEqual(["region 苏州 → 苏州市", "region 威海 → 威海市"]);
  });

  it("reads ranges of years in either order and open ones", () => {
    for (const range of ["2021—2023年", "2021年至2023年", "2021-2023年", "2021年到2023年", "2023~2021年"]) {
      expect(shown(`${range}免罚清单`)).toEqual([[`year ${range} → 2021..2023`], "免罚清单"]);
    }
    expect(shown("2021年以来的免罚清单")).toEqual([["year 2021年以来 → 2021.."], "免罚清单"]);
    expect(shown("2021年起免罚清单")[0]).toEqual(["year 2021年起 → 2021.."]);
  });

  it("reads no year that belongs to a plan, an edition or a number", () => {
    for (const words of [
      "2025年规划",
      "2024年行动",
      "2020年代",
      "2021年版清单",
      "苏府〔2021〕4号",
      "12023年",
      "2023",
    ]) {
      expect(read(words)).toEqual([]);
    }
  });

  it("leaves a name that several regions bear a word unless the corpus has one of them", () => {
    expect(shown("鼓楼区免罚清单")).toEqual([[], "鼓楼区免罚清单"]);
    const [nanjing] = regionsNamed("南京市鼓楼区");
    const [filter] = read("鼓楼区免罚清单", { known: nanjing ? [nanjing] : [] });
    expect(filter).toMatchObject({
      kind: "region",
      text: "鼓楼区",
      regions: [{ name: "鼓楼区", prefecture: "南京市" }],
    });
    const both = regionsNamed("南京市鼓楼区", "徐州市鼓楼区");
    expect(read("鼓楼区免罚清单", { known: both })[0]?.regions).toEqual(both);
  });

  it("reads the short name of a county only when it has a report", () => {
    expect(shown("如东免罚清单")[0]).toEqual(["region 如东 → 如东县"]);
    expect(read("登封免罚清单")).toEqual([]);
    expect(shown("登封市免罚清单")[0]).toEqual(["region 登封市 → 登封市"]);
  });

  it("reads no region in common words or in the name of a measure", () => {
    for (const words of ["公安机关执法", "和平建设", "留下街道", "平安建设"]) expect(read(words)).toEqual([]);
    expect(read("公安免罚", { known: regionsNamed("公安县") })).toEqual([]);
    const [fengqiao] = regionsNamed("苏州市");
    expect(read("苏州经验推广", { known: fengqiao ? [fengqiao] : [], taken: [{ start: 0, end: 4 }] })).toEqual([]);
  });

  it("keeps words that are to stay words, each as it was shown", () => {
    expect(shown("苏州2023年的免罚清单", { asWords: ["苏州"] })).toEqual([
      ["year 2023年 → 2023..2023"],
      "苏州 免罚清单",
    ]);
    const pieces = "苏州 除威海外 江苏省 2023年 2021—2022年 免罚清单 的 如东县 各市 ( 2025年".split(" ");
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (words) => {
        const question = words.join("");
        const filters = read(question);
        const asWords = filters.map(({ text }) => text);
        expect(read(question, { asWords })).toEqual([]);
      }),
    );
  });

  it("reads stretches of the question that stand in order, apart, and as typed", () => {
    const pieces = "苏州市 威海 除 外 之外 江苏 2023年 至 2021 免罚 的 各区 无锡 年".split(" ");
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 10 }), (words) => {
        const question = words.join("");
        let at = 0;
        for (const { start, end, text, regions, year } of read(question)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(question.slice(start, end)).toBe(text);
          expect((regions?.length ?? 0) > 0).toBe(year === undefined);
          at = end;
        }
      }),
    );
  });
});
