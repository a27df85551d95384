import type { CompareAnswer, CompareRow } from "../asking/answers.ts";
import type { CompareState } from "./compare-request.ts";

type Scope = Pick<CompareState, "yearFrom" | "yearTo" | "within" | "level">;

/**
 * That there is no report, and under which conditions: of another year there may well be one, so that “库里没有” alone would
 * be false where years, places or levels are chosen.
 */
export function noReportWords(
  { region }: Pick<CompareRow, "region">,
  scope: Scope,
  understood: CompareAnswer["understood"],
): string {
  const isNarrow = scope.within.length > 0 || scope.level.length > 0;
  return `${isNarrow ? "所选范围、层级里没有" : "库里没有"}${region.name}${yearWords(scope, understood)}的报告`;
}

function yearWords({ yearFrom, yearTo }: Scope, understood: CompareAnswer["understood"]): string {
  const read = understood?.filters.flatMap(({ year }) => (year === undefined ? [] : [year])) ?? [];
  const from = largest([yearFrom, ...read.map((year) => year.from)]);
  const to = smallest([yearTo, ...read.map((year) => year.to)]);
  if (from === undefined && to === undefined) return "";
  if (from === to) return `${from}年`;
  if (to === undefined) return `${from}年及以后`;
  return from === undefined ? `${to}年及以前` : `${from}–${to}年`;
}

function largest(years: readonly (number | undefined)[]): number | undefined {
  const given = years.filter((year) => year !== undefined);
  return given.length === 0 ? undefined : Math.max(...given);
}

function smallest(years: readonly (number | undefined)[]): number | undefined {
  const given = years.filter((year) => year !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
}
