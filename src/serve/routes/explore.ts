import { endpoint } from "../endpoint.ts";
import {
  catalogueAnswerSchema,
  catalogueParametersSchema,
  conceptAnswerSchema,
  coverageAnswerSchema,
  coverageRequestSchema,
  gapsAnswerSchema,
  gapsRequestSchema,
  lexiconAnswerSchema,
  suggestAnswerSchema,
  suggestParametersSchema,
} from "../schemas/explore.ts";
import { idPathSchema, noParametersSchema, noPathSchema } from "../schemas/parameters.ts";

export const exploreEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/v1/concepts",
      summary: "举措目录:名称、叫法、多少地区有",
      parameters: catalogueParametersSchema,
      pathParameters: noPathSchema,
      answer: catalogueAnswerSchema,
    },
    ({ parameters }, { explorer }) => explorer.catalogue(parameters),
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/concepts/{id}",
      summary: "一项举措:含义、相邻的举措、每份报告有没有",
      parameters: noParametersSchema,
      pathParameters: idPathSchema,
      answer: conceptAnswerSchema,
    },
    ({ path }, { explorer }) => explorer.concept(path.id),
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/lexicon",
      summary: "全部举措的编号、名称和领域;不看报告,很快",
      parameters: noParametersSchema,
      pathParameters: noPathSchema,
      answer: lexiconAnswerSchema,
    },
    (_, { explorer }) => explorer.lexicon(),
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/suggest",
      summary: "边打字边提示:举措和地区;没有打字时给出库里最常见的举措作例子",
      parameters: suggestParametersSchema,
      pathParameters: noPathSchema,
      answer: suggestAnswerSchema,
    },
    ({ parameters }, { explorer }) => explorer.suggest(parameters),
  ),
  endpoint(
    {
      method: "post",
      path: "/v1/coverage",
      summary: "覆盖情况:报告 × 举措",
      parameters: noParametersSchema,
      body: coverageRequestSchema,
      pathParameters: noPathSchema,
      answer: coverageAnswerSchema,
    },
    ({ body }, { explorer }) => explorer.coverage(body),
  ),
  endpoint(
    {
      method: "post",
      path: "/v1/gaps",
      summary: "差距:同类地区有、本地没有的举措",
      parameters: noParametersSchema,
      body: gapsRequestSchema,
      pathParameters: noPathSchema,
      answer: gapsAnswerSchema,
    },
    ({ body }, { explorer }) => explorer.gaps(body),
  ),
] as const;
