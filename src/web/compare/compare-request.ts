import { filterOf } from "../address/scope.ts";
import type { ViewState } from "../address/views.ts";
import type { CompareAnswer } from "../asking/answers.ts";
import { server } from "../asking/server.ts";

export type CompareState = ViewState<"compare">;
export type ChangeCompare = (change: Partial<CompareState>, options?: { replace?: boolean }) => void;

/** What the view asks the server, from what the address says: of a passage, else of a measure, else of a question. */
export function requestOf(state: CompareState) {
  const { q, concept, passage, region, asWords } = state;
  const asked = passage !== "" ? { passageId: passage } : concept !== "" ? { concept } : { query: q };
  return {
    ...asked,
    ...(region.length > 0 && { regions: [...region] }),
    filter: filterOf({ ...state, region: [] }),
    asWords: [...asWords],
  };
}

/** Whether the address says what to compare. */
export function isAsked({ q, concept, passage }: CompareState): boolean {
  return q !== "" || concept !== "" || passage !== "";
}

/** The comparison, until the view wants another. */
export function askCompare(request: ReturnType<typeof requestOf>, signal: AbortSignal): Promise<CompareAnswer> {
  return server.post("/v1/compare", { body: request, signal });
}
