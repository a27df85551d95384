import type { Divisions } from "../corpus/divisions.ts";
import type { Region } from "../corpus/region.ts";
import type { Conditions } from "../index/passage-index.ts";
import type { ReadFilter } from "./places.ts";

/** Conditions of a request together with those that were read in its question; all of them must hold. */
export function withQuestionFilters(
  conditions: Conditions,
  filters: readonly ReadFilter[],
  { divisions, known }: { divisions: Divisions; known: readonly Region[] },
): Conditions {
  const wanted = filters.flatMap((filter) => regionsOf(filter, divisions, known));
  const isRegional = filters.some(({ kind }) => kind === "region" || kind === "within");
  // Who leaves out a province leaves out its cities too.
  const containers = filters.flatMap(({ kind, regions = [] }) => (kind === "excludeRegion" ? regions : []));
  const excluded = known.filter((region) => containers.some((container) => divisions.isWithin(region, container)));
  const years = filters.flatMap(({ year }) => year ?? []);
  const { regions: given } = conditions;
  const codes = new Set(wanted.map(({ code }) => code).filter((code) => given?.has(code) ?? true));
  return {
    ...conditions,
    ...(isRegional && { regions: codes }),
    ...(containers.length > 0 && {
      excludedRegions: new Set([...(conditions.excludedRegions ?? []), ...excluded.map(({ code }) => code)]),
    }),
    ...(years.length > 0 && yearsOf(conditions, years)),
  };
}

/** The regions with a report that a filter stands for, and those that it names itself. */
export function regionsOf(
  { kind, regions = [] }: ReadFilter,
  divisions: Divisions,
  known: readonly Region[],
): Region[] {
  if (kind === "region") return regions;
  if (kind !== "within") return [];
  return known.filter((region) => regions.some((container) => divisions.isWithin(region, container)));
}

/** Several years of a question mean any of them between the first and the last; the request's own bounds hold too. */
function yearsOf(
  { yearFrom = -Infinity, yearTo = Infinity }: Conditions,
  years: readonly { from?: number; to?: number }[],
): Pick<Conditions, "yearFrom" | "yearTo"> {
  const from = Math.min(...years.map(({ from: year = -Infinity }) => year));
  const to = Math.max(...years.map(({ to: year = Infinity }) => year));
  return { yearFrom: Math.max(yearFrom, from), yearTo: Math.min(yearTo, to) };
}
