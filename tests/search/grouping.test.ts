import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facetNames, groupings, type Mode, modes, type SearchRequest } from "../../src/search/contract.ts";
import type { SmallCorpus } from "../parts.ts";
import { regionsOf, request, scoresOf, storedCorpus, timeless, twelveReports } from "./twelve-reports.ts";

const stored = storedCorpus(twelveReports);

const facets = [...facetNames];
const questions = ["免罚轻罚", "府院联动机制", "案件多少件", "头一回犯错能不能网开一面", "行政复议提速"];

/** Every way to ask one question: words, mode, floor. */
const asked = fc.record({
  query: fc.constantFrom(...questions),
  mode: fc.constantFrom<Mode>(...modes),
  minScore: fc.constantFrom(0, 0.02, 0.2),
});

async function eachRegion({ engine }: SmallCorpus, some: Partial<SearchRequest>): Promise<string[]> {
  return regionsOf(await engine.search({ ...request, ...some }));
}

describe("grouping answers", () => {
  it("never changes scores, order within the answer or facets", async () => {
    const { engine } = await stored();
    await fc.assert(
      fc.asyncProperty(asked, async (some) => {
        const flat = await engine.search({ ...request, ...some, facets, groupBy: "none" });
        for (const groupBy of ["region", "document"] as const) {
          const grouped = await engine.search({ ...request, ...some, facets, groupBy });
          expect(scoresOf(grouped)).toEqual(scoresOf(flat));
          expect(grouped.facets).toEqual(flat.facets);
          const order = [...scoresOf(flat).keys()];
          for (const { hits } of grouped.groups ?? []) {
            const ids = hits.map(({ passage }) => passage.id);
            expect(ids).toEqual(order.filter((id) => ids.includes(id)));
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("never changes scores, totals or facets with the page that is shown", async () => {
    const { engine } = await stored();
    const page = fc.record({ limit: fc.integer({ min: 1, max: 14 }), offset: fc.integer({ min: 0, max: 14 }) });
    await fc.assert(
      fc.asyncProperty(asked, page, fc.constantFrom(...groupings), async (some, { limit, offset }, groupBy) => {
        const all = { ...request, ...some, facets, groupBy };
        const whole = await engine.search(all);
        const part = await engine.search({ ...all, limit, offset });
        expect(part.total).toEqual(whole.total);
        expect(part.facets).toEqual(whole.facets);
        expect(part.groups).toEqual(whole.groups?.slice(offset, offset + limit));
        expect(part.hits).toEqual(whole.hits?.slice(offset, offset + limit));
      }),
      { numRuns: 25 },
    );
  });

  it("pages through groups completely, without overlap, in one order", async () => {
    const { engine } = await stored();
    for (const groupBy of groupings) {
      const whole = await engine.search({ ...request, groupBy });
      const starts = Array.from({ length: Math.ceil(whole.total.value / 5) }, (_, at) => at * 5);
      const pages = await Promise.all(
        starts.map((offset) => engine.search({ ...request, groupBy, limit: 5, offset, groupSize: 2 })),
      );
      const keys = pages.flatMap(({ groups, hits }) =>
        (groups ?? []).map(({ region, document }) => region?.code ?? document?.id).concat((hits ?? []).map(idOf)),
      );
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toHaveLength(whole.total.value);
      expect(pages.map(({ total }) => total)).toEqual(pages.map(() => whole.total));
      const after = await engine.search({ ...request, groupBy, offset: whole.total.value });
      expect([after.groups ?? after.hits, after.total]).toEqual([[], whole.total]);
    }
  });

  it("gives as many groups as regions or reports answer, each with the count of its hits", async () => {
    const { engine } = await stored();
    await fc.assert(
      fc.asyncProperty(asked, fc.integer({ min: 1, max: 3 }), async (some, groupSize) => {
        const { hits = [] } = await engine.search({ ...request, ...some, groupBy: "none" });
        for (const [groupBy, keyOf] of [
          ["region", ({ document }: (typeof hits)[number]) => document.region.code],
          ["document", ({ document }: (typeof hits)[number]) => document.id],
        ] as const) {
          const { groups = [], total } = await engine.search({ ...request, ...some, groupBy, groupSize });
          expect(groups.map(({ region, document }) => region?.code ?? document?.id)).toEqual([
            ...new Set(hits.map(keyOf)),
          ]);
          expect(total).toEqual({ value: groups.length, relation: "eq" });
          expect(groups.reduce((sum, group) => sum + group.total.value, 0)).toBe(hits.length);
          for (const group of groups) {
            expect(group.hits).toHaveLength(Math.min(groupSize, group.total.value));
            expect(group.score).toBe(group.hits[0]?.score);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it("keeps groups that only one arm brought", async () => {
    const corpus = await stored();
    const regions = new Set(corpus.index.documents().map(({ region }) => region.name));
    expect(regions.size).toBe(11);
    expect((await eachRegion(corpus, { query: "首违不罚", mode: "lexical" })).sort()).toEqual(
      expect.arrayContaining(["登封市", "连云港市"]),
    );
    // Words that stand nowhere: only vectors can bring these.
    for (const mode of ["semantic", "hybrid"] as const) {
      expect(new Set(await eachRegion(corpus, { query: "饕餮魑魅", mode }))).toEqual(regions);
    }
    expect(await eachRegion(corpus, { query: "饕餮魑魅", mode: "lexical" })).toEqual([]);
  });

  it("puts the region of the best passage first", async () => {
    const { engine } = await stored();
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom("region" as const, "document" as const), async (some, groupBy) => {
        const { groups = [] } = await engine.search({ ...request, ...some, groupBy });
        const { hits = [] } = await engine.search({ ...request, ...some, groupBy: "none" });
        expect(groups[0]?.hits[0]).toEqual(hits[0]);
        expect(groups.map(({ score }) => score)).toEqual(groups.map(({ score }) => score).sort((a, b) => b - a));
      }),
      { numRuns: 15 },
    );
  });

  it("answers the same when it is asked again", async () => {
    const { engine } = await stored();
    for (const query of questions) {
      const all: SearchRequest = { ...request, query, facets, explain: true };
      const [first, second] = [await engine.search(all), await engine.search(all)];
      expect(timeless(second)).toEqual(timeless(first));
    }
  });
});

function idOf({ passage }: { passage: { id: string } }): string {
  return passage.id;
}
