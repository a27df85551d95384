import { queryOptions } from "@tanstack/react-query";
import { server } from "./server.ts";

/** What several views ask, so that it is asked once for all of them. */
export const regionsQuestion = queryOptions({
  queryKey: ["regions"],
  queryFn: ({ signal }) => server.get("/v1/regions", { signal }),
});

/** How much the library holds. */
export const statsQuestion = queryOptions({
  queryKey: ["stats"],
  queryFn: ({ signal }) => server.get("/v1/stats", { signal }),
});

/** The measures by name; they stay as they are while the server runs. */
export const lexiconQuestion = queryOptions({
  queryKey: ["lexicon"],
  queryFn: ({ signal }) => server.get("/v1/lexicon", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

const shownExamples = 8;

/** Measures that the library tells much of, by name, to begin with. */
export const examplesQuestion = queryOptions({
  queryKey: ["suggest", ""],
  queryFn: ({ signal }) => server.get("/v1/suggest", { parameters: { limit: shownExamples }, signal }),
  select: ({ suggestions }) => suggestions.flatMap((one) => (one.kind === "concept" ? [one.name] : [])),
});

/** A passage with the report that it stands in. */
export function passageQuestion(id: string) {
  return queryOptions({
    queryKey: ["passage", id],
    queryFn: ({ signal }) => server.get("/v1/passages/{id}", { path: { id }, signal }),
  });
}
