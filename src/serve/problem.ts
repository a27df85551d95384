import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { MulterError } from "multer";
import type { Logger } from "pino";
import { z } from "zod";
import { type ErrorCode, type FieldError, JucuoError } from "../corpus/errors.ts";
import { fieldErrors } from "./chinese-errors.ts";

export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: "固定的英文词,供程序判断" }),
    detail: z.string().meta({ description: "一句中文,说明要改什么" }),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details" });

type Problem = z.infer<typeof problemSchema>;
type ProblemCode = ErrorCode | "unauthorized" | "forbidden";

const kinds: Record<ProblemCode, { status: number; title: string }> = {
  invalid_request: { status: 400, title: "请求有误" },
  unauthorized: { status: 401, title: "须用密钥" },
  forbidden: { status: 403, title: "不允许" },
  not_found: { status: 404, title: "没有找到" },
  conflict: { status: 409, title: "与已有内容冲突" },
  too_large: { status: 413, title: "内容过大" },
  unsupported_format: { status: 415, title: "格式不支持" },
  unreadable: { status: 422, title: "文件无法读取" },
  overloaded: { status: 503, title: "正忙" },
  index_unavailable: { status: 503, title: "索引暂不可用" },
  internal: { status: 500, title: "内部错误" },
};

export interface ProblemOptions {
  code: ProblemCode;
  detail: string;
  status?: number;
  errors?: readonly FieldError[];
}

/** Answer with problem details (RFC 9457). */
export function sendProblem(response: Response, options: ProblemOptions): void {
  const problem = problemDetails(options);
  response.status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
}

/** The body of such an answer. */
export function problemDetails({ code, detail, status = kinds[code].status, errors = [] }: ProblemOptions): Problem {
  return {
    type: "about:blank",
    title: kinds[code].title,
    status,
    code,
    detail,
    ...(errors.length > 0 && { errors: [...errors] }),
  };
}

/** No route took the request: the path is unknown, or known with other methods. */
export function unknownRoute(methodsOf: (path: string) => string[]): RequestHandler {
  return (request, response) => {
    const methods = methodsOf(request.path);
    if (methods.length === 0) {
      sendProblem(response, { code: "not_found", detail: `没有 ${request.path} 这个地址,全部接口见 /openapi.json。` });
      return;
    }
    response.set("Allow", methods.join(", "));
    const detail = `${request.path} 不接受 ${request.method},请用 ${methods.join("、")}。`;
    sendProblem(response, { code: "invalid_request", status: 405, detail });
  };
}

/** The one place where errors become answers. What is no mistake of the caller is logged with its stack, not shown. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = problemOf(error);
    if (problem.code === "internal") logger.error({ err: error, url: request.originalUrl }, "request failed");
    sendProblem(response, problem);
  };
}

function problemOf(error: unknown): ProblemOptions {
  if (error instanceof z.ZodError) {
    const errors = fieldErrors(error);
    const detail = `请求有误:${errors.map(({ path, message }) => (path === "" ? message : `${path} ${message}`)).join(";")}。`;
    return { code: "invalid_request", detail, errors };
  }
  if (error instanceof JucuoError) return { code: error.code, detail: error.message, errors: error.fields };
  return bodyProblem(error) ?? { code: "internal", detail: "服务器内部出错,已记入日志。请稍后再试。" };
}

/** Errors of reading the request itself, as express and its body parser throw them. */
function bodyProblem(error: unknown): ProblemOptions | undefined {
  if (error instanceof URIError) return { code: "invalid_request", detail: "地址里的编码有误,请检查百分号编码。" };
  if (error instanceof MulterError) return uploadProblem(error);
  const type = error instanceof Error && "type" in error ? error.type : undefined;
  if (type === "entity.parse.failed") return { code: "invalid_request", detail: "请求正文不是合法的 JSON。" };
  if (type === "entity.too.large")
    return { code: "too_large", detail: "请求正文过大:上限 1 MB,摘录引文时 3 MB,以文字收入报告时 20 MB。" };
  if (type === "encoding.unsupported" || type === "charset.unsupported") {
    return { code: "unsupported_format", detail: "请求正文须是 UTF-8 编码的 JSON。" };
  }
  return undefined;
}

function uploadProblem({ code }: MulterError): ProblemOptions {
  if (code === "LIMIT_FILE_SIZE") return { code: "too_large", detail: "单个文件不能超过 100 MB。" };
  if (code === "LIMIT_FILE_COUNT") return { code: "too_large", detail: "一次最多上传 50 个文件,更多请打成 .zip。" };
  return { code: "invalid_request", detail: "上传的表单有误:文件请放在 files 字段。" };
}
