import type { ZodObject, ZodType } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Endpoint } from "./endpoint.ts";
import { problemSchema } from "./problem.ts";

/** The OpenAPI 3.1 document of these endpoints. */
export function openApiOf(endpoints: readonly Endpoint[]): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "举措 jucuo",
      version: "1",
      description: "在各地法治政府建设年度报告里,按意思找同一项举措。错误均为 application/problem+json。",
    },
    paths,
  });
}

const statusWords = { 200: "成功", 201: "已建立", 202: "已接受,在后台处理" } as const;

/** `getPassagesIdContext` for GET /v1/passages/{id}/context. */
function operationIdOf({ method, path }: Pick<Endpoint, "method" | "path">): string {
  const words = path.match(/[a-z]+/gu) ?? [];
  return (
    method +
    words
      .filter((word) => word !== "v")
      .map((word) => word[0]?.toUpperCase() + word.slice(1))
      .join("")
  );
}

function operationOf({
  method,
  path,
  summary,
  parameters,
  pathParameters,
  body,
  form,
  answer,
  sentAs: types = ["application/json"],
  files = [],
  status = 200,
}: Endpoint): ZodOpenApiOperationObject {
  const json = (schema: ZodType) => ({ "application/json": { schema } });
  return {
    operationId: operationIdOf({ method, path }),
    summary,
    requestParams: { query: parameters as ZodObject, path: pathParameters as ZodObject },
    ...(body && {
      requestBody: {
        required: true,
        content: { ...json(body), ...(form && { "multipart/form-data": { schema: form } }) },
      },
    }),
    responses: {
      [`${status}`]: {
        description: statusWords[status],
        content: { ...sentAs(types, answer), ...filesOf(files) },
      },
      default: { description: "出错", content: { "application/problem+json": { schema: problemSchema } } },
    },
  };
}

/** Texts are strings; what is bytes has no schema of its own in OpenAPI 3.1. */
function filesOf(mediaTypes: readonly string[]): Record<string, { schema?: { type: "string" } }> {
  return Object.fromEntries(
    mediaTypes.map((type) => [type, type.startsWith("text/") ? { schema: { type: "string" } } : {}]),
  );
}

/** What is JSON is described; other types are texts. */
function sentAs(types: readonly string[], answer: ZodType): Record<string, { schema: ZodType | { type: "string" } }> {
  return Object.fromEntries(
    types.map((type) => [type, { schema: type.endsWith("json") ? answer : { type: "string" } }]),
  );
}
