import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { ApiError } from "../../client/client.ts";
import { server } from "../asking/server.ts";
import type { Kept } from "./basket.ts";

const freshMs = 10_000;

/** Those of the material, by id, that the library does not hold any more, as it says when the view is opened. */
export function useGone(items: readonly Kept[]): ReadonlySet<string> {
  const client = useQueryClient();
  const ids = items.map(({ id }) => id).sort();
  const { data } = useQuery({
    queryKey: ["gone", ids],
    queryFn: async () => {
      const held = await Promise.all(
        ids.map((id) => client.fetchQuery({ queryKey: ["held", id], queryFn: () => isHeld(id), staleTime: freshMs })),
      );
      return ids.filter((_, at) => !held[at]);
    },
    staleTime: freshMs,
    placeholderData: keepPreviousData,
  });
  return useMemo(() => new Set(data), [data]);
}

async function isHeld(id: string): Promise<boolean> {
  try {
    await server.get("/v1/passages/{id}", { path: { id } });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === "not_found") return false;
    throw error;
  }
}
