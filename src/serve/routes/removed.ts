import { endpoint } from "../endpoint.ts";
import { removedAnswerSchema, removedSchema, restoredSchema } from "../schemas/intake.ts";
import { idPathSchema, noParametersSchema, noPathSchema } from "../schemas/parameters.ts";

export const removedEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/v1/removed",
      role: "write",
      summary: "删除了、还可以恢复的报告和文件,新删的在前",
      parameters: noParametersSchema,
      pathParameters: noPathSchema,
      answer: removedAnswerSchema,
    },
    (_, { intake }) => {
      const documents = intake.removed();
      return { documents, total: { value: documents.length, relation: "eq" } };
    },
  ),
  endpoint(
    {
      method: "post",
      path: "/v1/removed/{id}/restore",
      role: "write",
      summary: "恢复一份删除了的报告或文件",
      parameters: noParametersSchema,
      pathParameters: idPathSchema,
      answer: restoredSchema,
    },
    ({ path }, { intake }) => intake.restore(path.id),
  ),
  endpoint(
    {
      method: "delete",
      path: "/v1/removed/{id}",
      role: "write",
      summary: "彻底删除,不能再恢复",
      parameters: noParametersSchema,
      pathParameters: idPathSchema,
      answer: removedSchema,
    },
    ({ path }, { intake }) => {
      intake.forget(path.id);
      return { id: path.id, removed: true };
    },
  ),
] as const;
