import { endpoint } from "../endpoint.ts";
import { noParametersSchema, noPathSchema } from "../schemas/parameters.ts";
import { reuseAnswerSchema, reuseRequestSchema } from "../schemas/reuse.ts";

export const reuseEndpoints = [
  endpoint(
    {
      method: "post",
      path: "/v1/reuse",
      summary: "稿件里与各地报告、本地旧稿相同或相近的文字,以及可能带过来的地名、数字、年份",
      parameters: noParametersSchema,
      body: reuseRequestSchema,
      pathParameters: noPathSchema,
      answer: reuseAnswerSchema,
    },
    ({ body }, { drafter }) => drafter.reuse(body),
  ),
] as const;
