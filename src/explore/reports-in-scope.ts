import type { Region } from "../corpus/region.ts";
import { resolveFilter, resolveRegion } from "../search/filter.ts";
import { type Report, reportsOf } from "../search/survey.ts";
import type { ReportFilter } from "./contract.ts";
import type { ExploreParts } from "./explorer.ts";

/** The reports that meet a filter, by region code and year, and the regions it names that have none. */
export function reportsInScope(
  filter: ReportFilter,
  { divisions, library }: Pick<ExploreParts, "divisions" | "library">,
): { reports: Report[]; withoutReport: Region[] } {
  const reports = reportsOf(library.reports(resolveFilter(filter, divisions, library.regions())));
  const reported = new Set(reports.map(({ region }) => region.code));
  const named = (filter.region ?? []).map((name, at) => resolveRegion(name, `filter.region.${at}`, divisions));
  const missing = new Map(named.filter(({ code }) => !reported.has(code)).map((region) => [region.code, region]));
  return { reports, withoutReport: [...missing.values()] };
}
