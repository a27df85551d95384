import { endpoint } from "../endpoint.ts";
import { filterOf, noParametersSchema, noPathSchema, searchParametersSchema } from "../schemas/parameters.ts";
import {
  compareAnswerSchema,
  compareRequestSchema,
  searchAnswerSchema,
  searchRequestSchema,
} from "../schemas/search.ts";

export const searchEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/v1/search",
      summary: "按意思查举措(地址形式)",
      parameters: searchParametersSchema,
      pathParameters: noPathSchema,
      answer: searchAnswerSchema,
    },
    ({ parameters }, { engine }) => {
      const { q, mode, groupBy, groupSize, limit, offset, minScore, explain = false, facets, asWords } = parameters;
      const shape = { mode, groupBy, groupSize, limit, offset, explain, facets, asWords };
      return engine.search({ query: q, ...shape, minScore, filter: filterOf(parameters) });
    },
  ),
  endpoint(
    {
      method: "post",
      path: "/v1/search",
      summary: "按意思查举措",
      parameters: noParametersSchema,
      body: searchRequestSchema,
      pathParameters: noPathSchema,
      answer: searchAnswerSchema,
    },
    ({ body }, { engine }) => engine.search(body),
  ),
  endpoint(
    {
      method: "post",
      path: "/v1/compare",
      summary: "逐地比较:谁有、怎么做、什么数据、谁没有",
      parameters: noParametersSchema,
      body: compareRequestSchema,
      pathParameters: noPathSchema,
      answer: compareAnswerSchema,
    },
    ({ body }, { engine }) => engine.compare(body),
  ),
] as const;
