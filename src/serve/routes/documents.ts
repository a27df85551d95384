import { endpoint } from "../endpoint.ts";
import {
  contentAnswerSchema,
  documentDetailSchema,
  documentPassagesAnswerSchema,
  documentsAnswerSchema,
  regionsAnswerSchema,
  statsSchema,
} from "../schemas/corpus.ts";
import {
  documentsParametersSchema,
  filterOf,
  idPathSchema,
  noParametersSchema,
  noPathSchema,
} from "../schemas/parameters.ts";

export const documentEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/v1/documents",
      summary: "报告列表",
      parameters: documentsParametersSchema,
      pathParameters: noPathSchema,
      answer: documentsAnswerSchema,
    },
    ({ parameters }, { engine }) => {
      const { limit, offset } = parameters;
      return engine.documents({ filter: filterOf(parameters), limit, offset });
    },
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/documents/{id}",
      summary: "一份报告的信息,及各项信息的出处",
      parameters: noParametersSchema,
      pathParameters: idPathSchema,
      answer: documentDetailSchema,
    },
    ({ path }, { engine }) => engine.document(path.id),
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/documents/{id}/content",
      summary: "整理后的全文;Accept: text/plain 时为纯文本",
      parameters: noParametersSchema,
      pathParameters: idPathSchema,
      answer: contentAnswerSchema,
    },
    ({ path }, { engine }, { request, response }) => {
      const content = engine.content(path.id);
      if (request.accepts(["json", "text"]) !== "text") return { id: path.id, content };
      response.type("text/plain").send(content);
      return undefined;
    },
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/documents/{id}/passages",
      summary: "一份报告的全部段落,按原文次序,连同标题",
      parameters: noParametersSchema,
      pathParameters: idPathSchema,
      answer: documentPassagesAnswerSchema,
    },
    ({ path }, { engine }) => engine.passagesOf(path.id),
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/regions",
      summary: "有报告的地区及年度",
      parameters: noParametersSchema,
      pathParameters: noPathSchema,
      answer: regionsAnswerSchema,
    },
    (_, { engine }) => engine.regions(),
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/stats",
      summary: "库里有什么,缺什么",
      parameters: noParametersSchema,
      pathParameters: noPathSchema,
      answer: statsSchema,
    },
    (_, { engine }) => engine.stats(),
  ),
] as const;
