import { describe, expect, it } from "vitest";
import type { CatalogueRequest } from "../../src/explore/contract.ts";
import { lexicon } from "../parts.ts";
import { storedCorpus, twelveReports } from "../search/twelve-reports.ts";

const stored = storedCorpus(twelveReports);
const page: CatalogueRequest = { sort: "regions", limit: 1_000, offset: 0 };

describe("coverage", () => {
  it("says of every report and measure what the comparison by that measure says", async () => {
    const { engine, explorer } = await stored();
    const { rows, concepts: columns } = await explorer.coverage({ filter: {} });
    expect(rows).toHaveLength(12);
    expect(columns).toHaveLength(lexicon.concepts.length);
    for (const [at, { id }] of columns.entries()) {
      const compared = await engine.compare({ concept: id, filter: {}, passagesPerRegion: 1, asWords: [] });
      for (const { region, year, status, onlyIn, score, passages } of compared.rows) {
        const cell = rows.find((row) => row.region.code === region.code && row.year === year)?.cells[at];
        expect(cell).toMatchObject({ status, score });
        expect(cell?.onlyIn).toEqual(onlyIn);
        expect(cell?.passageId).toBe(passages[0]?.passage.id);
      }
    }
  });

  it("counts by row and by column", async () => {
    const { explorer } = await stored();
    const { rows, concepts } = await explorer.coverage({ filter: {}, fields: ["行政执法"] });
    expect(concepts.every(({ field }) => field === "行政执法")).toBe(true);
    const sum = (counts: { present: number; related: number; absent: number; noReport: number }): number =>
      counts.present + counts.related + counts.absent + counts.noReport;
    for (const { counts, cells } of rows) {
      expect(cells).toHaveLength(concepts.length);
      expect(sum(counts)).toBe(concepts.length);
      expect(counts.present).toBe(cells.filter(({ status }) => status === "present").length);
    }
    for (const { counts } of concepts) expect(sum(counts)).toBe(rows.length);
  });

  it("gives a region that is asked for and has no report a row that says so", async () => {
    const { explorer } = await stored();
    const { rows } = await explorer.coverage({ filter: { region: ["苏州", "宁波"] }, concepts: ["免罚轻罚"] });
    expect(rows.map(({ region, year, cells }) => [region.name, year, cells[0]?.status])).toEqual([
      ["苏州市", 2022, "absent"],
      ["苏州市", 2023, "present"],
      ["宁波市", null, "no-report"],
    ]);
  });

  it("marks what is only planned", async () => {
    const { explorer } = await stored();
    const { rows } = await explorer.coverage({ filter: { region: ["连云港"] }, concepts: ["免罚轻罚"] });
    expect(rows[0]?.cells[0]).toMatchObject({ status: "related", onlyIn: ["plan"] });
  });

  it("follows the corpus: a report that goes is gone from the matrix", async () => {
    const { explorer, index } = await stored();
    const request = { filter: {}, concepts: ["免罚轻罚"] };
    const before = await explorer.coverage(request);
    const [first] = before.rows;
    index.remove(first?.document?.id ?? "");
    const after = await explorer.coverage(request);
    expect(after.rows).toHaveLength(before.rows.length - 1);
    expect(after.rows.some(({ document }) => document?.id === first?.document?.id)).toBe(false);
  });

  it("refuses a measure it does not know", async () => {
    const { explorer } = await stored();
    await expect(explorer.coverage({ filter: {}, concepts: ["饕餮"] })).rejects.toThrow("举措词库里没有“饕餮”");
  });
});

describe("the catalogue", () => {
  it("counts the regions and reports that have a measure", async () => {
    const { engine, explorer } = await stored();
    const { concepts, total } = await explorer.catalogue(page);
    expect(total.value).toBe(lexicon.concepts.length);
    const found = concepts.find(({ name }) => name === "府院联动");
    const compared = await engine.compare({ concept: "府院联动", filter: {}, passagesPerRegion: 1, asWords: [] });
    const having = compared.rows.filter(({ status }) => status === "present");
    const regions = new Set(having.map(({ region }) => region.code));
    expect(found).toMatchObject({ regions: regions.size, reports: having.length });
    expect(concepts.map(({ regions }) => regions)).toEqual(
      concepts.map(({ regions }) => regions).sort((a, b) => b - a),
    );
  });

  it("finds measures by part of any of their names, pages through them, and knows the fields", async () => {
    const { explorer } = await stored();
    const found = await explorer.catalogue({ ...page, q: "首违不罚" });
    expect(found.concepts.map(({ name }) => name)).toEqual(["免罚轻罚"]);
    const all = (await explorer.catalogue(page)).concepts;
    const second = await explorer.catalogue({ ...page, limit: 10, offset: 10 });
    expect(second.concepts).toEqual(all.slice(10, 20));
    expect(second.fields).toContain("行政执法");
  });

  it("tells of one measure what each report says and what it is not", async () => {
    const { explorer } = await stored();
    const answer = await explorer.concept("免罚轻罚");
    expect(answer.notSame.map(({ name }) => name)).toContain("信用修复");
    expect(answer.broader?.name).toBe("包容审慎监管");
    const suzhou = answer.where.find(({ region, year }) => region.name === "苏州市" && year === 2023);
    expect(suzhou).toMatchObject({ status: "present", document: { year: 2023 } });
    expect(suzhou?.passage?.label).toContain("免罚轻罚");
    await expect(explorer.concept("饕餮")).rejects.toThrow("举措词库里没有");
  });
});
