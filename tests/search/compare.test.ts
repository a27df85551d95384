import { describe, expect, it } from "vitest";
import type { CompareAnswer, CompareRequest } from "../../src/search/contract.ts";
import type { SmallCorpus } from "../parts.ts";
import { storedCorpus, twelveReports } from "./twelve-reports.ts";

const stored = storedCorpus(twelveReports);

function compare({ engine }: SmallCorpus, some: Partial<CompareRequest>): Promise<CompareAnswer> {
  return engine.compare({ filter: {}, passagesPerRegion: 2, asWords: [], ...some });
}

function rowOf({ rows }: CompareAnswer, name: string): CompareAnswer["rows"][number] | undefined {
  return rows.find(({ region }) => region.name === name);
}

describe("comparing reports", () => {
  it("says where a measure is only planned", async () => {
    const corpus = await stored();
    const answer = await compare(corpus, { concept: "免罚轻罚" });
    const row = rowOf(answer, "连云港市");
    expect(row).toMatchObject({ status: "related", onlyIn: ["plan"], calledHere: ["首违不罚", "免罚清单"] });
    expect(row?.passages.map(({ passage }) => passage.section)).toEqual(["plan"]);
    for (const { onlyIn, status } of answer.rows) if (onlyIn) expect(status).toBe("related");
  });

  it("has one row for each report, the best first, and counts them", async () => {
    const corpus = await stored();
    for (const query of ["免罚轻罚", "府院联动", "饕餮魑魅"]) {
      const { rows, summary } = await compare(corpus, { query });
      const keys = rows.map(({ region, year }) => `${region.code}/${year}`);
      expect(new Set(keys).size).toBe(12);
      expect(rows).toHaveLength(12);
      expect(summary.present + summary.related + summary.absent).toBe(12);
      const order = ["present", "related", "absent", "no-report"];
      const places = rows.map(({ status }) => order.indexOf(status));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      for (const { status, passages, calledHere } of rows) {
        if (status === "absent") expect([passages, calledHere]).toEqual([[], []]);
        else expect(passages.length).toBeGreaterThan(0);
      }
    }
  });

  it("gives a region that the question names a row even without a report", async () => {
    const corpus = await stored();
    const answer = await compare(corpus, { query: "宁波和苏州的免罚轻罚" });
    expect(answer.rows.map(({ region, year }) => `${region.name}${year}`).sort()).toEqual(
      ["宁波市null", "苏州市2022", "苏州市2023"].sort(),
    );
    expect(rowOf(answer, "宁波市")).toMatchObject({ status: "no-report", score: 0, passages: [], calledHere: [] });
    expect(answer.summary.noReport).toBe(1);
    expect(answer.understood?.filters.map(({ text }) => text)).toEqual(["宁波", "苏州"]);
  });

  it("compares what lies below a province and leaves out what the question does", async () => {
    const corpus = await stored();
    const names = async (query: string) => {
      const { rows } = await compare(corpus, { query });
      return [...new Set(rows.map(({ region }) => region.name))].sort();
    };
    expect(await names("山东各市的免罚轻罚")).toEqual(["威海市", "青岛市"].sort());
    expect(await names("除苏州外的免罚轻罚")).not.toContain("苏州市");
    expect(await names("除苏州外的免罚轻罚")).toHaveLength(10);
  });

  it("compares the same by a measure's id and by any of its names", async () => {
    const corpus = await stored();
    const { tookMs: _, ...byName } = await compare(corpus, { concept: "免罚轻罚" });
    for (const concept of ["mianfa-qingfa", "首违不罚", "“免罰輕罰”"]) {
      const { tookMs: __, ...answer } = await compare(corpus, { concept });
      expect(answer).toEqual(byName);
    }
    expect(byName.query).toBe("免罚轻罚");
    expect(rowOf({ ...byName, tookMs: 0 }, "无锡市")?.calledHere).toEqual(["不予处罚"]);
  });

  it("does not know a measure that is not in the lexicon", async () => {
    const corpus = await stored();
    for (const concept of ["无此举措", "mianfa", ""]) {
      await expect(compare(corpus, { concept })).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(compare(corpus, { passageId: "x-1" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("shows no more passages than asked for and judges the same", async () => {
    const corpus = await stored();
    const verdicts = ({ rows }: CompareAnswer) => rows.map(({ region, year, status }) => [region.name, year, status]);
    const [few, many] = [1, 5].map((passagesPerRegion) => compare(corpus, { query: "免罚轻罚", passagesPerRegion }));
    const [one, five] = [await few, await many];
    expect(one && verdicts(one)).toEqual(five && verdicts(five));
    for (const { passages } of one?.rows ?? []) expect(passages.length).toBeLessThanOrEqual(1);
  });

  it("shows first what its status rests on: a practice before a plan that says it better", async () => {
    const corpus = await stored();
    for (const query of ["免罚轻罚", "府院联动", "综合查一次", "行政复议"]) {
      for (const row of (await compare(corpus, { query, passagesPerRegion: 20 })).rows) {
        const ids = row.passages.map(({ passage }) => passage.id);
        expect(ids.slice(0, row.restsOn.length)).toEqual(row.restsOn);
        if (row.status === "absent") expect(row.restsOn).toEqual([]);
        else expect(row.score).toBe(row.passages[0]?.score);
        if (row.status !== "present") continue;
        expect(row.restsOn.length).toBeGreaterThan(0);
        expect(["preamble", "measure", "leadership"]).toContain(row.passages[0]?.passage.section);
      }
    }
  });

  it("keeps every figure it compares at its place in a passage that it shows, each once", async () => {
    const corpus = await stored();
    for (const given of [{ query: "免罚轻罚" }, { concept: "行政复议" }, { query: "府院联动" }]) {
      const { rows, comparable } = await compare(corpus, { ...given, passagesPerRegion: 5 });
      const places = comparable.columns.flatMap((column) =>
        column.cells.flatMap(({ row, region, year, values }) => {
          expect([rows[row]?.region.code, rows[row]?.year]).toEqual([region, year]);
          return values.map((figure) => {
            const shown = rows[row]?.passages.find(({ passage }) => passage.id === figure.passageId);
            expect(shown?.passage.text.slice(figure.start, figure.end)).toBe(figure.text);
            expect(["plan", "shortcoming", "other"]).not.toContain(shown?.passage.section);
            return `${figure.passageId}/${figure.start}`;
          });
        }),
      );
      expect(new Set(places).size).toBe(places.length);
      expect(comparable.total).toEqual({ value: comparable.columns.length, relation: "eq" });
    }
  });

  it("takes from a passage only the figures of the measure, not of its neighbours", async () => {
    const corpus = await stored();
    const { rows, comparable } = await compare(corpus, { concept: "免罚轻罚" });
    const told = comparable.columns.flatMap(({ label, unit, cells }) =>
      cells.flatMap(({ row, values }) =>
        values.map(({ text }) => [rows[row]?.region.name, label, unit, text].join(" ")),
      ),
    );
    expect(told).toContain("登封市 首违不罚案件 件 88起");
    expect(told.filter((line) => line.includes("联席会议") || line.includes("400件"))).toEqual([]);
  });

  it("compares by a passage: its own report's others too, never itself", async () => {
    const corpus = await stored();
    const { rows: found } = await compare(corpus, { concept: "免罚轻罚" });
    const passageId = rowOf({ rows: found } as CompareAnswer, "登封市")?.passages[0]?.passage.id ?? "";
    const { rows, understood, comparable } = await compare(corpus, { passageId });
    expect(understood).toBeUndefined();
    expect(rows).toHaveLength(12);
    expect(rows.flatMap(({ passages }) => passages.map(({ passage }) => passage.id))).not.toContain(passageId);
    expect(comparable.columns.flatMap(({ cells }) => cells.flatMap(({ values }) => values))).not.toContainEqual(
      expect.objectContaining({ passageId }),
    );
  });

  it("has no figures where nothing is reported or nothing is known", async () => {
    const corpus = await stored();
    const { rows, comparable } = await compare(corpus, { query: "免罚轻罚", regions: ["宁波", "杭州"] });
    expect(rows.map(({ status }) => status)).toContain("no-report");
    const present = new Set(rows.flatMap(({ passages }, at) => (passages.length > 0 ? [at] : [])));
    for (const { cells } of comparable.columns) for (const { row } of cells) expect(present.has(row)).toBe(true);
  });
});
