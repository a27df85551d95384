import { compareTable } from "../../export/compare-table.ts";
import { fileFormats, mediaTypes } from "../../export/formats.ts";
import { endpoint } from "../endpoint.ts";
import { formatParametersSchema, formatWanted, sendNotAcceptable, sendTable } from "../files.ts";
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
      summary: "逐地比较:谁有、怎么做、什么数据、谁没有;按 Accept 或 format 给出同一内容的文件",
      parameters: formatParametersSchema,
      body: compareRequestSchema,
      pathParameters: noPathSchema,
      answer: compareAnswerSchema,
      files: Object.values(mediaTypes),
    },
    async ({ parameters, body }, { engine }, { request, response }) => {
      const format = formatWanted(request, parameters, fileFormats);
      if (format === undefined) return sendNotAcceptable(response, fileFormats);
      const answer = await engine.compare(body);
      if (format === "json") return answer;
      await sendTable(response, compareTable(answer, { madeAt: new Date() }), format);
      return undefined;
    },
  ),
] as const;
