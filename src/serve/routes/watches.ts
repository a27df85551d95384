import type { Request } from "express";
import { instantOf } from "../../watch/instant.ts";
import { endpoint } from "../endpoint.ts";
import { feedFormats, writeFeed } from "../feed.ts";
import { removedSchema } from "../schemas/intake.ts";
import { idPathSchema, noParametersSchema, noPathSchema } from "../schemas/parameters.ts";
import {
  feedParametersSchema,
  findingsAnswerSchema,
  findingsParametersSchema,
  jsonFeedSchema,
  watchesAnswerSchema,
  watchRequestSchema,
  watchSchema,
} from "../schemas/watches.ts";

const mostEntries = 100;

export const watchEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/v1/watches",
      summary: "关注的问题,以及各自的新发现",
      parameters: noParametersSchema,
      pathParameters: noPathSchema,
      answer: watchesAnswerSchema,
    },
    (_, { watches }) => {
      const all = watches.list();
      return { watches: all, total: { value: all.length, relation: "eq" } };
    },
  ),
  endpoint(
    {
      method: "post",
      path: "/v1/watches",
      role: "write",
      summary: "关注一个问题:此后收入的报告里,凡回答它的都记下来",
      parameters: noParametersSchema,
      body: watchRequestSchema,
      pathParameters: noPathSchema,
      status: 201,
      answer: watchSchema,
    },
    ({ body }, { watches }) => watches.add(body),
  ),
  // Before the route with an id: no watch is called feed.
  endpoint(
    {
      method: "get",
      path: "/v1/watches/feed",
      summary: `最近 ${mostEntries} 条发现,供订阅(Atom 1.0 或 JSON Feed)`,
      parameters: feedParametersSchema,
      pathParameters: noPathSchema,
      answer: jsonFeedSchema,
      sentAs: Object.values(feedFormats),
    },
    ({ parameters: { format } }, { watches }, { request, response }) => {
      const feed = writeFeed(watches.latest(mostEntries), { base: baseOf(request), format });
      response.set("Content-Type", `${feedFormats[format]}; charset=utf-8`).send(feed);
      return undefined;
    },
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/watches/{id}",
      summary: "一个关注",
      parameters: noParametersSchema,
      pathParameters: idPathSchema,
      answer: watchSchema,
    },
    ({ path }, { watches }) => watches.get(path.id),
  ),
  endpoint(
    {
      method: "delete",
      path: "/v1/watches/{id}",
      role: "write",
      summary: "不再关注,并删去它的发现",
      parameters: noParametersSchema,
      pathParameters: idPathSchema,
      answer: removedSchema,
    },
    ({ path }, { watches }) => {
      watches.remove(path.id);
      return { id: path.id, removed: true };
    },
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/watches/{id}/findings",
      summary: "一个关注发现的报告,新的在前,附原文和出处",
      parameters: findingsParametersSchema,
      pathParameters: idPathSchema,
      answer: findingsAnswerSchema,
    },
    ({ path, parameters: { since, ...page } }, { watches }) =>
      watches.findings(path.id, { ...page, ...(since !== undefined && { since: instantOf(since) }) }),
  ),
];

/** Where the client reached this server. */
function baseOf(request: Request): string {
  const base = `http://${request.get("host") ?? ""}`;
  return URL.canParse(base) ? new URL(base).origin : "http://127.0.0.1";
}
