import { z } from "zod";
import { type Endpoint, endpoint } from "../endpoint.ts";
import { candidatesAnswerSchema, candidatesParametersSchema } from "../schemas/candidates.ts";

export const candidateEndpoints: Endpoint[] = [
  endpoint(
    {
      method: "get",
      path: "/v1/candidates",
      summary: "几份报告都讲、举措词库里没有的:也许是新举措",
      parameters: candidatesParametersSchema,
      pathParameters: z.strictObject({}),
      answer: candidatesAnswerSchema,
    },
    ({ parameters }, { explorer }) => explorer.candidates(parameters),
  ),
];
