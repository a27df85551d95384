import type { Client } from "./client/client.ts";
import type { RetrieveAnswer, RetrieveRequest } from "./draft/retrieve-contract.ts";
import type { ReuseAnswer, ReuseRequest } from "./draft/reuse-contract.ts";
import type { ChangesAnswer, ChangesRequest } from "./explore/changes-contract.ts";
import type { GapsAnswer, GapsRequest } from "./explore/contract.ts";
import type { TimelineAnswer, TimelineRequest } from "./explore/timeline-contract.ts";
import type { CompareAnswer, CompareRequest, SearchAnswer, SearchRequest } from "./search/contract.ts";
import type { Workspace } from "./workspace.ts";

/** What is asked at the terminal, answered by the index of this machine or by a server that runs. */
export interface Answers {
  search(request: SearchRequest): Promise<SearchAnswer>;
  compare(request: CompareRequest): Promise<CompareAnswer>;
  gaps(request: GapsRequest): Promise<GapsAnswer>;
  timeline(request: TimelineRequest): Promise<TimelineAnswer>;
  changes(request: ChangesRequest): Promise<ChangesAnswer>;
  retrieve(request: RetrieveRequest): Promise<RetrieveAnswer>;
  reuse(request: ReuseRequest): Promise<ReuseAnswer>;
}

export function answersOf({ engine, explorer, drafter }: Workspace): Answers {
  return {
    search: (request) => engine.search(request),
    compare: (request) => engine.compare(request),
    gaps: (request) => explorer.gaps(request),
    timeline: (request) => explorer.timeline(request),
    changes: (request) => explorer.changes(request),
    retrieve: (request) => drafter.retrieve(request),
    reuse: (request) => drafter.reuse(request),
  };
}

/** The same over HTTP; errors of the server are thrown as `ApiError`. */
export function answersFrom(client: Client): Answers {
  return {
    search: (body) => client.post("/v1/search", { body }),
    compare: (body) => client.post("/v1/compare", { body }),
    gaps: (body) => client.post("/v1/gaps", { body }),
    timeline: (body) => client.post("/v1/timeline", { body }),
    changes: (body) => client.post("/v1/changes", { body }),
    retrieve: ({ queries, ...rest }) => client.post("/v1/retrieve", { body: { queries: [...queries], ...rest } }),
    reuse: (body) => client.post("/v1/reuse", { body }),
  };
}
