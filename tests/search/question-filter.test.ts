import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Divisions } from "../../src/corpus/divisions.ts";
import type { ReadFilter } from "../../src/search/places.ts";
import { regionsOf, withQuestionFilters } from "../../src/search/question-filter.ts";

const divisions = new Divisions();
const known = ["苏州市", "威海市", "如东县", "无锡市"].flatMap((name) => [...divisions.find(name)]);
const codes = (...names: string[]) => new Set(names.flatMap((name) => divisions.find(name).map(({ code }) => code)));
const parts = { divisions, known };

function regional(kind: ReadFilter["kind"], ...names: string[]): ReadFilter {
  const regions = names.flatMap((name) => [...divisions.find(name)]);
  return { text: names.join(""), kind, start: 0, end: 2, regions };
}

function yearly(from?: number, to?: number): ReadFilter {
  const year = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  return { text: "年", kind: "year", start: 0, end: 1, year };
}

describe("conditions of a request and of its question", () => {
  it("leaves the request's own conditions when the question has none", () => {
    const conditions = { regions: codes("苏州市"), yearFrom: 2022 };
    expect(withQuestionFilters(conditions, [], parts)).toEqual(conditions);
  });

  it("holds both where request and question name regions", () => {
    const conditions = { regions: codes("苏州市", "威海市") };
    expect(withQuestionFilters(conditions, [regional("region", "苏州市")], parts).regions).toEqual(codes("苏州市"));
    expect(withQuestionFilters(conditions, [regional("region", "无锡市")], parts).regions).toEqual(new Set());
  });

  it("takes any of several regions, and of a province those that have a report", () => {
    const either = [regional("region", "威海市"), regional("within", "江苏省")];
    expect(withQuestionFilters({}, either, parts).regions).toEqual(codes("威海市", "苏州市", "如东县", "无锡市"));
    expect(withQuestionFilters({}, [regional("within", "河南省")], parts).regions).toEqual(new Set());
  });

  it("adds what the question leaves out to what the request leaves out", () => {
    const conditions = { excludedRegions: codes("威海市") };
    const both = withQuestionFilters(conditions, [regional("excludeRegion", "苏州市")], parts);
    expect(both).toEqual({ excludedRegions: codes("威海市", "苏州市") });
    expect(conditions.excludedRegions).toEqual(codes("威海市"));
  });

  it("names no region for a year or for what is left out", () => {
    expect(regionsOf(yearly(2023, 2023), divisions, known)).toEqual([]);
    expect(regionsOf(regional("excludeRegion", "苏州市"), divisions, known)).toEqual([]);
  });

  it("lets through exactly the years that both allow", () => {
    const bound = fc.option(fc.integer({ min: 2018, max: 2026 }), { nil: undefined });
    const filter = fc.tuple(bound, bound).filter(([from, to]) => from === undefined || to === undefined || from <= to);
    fc.assert(
      fc.property(bound, bound, filter, fc.integer({ min: 2018, max: 2026 }), (yearFrom, yearTo, [from, to], year) => {
        const given = { ...(yearFrom !== undefined && { yearFrom }), ...(yearTo !== undefined && { yearTo }) };
        const both = withQuestionFilters(given, [yearly(from, to)], parts);
        const within = (low = -Infinity, high = Infinity) => low <= year && year <= high;
        expect(within(both.yearFrom, both.yearTo)).toBe(within(yearFrom, yearTo) && within(from, to));
      }),
    );
  });
});
