import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { server } from "../asking/server.ts";
import type { Kept } from "./basket.ts";

const freshMs = 10_000;
// What the interface takes at most.
const mostAsked = 200;

/** Those of the material, by id, that the library does not hold any more, as it says when the view is opened. */
export function useGone(items: readonly Kept[]): ReadonlySet<string> {
  const ids = items.map(({ id }) => id).sort();
  const { data } = useQuery({
    queryKey: ["gone", ids],
    queryFn: ({ signal }) => askGone(ids, signal),
    enabled: ids.length > 0,
    staleTime: freshMs,
    placeholderData: keepPreviousData,
  });
  return useMemo(() => new Set(data), [data]);
}

async function askGone(ids: readonly string[], signal: AbortSignal): Promise<string[]> {
  const parts = Array.from({ length: Math.ceil(ids.length / mostAsked) }, (_, at) =>
    ids.slice(at * mostAsked, (at + 1) * mostAsked).map((id) => ({ id })),
  );
  const answers = await Promise.all(
    parts.map((passages) => server.post("/v1/quotes", { body: { passages, missing: "skip" }, signal })),
  );
  return answers.flatMap(({ missing }) => missing);
}
