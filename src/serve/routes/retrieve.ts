import type { Request } from "express";
import { endpoint } from "../endpoint.ts";
import { noPathSchema } from "../schemas/parameters.ts";
import { retrieveAnswerSchema, retrieveParametersSchema, retrieveRequestSchema } from "../schemas/retrieve.ts";

const markdown = "text/markdown";

export const retrieveEndpoints = [
  endpoint(
    {
      method: "post",
      path: "/v1/retrieve",
      summary: "为起草取材:逐字的引文,各带出处,不超过给定的篇幅",
      parameters: retrieveParametersSchema,
      body: retrieveRequestSchema,
      pathParameters: noPathSchema,
      answer: retrieveAnswerSchema,
      files: [markdown],
    },
    async ({ parameters, body }, { drafter }, { request, response }) => {
      const { query, queries = query === undefined ? [] : [query], ...rest } = body;
      const answer = await drafter.retrieve({ queries, ...rest });
      if (!wantsMarkdown(request, parameters.format)) return answer;
      response.type(markdown).send(answer.markdown);
      return undefined;
    },
  ),
] as const;

function wantsMarkdown(request: Request, format: "json" | "md" | undefined): boolean {
  return format === undefined ? request.accepts(["json", markdown]) === markdown : format === "md";
}
