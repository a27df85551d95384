import { levelNames } from "../../corpus/words.ts";
import type { ViewState } from "./views.ts";

type Scope = Pick<ViewState<"search">, "region" | "within" | "level" | "yearFrom" | "yearTo">;

interface ScopeFilter {
  region?: string[];
  within?: string[];
  level?: ("province" | "prefecture" | "county" | "township")[];
  year?: { from?: number; to?: number };
}

/** The conditions of an address as the server takes them; nothing is left of those that say nothing. */
export function filterOf({ region, within, level, yearFrom, yearTo }: Partial<Scope>): ScopeFilter {
  const year = { ...(yearFrom !== undefined && { from: yearFrom }), ...(yearTo !== undefined && { to: yearTo }) };
  const levels = (level ?? []).filter((one) => one in levelNames) as (keyof typeof levelNames)[];
  return {
    ...(region && region.length > 0 && { region: [...region] }),
    ...(within && within.length > 0 && { within: [...within] }),
    ...(levels.length > 0 && { level: levels }),
    ...(Object.keys(year).length > 0 && { year }),
  };
}
