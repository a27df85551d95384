import type { Divisions } from "./corpus/divisions.ts";
import type { Given } from "./corpus/given.ts";
import { resolveRegion } from "./search/filter.ts";

/** What a user says of a document, the region still as typed; what was left out is undefined or absent. */
export type Said = { [K in keyof Omit<Given, "region">]?: Given[K] | undefined } & { region?: string | undefined };

/**
 * What was said, with its region looked up. Throws `invalid_request` for a region that is unknown or ambiguous; `where`
 * names the option, field or row it came from.
 */
export function givenOf({ region, ...rest }: Said, where: string, divisions: Divisions): Given {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Given;
  return region === undefined ? given : { ...given, region: resolveRegion(region, where, divisions) };
}
