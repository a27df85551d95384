import { describe, expect, it } from "vitest";
import type { SearchAnswer, SearchRequest } from "../../src/search/contract.ts";
import { sampleWorkspace } from "../sample-workspace.ts";

// The model and the sample reports as they come: what a user gets, not how good it is; that is what npm run eval measures.
describe("questions to the five sample reports", () => {
  const workspace = sampleWorkspace();

  const ask = (query: string, options: Partial<SearchRequest> = {}): Promise<SearchAnswer> =>
    workspace().engine.search({
      query,
      mode: "hybrid",
      filter: {},
      groupBy: "region",
      groupSize: 3,
      limit: 10,
      offset: 0,
      explain: false,
      facets: [],
      asWords: [],
      ...options,
    });
  const regionsOf = ({ groups = [] }: SearchAnswer): (string | undefined)[] => groups.map(({ region }) => region?.name);

  it("finds a measure under the name that one city gives it and under others", async () => {
    const answer = await ask("综合查一次");
    expect(regionsOf(answer)[0]).toBe("连云港市");
    expect(regionsOf(answer)).toContain("威海市");
    expect(answer.understood.concepts).toEqual(["综合查一次"]);
  });

  it.each([
    ["fuyuan liandong", "府院联动"],
    ["府院连动", "府院联动"],
    ["府院聯動", "府院联动"],
  ])("understands %s as %s", async (typed, meant) => {
    const [typedSo, plain] = await Promise.all([ask(typed), ask(meant)]);
    expect(typedSo.understood.concepts).toContain(meant);
    expect(regionsOf(typedSo)).toEqual(regionsOf(plain));
  });

  it("links words of everyday life to the measure they mean", async () => {
    const { understood } = await ask("头一回犯错能不能网开一面");
    expect(understood.concepts).toContain("免罚轻罚");
    expect(understood.expandedWith).toContain("首违不罚");
  });

  it("reads a region and a year as conditions, and as words when told", async () => {
    const answer = await ask("苏州2023年的免罚清单");
    expect(regionsOf(answer)).toEqual(["苏州市"]);
    expect(answer.understood.filters.map(({ text }) => text)).toEqual(["苏州", "2023年"]);
    const asWords = await ask("苏州2023年的免罚清单", { asWords: ["苏州", "2023年"] });
    expect(regionsOf(asWords).length).toBeGreaterThan(1);
  });

  it("says nothing where no report has it, and names what is near", async () => {
    const answer = await ask("低空经济监管");
    expect(answer.status).not.toBe("present");
    expect(answer.suggestions?.length).toBeGreaterThan(0);
    const { summary } = await workspace().engine.compare({
      query: "低空经济监管",
      filter: {},
      passagesPerRegion: 2,
      asWords: [],
    });
    expect(summary.present).toBe(0);
  });

  it("says that nothing is known of a city without a report", async () => {
    const answer = await ask("南京市的免罚清单");
    expect(answer.groups).toEqual([]);
    expect(answer.noReport?.map(({ name }) => name)).toEqual(["南京市"]);
  });

  it("explains a hit by its arms, the measure, and the clause that answers", async () => {
    const { groups } = await ask("行政机关负责人出庭应诉", { explain: true });
    const hit = groups?.[0]?.hits[0];
    const span = hit?.why?.late?.span;
    expect(hit?.passage.text.slice(span?.start, span?.end)).toContain("出庭应诉");
    expect(hit?.why).toMatchObject({ semantic: { rank: expect.any(Number) }, concepts: ["负责人出庭应诉"] });
    expect(hit?.why?.parts?.length).toBeGreaterThan(3);
  });
});
