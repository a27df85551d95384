import { endpoint } from "../endpoint.ts";
import { candidatesAnswerSchema, candidatesParametersSchema } from "../schemas/candidates.ts";
import { noPathSchema } from "../schemas/parameters.ts";

export const candidateEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/v1/candidates",
      summary: "几份报告都讲、举措词库里没有的:也许是新举措",
      parameters: candidatesParametersSchema,
      pathParameters: noPathSchema,
      answer: candidatesAnswerSchema,
    },
    ({ parameters }, { explorer }) => explorer.candidates(parameters),
  ),
] as const;
