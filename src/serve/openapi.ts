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
    components: { securitySchemes: { [bearer]: { type: "http", scheme: "bearer", description: bearerWords } } },
  });
}

const bearer = "bearer";
const bearerWords = "密钥,由 npx jucuo keys create 生成。没有建过密钥的服务只限本机访问,不须出示。";

/** Without keys nobody needs one: the empty requirement says so. Roles stand where OpenAPI 3.1 puts them. */
function securityOf({ role = "read" }: Endpoint): { security?: Record<string, string[]>[] } {
  return role === "none" ? {} : { security: [{ [bearer]: [role] }, {}] };
}

/** What is answered to a key that is missing, or allows too little. */
function refusalsOf({ role = "read" }: Endpoint): Record<string, typeof problemAnswer> {
  if (role === "none") return {};
  return {
    401: { ...problemAnswer, description: "没有密钥,或密钥不对、已过期、已撤销" },
    403: { ...problemAnswer, description: `密钥的角色不够(须是 ${role}),或请求来自其他网站的页面` },
  };
}

const problemAnswer = { description: "出错", content: { "application/problem+json": { schema: problemSchema } } };

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

function operationOf(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { method, path, summary, parameters, pathParameters, body, form, answer } = endpoint;
  const { sentAs: types = ["application/json"], files = [], status = 200 } = endpoint;
  const json = (schema: ZodType) => ({ "application/json": { schema } });
  return {
    operationId: operationIdOf({ method, path }),
    summary,
    ...securityOf(endpoint),
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
      ...refusalsOf(endpoint),
      default: problemAnswer,
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
