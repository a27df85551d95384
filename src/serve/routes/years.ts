import { z } from "zod";
import { type Endpoint, endpoint } from "../endpoint.ts";
import { noParametersSchema } from "../schemas/parameters.ts";
import {
  changesAnswerSchema,
  changesRequestSchema,
  timelineAnswerSchema,
  timelineRequestSchema,
} from "../schemas/years.ts";

const noPath = z.strictObject({});

export const yearEndpoints: Endpoint[] = [
  endpoint(
    {
      method: "post",
      path: "/v1/timeline",
      summary: "逐年看:各地哪一年的报告最早写到,文中说自哪年起",
      parameters: noParametersSchema,
      body: timelineRequestSchema,
      pathParameters: noPath,
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
      pathParameters: noPath,
      answer: changesAnswerSchema,
    },
    ({ body }, { explorer }) => explorer.changes(body),
  ),
];
