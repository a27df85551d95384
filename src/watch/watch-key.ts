import { createHash } from "node:crypto";
import type { Divisions } from "../corpus/divisions.ts";
import type { Filter } from "../search/contract.ts";
import { resolveRegion } from "../search/filter.ts";
import { normalize } from "../tokenize/normalize.ts";
import type { WatchQuestion } from "./survey-reports.ts";

/**
 * Equal for two questions that ask the same: width, traditional characters, spaces, the order of a filter's values and the
 * way in which a region is named do not count. Throws `invalid_request` for a region that is unknown or ambiguous.
 */
export function watchKey({ query, filter }: WatchQuestion, divisions: Divisions): string {
  const codes = (field: "region" | "within" | "excludeRegion"): string[] =>
    (filter[field] ?? []).map((name, at) => resolveRegion(name, `filter.${field}.${at}`, divisions).code);
  const asked = {
    query: normalize(query).text.replace(/\s+/gu, " ").trim(),
    region: sorted(codes("region")),
    within: sorted(codes("within")),
    excludeRegion: sorted(codes("excludeRegion")),
    level: sorted(filter.level),
    section: sorted(filter.section),
    concept: sorted(filter.concept),
    year: [filter.year?.from ?? null, filter.year?.to ?? null],
  } satisfies Record<Exclude<keyof Filter, "documentId"> | "query", unknown>;
  return createHash("sha256").update(JSON.stringify(asked)).digest("hex");
}

function sorted(values: readonly string[] = []): string[] {
  return [...new Set(values)].sort();
}
