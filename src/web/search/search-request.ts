import { filterOf } from "../address/scope.ts";
import type { ViewState } from "../address/views.ts";
import type { SearchAnswer } from "../asking/answers.ts";
import { server } from "../asking/server.ts";

/** What answers can be narrowed by. */
export const facetNames = ["province", "prefecture", "level", "year", "section", "concept"] as const;
export type FacetName = (typeof facetNames)[number];
export type SearchState = ViewState<"search">;
type Section = "preamble" | "measure" | "leadership" | "shortcoming" | "plan" | "other";

export const groupsOnPage = 10;
const hitsInGroup = 3;

/** What the view asks the server, from what the address says. */
export function requestOf(state: SearchState) {
  const { q, groupBy, page, section, concept, asWords } = state;
  return {
    query: q,
    groupBy,
    groupSize: hitsInGroup,
    limit: groupsOnPage,
    offset: (page - 1) * groupsOnPage,
    asWords: [...asWords],
    filter: {
      ...filterOf(state),
      ...(section.length > 0 && { section: section as Section[] }),
      ...(concept.length > 0 && { concept: [...concept] }),
    },
  };
}

/** One page of answers with the counts to narrow them by. */
export function askSearch(state: SearchState, signal: AbortSignal): Promise<SearchAnswer> {
  return server.post("/v1/search", { body: { ...requestOf(state), facets: [...facetNames] }, signal });
}

/** Counts of one facet without its own condition: what else could be chosen beside it. */
export async function askFacet(state: SearchState, facet: FacetName, signal: AbortSignal): Promise<FacetValues> {
  const body = { ...requestOf(without(state, facet)), offset: 0, limit: 1, groupSize: 1, facets: [facet] };
  const answer = await server.post("/v1/search", { body, signal });
  return answer.facets?.[facet] ?? [];
}

export type FacetValues = NonNullable<NonNullable<SearchAnswer["facets"]>[FacetName]>;

/** Whether a facet has a condition of its own; both of the places are one. */
export function isChosen(state: SearchState, facet: FacetName): boolean {
  return chosenOf(state, facet).length > 0;
}

/** The values of a facet that the address names. */
export function chosenOf(state: SearchState, facet: FacetName): readonly string[] {
  switch (facet) {
    case "province":
    case "prefecture":
      return state.within;
    case "year":
      return [state.yearFrom, state.yearTo].flatMap((year) => (year === undefined ? [] : [String(year)]));
    default:
      return state[facet];
  }
}

/** The address with a value of a facet chosen, or given up where it was. */
export function toggled(state: SearchState, facet: FacetName, value: string): Partial<SearchState> {
  const chosen = chosenOf(state, facet);
  const other = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  switch (facet) {
    case "province":
    case "prefecture":
      return { within: other, page: 1 };
    case "year": {
      const year = chosen.includes(value) ? undefined : Number(value);
      return { yearFrom: year, yearTo: year, page: 1 };
    }
    default:
      return { [facet]: other, page: 1 };
  }
}

function without(state: SearchState, facet: FacetName): SearchState {
  if (facet === "province" || facet === "prefecture") return { ...state, within: [] };
  if (facet === "year") return { ...state, yearFrom: undefined, yearTo: undefined };
  return { ...state, [facet]: [] };
}
