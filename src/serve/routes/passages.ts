import { endpoint } from "../endpoint.ts";
import { contextAnswerSchema, passageAnswerSchema } from "../schemas/corpus.ts";
import {
  contextParametersSchema,
  idPathSchema,
  noParametersSchema,
  similarParametersSchema,
} from "../schemas/parameters.ts";
import { searchAnswerSchema } from "../schemas/search.ts";

export const passageEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/v1/passages/{id}",
      summary: "一段原文",
      parameters: noParametersSchema,
      pathParameters: idPathSchema,
      answer: passageAnswerSchema,
    },
    ({ path }, { engine }) => engine.passage(path.id),
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/passages/{id}/context",
      summary: "一段原文及其前后",
      parameters: contextParametersSchema,
      pathParameters: idPathSchema,
      answer: contextAnswerSchema,
    },
    ({ path, parameters }, { engine }) => engine.context(path.id, parameters.before, parameters.after),
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/passages/{id}/similar",
      summary: "与这一段相似的做法",
      parameters: similarParametersSchema,
      pathParameters: idPathSchema,
      answer: searchAnswerSchema,
    },
    ({ path, parameters }, { engine }) => {
      const { excludeSameRegion = true, excludeNearDuplicates = false, explain = false, ...shape } = parameters;
      const options = { excludeSameRegion, excludeNearDuplicates, explain };
      return engine.similar({ passageId: path.id, filter: {}, ...options, ...shape });
    },
  ),
] as const;
