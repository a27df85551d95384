import { describe, expect, it } from "vitest";
import type { SimilarRequest } from "../../src/search/contract.ts";
import type { SmallCorpus } from "../parts.ts";
import { scoresOf, storedCorpus, twelveReports } from "./twelve-reports.ts";

// Two cities of the corpus that say the same, one of them word for word as another.
const reports = {
  ...twelveReports,
  "常州.txt":
    "常州市2023年法治政府建设报告\n一、主要举措\n一是推行免罚轻罚清单,发布114项清单事项。二是建设龙城法治广场,修缮12处。\n",
  "苏州更旧.txt":
    "苏州市2021年法治政府建设报告\n一、主要举措\n一是编制免罚清单,轻微违法首违不罚。二是评选法治人物,表彰8名。\n",
};

const stored = storedCorpus(reports);

const asked: Omit<SimilarRequest, "passageId"> = {
  filter: {},
  groupBy: "none",
  groupSize: 100,
  limit: 100,
  offset: 0,
  excludeSameRegion: false,
  excludeNearDuplicates: false,
  explain: false,
};

function suzhou({ index }: SmallCorpus, words = "免罚轻罚清单"): string {
  const document = index.documents().find(({ region, year }) => region.name === "苏州市" && year === 2023);
  const passage = index.passagesOf(document?.id ?? "").find(({ text }) => text.includes(words));
  return passage?.id ?? "";
}

describe("passages like a passage", () => {
  it("are others than itself, from its own region too", async () => {
    const corpus = await stored();
    const passageId = suzhou(corpus);
    const { hits = [] } = await corpus.engine.similar({ ...asked, passageId });
    expect(hits.map(({ passage }) => passage.id)).not.toContain(passageId);
    expect(hits.map(({ document }) => document.region.name)).toEqual(expect.arrayContaining(["苏州市", "常州市"]));
  });

  it("are the same without those of its region when they are not wanted", async () => {
    const corpus = await stored();
    const passageId = suzhou(corpus);
    const all = await corpus.engine.similar({ ...asked, passageId });
    const others = await corpus.engine.similar({ ...asked, passageId, excludeSameRegion: true });
    expect(others.hits).toEqual(all.hits?.filter(({ document }) => document.region.name !== "苏州市"));
    expect(others.total.value).toBeLessThan(all.total.value);
    const filter = { excludeRegion: ["常州市"] };
    const fewer = await corpus.engine.similar({ ...asked, passageId, excludeSameRegion: true, filter });
    expect(fewer.hits).toEqual(others.hits?.filter(({ document }) => document.region.name !== "常州市"));
  });

  it("are the same without copies when those are not wanted", async () => {
    const corpus = await stored();
    const passageId = suzhou(corpus);
    const all = await corpus.engine.similar({ ...asked, passageId });
    const own = await corpus.engine.similar({ ...asked, passageId, excludeNearDuplicates: true });
    const copy = corpus.engine.passage(passageId).passage.text.trim();
    expect(all.hits?.some(({ passage }) => passage.text.trim() === copy)).toBe(true);
    expect(own.hits).toEqual(all.hits?.filter(({ passage }) => passage.text.trim() !== copy));
  });

  it("have the same scores and totals however they are grouped and paged", async () => {
    const corpus = await stored();
    const passageId = suzhou(corpus);
    const flat = await corpus.engine.similar({ ...asked, passageId });
    for (const groupBy of ["region", "document"] as const) {
      const whole = await corpus.engine.similar({ ...asked, passageId, groupBy });
      expect(scoresOf(whole)).toEqual(scoresOf(flat));
      const pages = await Promise.all(
        [0, 1, 2].map((offset) => corpus.engine.similar({ ...asked, passageId, groupBy, limit: 1, offset })),
      );
      expect(pages.flatMap(({ groups }) => groups)).toEqual(whole.groups?.slice(0, 3));
      expect(pages.map(({ total }) => total)).toEqual(pages.map(() => whole.total));
    }
  });

  it("are looked for by passages of text, not by headings", async () => {
    const corpus = await stored();
    const heading = suzhou(corpus, "主要举措");
    await expect(corpus.engine.similar({ ...asked, passageId: heading })).rejects.toMatchObject({
      code: "invalid_request",
    });
  });
});
