import { describe, expect, it } from "vitest";
import type { SearchRequest } from "../../src/search/contract.ts";
import { lexicon, smallCorpus, smallReports } from "../parts.ts";

const request: SearchRequest = {
  query: "免罚轻罚",
  mode: "hybrid",
  filter: {},
  groupBy: "region",
  groupSize: 20,
  limit: 100,
  offset: 0,
  minScore: 0,
  explain: false,
  facets: [],
  asWords: [],
};

describe("search", () => {
  it("gives the same scores and facets however answers are grouped", async () => {
    const { engine } = await smallCorpus(smallReports);
    const facets = ["year", "section"] as const;
    const flat = await engine.search({ ...request, groupBy: "none", facets: [...facets] });
    for (const groupBy of ["region", "document"] as const) {
      const grouped = await engine.search({ ...request, groupBy, facets: [...facets] });
      const scores = grouped.groups?.flatMap(({ hits }) => hits).map(({ passage, score }) => [passage.id, score]);
      expect(new Map(scores as [string, number][])).toEqual(
        new Map(flat.hits?.map(({ passage, score }) => [passage.id, score])),
      );
      expect(grouped.facets).toEqual(flat.facets);
    }
  });

  it("names the values of facets in words, and leaves the values as filters take them", async () => {
    const { engine } = await smallCorpus(smallReports);
    const { facets } = await engine.search({ ...request, facets: ["level", "section", "concept", "year", "province"] });
    expect(facets?.level).toEqual(
      expect.arrayContaining([
        { value: "prefecture", label: "市级", count: expect.any(Number) },
        { value: "county", label: "县级", count: 2 },
      ]),
    );
    expect(facets?.section?.map(({ value, label }) => [value, label])).toEqual(
      expect.arrayContaining([
        ["measure", "举措"],
        ["plan", "打算"],
      ]),
    );
    const named = facets?.concept?.find(({ label }) => label === "免罚轻罚");
    expect(named).toMatchObject({ value: lexicon.named("免罚轻罚")?.id, count: 2 });
    for (const { value, label } of [...(facets?.year ?? []), ...(facets?.province ?? [])]) expect(label).toBe(value);
  });

  it("never overlaps, skips or recounts on later pages", async () => {
    const { engine } = await smallCorpus(smallReports);
    const whole = await engine.search(request);
    const pages = await Promise.all([0, 1, 2].map((offset) => engine.search({ ...request, limit: 1, offset })));
    expect(pages.flatMap(({ groups }) => groups)).toEqual(whole.groups);
    expect(new Set(pages.map(({ total }) => total.value))).toEqual(new Set([3]));
  });

  it("marks every place, also under other characters", async () => {
    const { engine } = await smallCorpus(smallReports);
    const { groups } = await engine.search({ ...request, query: "免罰輕罰" });
    const [hit] = groups?.[0]?.hits ?? [];
    const marked = hit?.highlights.map(({ start, end }) => hit.passage.text.slice(start, end));
    expect(marked).toContain("免罚轻罚");
  });

  it("forces words in quotes and leaves out excluded ones", async () => {
    const { engine } = await smallCorpus(smallReports);
    const names = async (query: string) => {
      const { groups } = await engine.search({ ...request, query });
      return groups?.map(({ region }) => region?.name).sort();
    };
    expect(await names('"综合查一次"')).toEqual(["如东县", "苏州市"]);
    expect(await names('"综合查一次" -检查')).toEqual(["苏州市"]);
    await expect(names("-检查")).rejects.toThrow(/没有要找的词/u);
  });

  it("filters by region, by what lies within one, and by year", async () => {
    const { engine } = await smallCorpus(smallReports);
    const regions = async (filter: SearchRequest["filter"]) => {
      const { groups } = await engine.search({ ...request, filter });
      return groups?.map(({ region }) => region?.name).sort();
    };
    expect(await regions({ region: ["苏州"] })).toEqual(["苏州市"]);
    expect(await regions({ within: ["江苏省"] })).toEqual(["如东县", "苏州市"]);
    expect(await regions({ year: { to: 2022 } })).toEqual(["如东县"]);
    expect(await regions({ excludeRegion: ["苏州市", "371000"] })).toEqual(["如东县"]);
    await expect(regions({ region: ["鼓楼区"] })).rejects.toThrow(/南京市鼓楼区/u);
  });

  it("says nothing rather than the least bad passage", async () => {
    const { engine } = await smallCorpus(smallReports);
    const answer = await engine.search({ ...request, query: "zzz", mode: "lexical", minScore: 0.5 });
    expect(answer).toMatchObject({ groups: [], total: { value: 0, relation: "eq" } });
    expect(answer.suggestions).toBeDefined();
  });
});

describe("compare", () => {
  it("has a row for every report and for each region asked for without one", async () => {
    const { engine } = await smallCorpus(smallReports);
    const { rows, summary } = await engine.compare({
      query: "免罚轻罚",
      filter: {},
      regions: ["苏州", "如东县", "南京市"],
      passagesPerRegion: 2,
      asWords: [],
    });
    expect(rows.map(({ region, year }) => `${region.name}${year}`).sort()).toEqual([
      "南京市null",
      "如东县2022",
      "苏州市2023",
    ]);
    expect(summary.present + summary.related + summary.absent).toBe(2);
    expect(summary.noReport).toBe(1);
    expect(rows.find(({ region }) => region.name === "苏州市")).toMatchObject({
      status: "present",
      calledHere: expect.arrayContaining(["免罚轻罚"]),
    });
    const absent = rows.filter(({ status }) => status === "absent");
    expect(absent.flatMap(({ passages }) => passages)).toEqual([]);
  });
});

describe("similar", () => {
  it("leaves out the passage itself and, when asked, its region", async () => {
    const { engine } = await smallCorpus(smallReports);
    const found = await engine.search({ ...request, groupBy: "none", limit: 1 });
    const passage = found.hits?.[0]?.passage;
    const page = { groupSize: 3, limit: 10, offset: 0, explain: false, excludeNearDuplicates: false };
    const shape = { filter: {}, groupBy: "region", ...page } as const;
    const answer = await engine.similar({ ...shape, passageId: passage?.id ?? "", excludeSameRegion: true });
    const own = found.hits?.[0]?.document.region.name;
    expect(answer.groups?.map(({ region }) => region?.name)).not.toContain(own);
    await expect(engine.similar({ ...shape, passageId: "x-1", excludeSameRegion: true })).rejects.toThrow(/没有编号/u);
  });
});
