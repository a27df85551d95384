import { describe, expect, it } from "vitest";
import type { SearchRequest } from "../../src/search/contract.ts";
import { regionsOf, request, scoresOf, storedCorpus, timeless, twelveReports } from "./twelve-reports.ts";

const stored = storedCorpus(twelveReports);

describe("a question with a region or a year in it", () => {
  it("is answered from there only, and says so", async () => {
    const { engine } = await stored();
    const answer = await engine.search({ ...request, query: "苏州2023年的免罚清单", groupBy: "none" });
    expect(answer.understood.normalized).toBe("免罚清单");
    expect(answer.understood.filters).toMatchObject([
      { text: "苏州", kind: "region", regions: [{ name: "苏州市" }] },
      { text: "2023年", kind: "year", year: { from: 2023, to: 2023 } },
    ]);
    expect(answer.hits?.map(({ document }) => `${document.region.name}${document.year}`)).toEqual(
      Array.from({ length: 3 }, () => "苏州市2023"),
    );
  });

  it("is answered from everywhere when those are sent back as words", async () => {
    const { engine } = await stored();
    const query = "苏州2023年的免罚清单";
    const { understood } = await engine.search({ ...request, query });
    const asWords = understood.filters.map(({ text }) => text);
    const answer = await engine.search({ ...request, query, asWords });
    expect(answer.understood.filters).toEqual([]);
    expect(answer.understood.terms).toContain("苏州");
    expect(answer.total.value).toBe(11);
    const onlyYear = await engine.search({ ...request, query, asWords: ["苏州"] });
    expect(onlyYear.understood.filters.map(({ text }) => text)).toEqual(["2023年"]);
    expect(onlyYear.total.value).toBe(7);
  });

  it("is scored as the same words under the same filter of the request", async () => {
    const { engine } = await stored();
    const pairs: [string, SearchRequest["filter"]][] = [
      ["无锡市免罚轻罚", { region: ["无锡市"] }],
      ["江苏省的免罚轻罚", { within: ["江苏省"] }],
      ["除苏州外的免罚轻罚", { excludeRegion: ["苏州市"] }],
      ["2021—2022年免罚轻罚", { year: { from: 2021, to: 2022 } }],
      ["2023年以来的免罚轻罚", { year: { from: 2023 } }],
      ["鼓楼区免罚轻罚", { region: ["南京市鼓楼区"] }],
    ];
    for (const [query, filter] of pairs) {
      const read = await engine.search({ ...request, query });
      const given = await engine.search({ ...request, filter });
      expect(read.understood.filters).toHaveLength(1);
      expect(read.groups).toEqual(given.groups);
      expect(read.total).toEqual(given.total);
    }
  });

  it("holds together with the filter of the request", async () => {
    const { engine } = await stored();
    const regions = async (query: string, filter: SearchRequest["filter"]) =>
      regionsOf(await engine.search({ ...request, query, filter })).sort();
    expect(await regions("江苏的免罚轻罚", { year: { to: 2022 } })).toEqual(["如东县", "扬州市", "苏州市"].sort());
    expect(await regions("苏州的免罚轻罚", { region: ["威海市"] })).toEqual([]);
    expect(await regions("2022年免罚轻罚", { year: { from: 2023 } })).toEqual([]);
    expect(await regions("除苏州外的免罚轻罚", { within: ["江苏省"], level: ["prefecture"] })).toEqual(
      ["无锡市", "连云港市", "扬州市"].sort(),
    );
  });

  it("holds together with exact and excluded words", async () => {
    const { engine } = await stored();
    const regions = async (query: string, filter: SearchRequest["filter"] = {}) =>
      regionsOf(await engine.search({ ...request, query, filter })).sort();
    expect(await regions('"府院联动"')).toEqual(["扬州市", "登封市", "苏州市"].sort());
    expect(await regions('江苏的"府院联动"')).toEqual(["扬州市", "苏州市"].sort());
    expect(await regions('除苏州外"府院联动"', { within: ["江苏省"] })).toEqual(["扬州市"]);
    expect(await regions('"府院联动" -联席会议 2023年')).toEqual([]);
    expect(await regions('"府院联动" -联席会议', { section: ["measure"] })).toEqual(["扬州市"]);
  });

  it("names the regions that have no report, and does not guess", async () => {
    const { engine } = await stored();
    const answer = await engine.search({ ...request, query: "宁波的免罚轻罚" });
    expect(answer).toMatchObject({ groups: [], noReport: [{ name: "宁波市" }] });
    expect((await engine.search({ ...request, query: "苏州的免罚轻罚" })).noReport).toBeUndefined();
  });

  it("is about the region where nothing else is asked", async () => {
    const { engine } = await stored();
    for (const query of ["苏州", "苏州市2023年", "枫桥经验", "公安", "2025年规划"]) {
      const answer = await engine.search({ ...request, query });
      expect(answer.understood.filters).toEqual([]);
      expect(answer.total.value).toBe(11);
    }
  });

  it("facets and pages like any other", async () => {
    const { engine } = await stored();
    const asked: SearchRequest = { ...request, query: "江苏省的免罚轻罚", facets: ["prefecture", "year"] };
    const flat = await engine.search({ ...asked, groupBy: "none" });
    const page = await engine.search({ ...asked, limit: 2, offset: 1 });
    const whole = await engine.search(asked);
    expect(page.facets).toEqual(flat.facets);
    expect(page.groups).toEqual(whole.groups?.slice(1, 3));
    expect(page.total).toEqual(whole.total);
    expect(scoresOf(whole)).toEqual(scoresOf(flat));
    expect(timeless(await engine.search(asked))).toEqual(timeless(whole));
  });
});
