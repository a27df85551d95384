import type { Divisions } from "../corpus/divisions.ts";
import { JucuoError } from "../corpus/errors.ts";
import { fullName, type Region } from "../corpus/region.ts";
import type { Conditions } from "../index/passage-index.ts";
import type { Filter } from "./contract.ts";

/**
 * The one region a name or code stands for. Throws `invalid_request`: unknown, or ambiguous with its candidates.
 * `path` says which field of the request it came from.
 */
export function resolveRegion(name: string, path: string, divisions: Divisions): Region {
  const found = divisions.find(name);
  const [region] = found;
  if (region !== undefined && found.length === 1) return region;
  const message =
    region === undefined
      ? `没有找到名为“${name}”的地区,请写全称(如 苏州市、江苏省南通市如东县)或六位区划代码。`
      : `“${name}”不止一处,请写明是哪一个:${found.map(fullName).join("、")}。`;
  throw new JucuoError("invalid_request", message, { fields: [{ path, message }] });
}

/**
 * A filter with its names resolved. `within` names provinces and prefectures; what the corpus holds below them is found
 * among `known`, the regions that have a report.
 */
export function resolveFilter(filter: Filter, divisions: Divisions, known: Iterable<Region>): Conditions {
  const codes = (names: readonly string[], path: string): Set<string> =>
    new Set(names.map((name, at) => resolveRegion(name, `${path}.${at}`, divisions).code));
  const regions = filter.region && codes(filter.region, "filter.region");
  const within = filter.within && codesWithin(filter.within, divisions, known);
  const both = regions && within ? new Set([...regions].filter((code) => within.has(code))) : (regions ?? within);
  return {
    ...(both && { regions: both }),
    ...(filter.excludeRegion && { excludedRegions: codes(filter.excludeRegion, "filter.excludeRegion") }),
    ...(filter.level && { levels: new Set(filter.level) }),
    ...(filter.year?.from !== undefined && { yearFrom: filter.year.from }),
    ...(filter.year?.to !== undefined && { yearTo: filter.year.to }),
    ...(filter.documentId && { documents: new Set(filter.documentId) }),
    ...(filter.section && { sections: new Set(filter.section) }),
    ...(filter.concept && { concepts: new Set(filter.concept) }),
  };
}

function codesWithin(names: readonly string[], divisions: Divisions, known: Iterable<Region>): Set<string> {
  const containers = names.map((name, at) => resolveRegion(name, `filter.within.${at}`, divisions));
  const inside = [...known].filter((region) => containers.some((container) => divisions.isWithin(region, container)));
  return new Set(inside.map(({ code }) => code));
}
