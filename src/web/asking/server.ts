import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError, Client } from "../../client/client.ts";
import { askForKey, currentKey } from "./key.ts";

/** The server that the page came from. */
export const server = new Client({ baseUrl: "", key: currentKey });

/** Keeps answers, so that going back shows them at once; asks again only where the network failed, not the question. */
export const answers = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof ApiError && error.status === 401) askForKey();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.code === "unreachable"),
    },
  },
});
