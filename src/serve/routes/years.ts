import { endpoint } from "../endpoint.ts";
import { noParametersSchema, noPathSchema } from "../schemas/parameters.ts";
import {
  changesAnswerSchema,
  changesRequestSchema,
  timelineAnswerSchema,
  timelineRequestSchema,
} from "../schemas/years.ts";

export const yearEndpoints = [
  endpoint(
    {
      method: "post",
      path: "/v1/timeline",
      summary: "逐年看:各地哪一年的报告最早写到,文中说自哪年起",
      parameters: noParametersSchema,
      body: timelineRequestSchema,
      pathParameters: noPathSchema,
      answer: timelineAnswerSchema,
    },
    ({ body }, { explorer }) => explorer.timeline(body),
  ),
  endpoint(
    {
      method: "post",
      path: "/v1/changes",
      summary: "同一地区两年对照:新增、延续(改写、数字变化)、未再提",
      parameters: noParametersSchema,
      body: changesRequestSchema,
      pathParameters: noPathSchema,
      answer: changesAnswerSchema,
    },
    ({ body }, { explorer }) => explorer.changes(body),
  ),
] as const;
