import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import multer from "multer";
import type { Logger } from "pino";
import { JucuoError } from "../corpus/errors.ts";
import { docsPage } from "./docs-page.ts";
import type { Endpoint, Services } from "./endpoint.ts";
import { mcpRoute } from "./mcp/mcp-route.ts";
import { openApiOf } from "./openapi.ts";
import { lostPage, page } from "./page.ts";
import { problemHandler, sendProblem, unknownRoute } from "./problem.ts";
import { accessEndpoints } from "./routes/access.ts";
import { candidateEndpoints } from "./routes/candidates.ts";
import { documentEndpoints } from "./routes/documents.ts";
import { exploreEndpoints } from "./routes/explore.ts";
import { healthEndpoints } from "./routes/health.ts";
import { intakeEndpoints } from "./routes/intake.ts";
import { passageEndpoints } from "./routes/passages.ts";
import { quoteEndpoints } from "./routes/quotes.ts";
import { removedEndpoints } from "./routes/removed.ts";
import { retrieveEndpoints } from "./routes/retrieve.ts";
import { reuseEndpoints } from "./routes/reuse.ts";
import { searchEndpoints } from "./routes/search.ts";
import { watchEndpoints } from "./routes/watches.ts";
import { yearEndpoints } from "./routes/years.ts";
import { onlyOwn } from "./where-from.ts";
import { identify, requireRole } from "./who-asks.ts";

export interface AppOptions extends Services {
  logger: Logger;
  /** Of the program. */
  version: string;
  /** Check every answer against its schema and fail on a difference: for tests. */
  checkAnswers?: boolean;
}

/** Every route that is declared; the page and `/openapi.json` come beside them. */
export const endpoints = [
  ...searchEndpoints,
  ...yearEndpoints,
  ...passageEndpoints,
  ...exploreEndpoints,
  ...reuseEndpoints,
  ...retrieveEndpoints,
  ...quoteEndpoints,
  ...candidateEndpoints,
  ...documentEndpoints,
  ...intakeEndpoints,
  ...removedEndpoints,
  ...watchEndpoints,
  ...accessEndpoints,
  ...healthEndpoints,
] as const satisfies readonly Endpoint[];

/** The HTTP application over an engine; it does not listen yet. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.use(safeHeaders, onlyOwn(options.access));
  // By the address alone, so that a route that somebody forgets to declare a role for is behind the same door.
  app.use(["/v1", "/mcp"], identify(options.access));
  app.use(compression());
  app.use(page());
  const document = openApiOf(endpoints);
  app.get("/openapi.json", (_, response) => void response.json(document));
  app.get("/docs", (_, response) => void response.type("html").send(docsPage(document)));
  app.post("/mcp", requireRole("read"), jsonUpTo("1mb"), mcpRoute(options, options));
  app.all("/mcp", onlyPost);
  for (const endpoint of endpoints) {
    app[endpoint.method](
      expressPath(endpoint.path),
      ...roleOf(endpoint),
      ...bodyOf(endpoint),
      handlerOf(endpoint, options),
    );
  }
  app.use(lostPage);
  app.use(unknownRoute(methodsAt));
  app.use(problemHandler(options.logger));
  return app;
}

function handlerOf(endpoint: Endpoint, options: AppOptions): RequestHandler {
  return async (request, response) => {
    if (
      endpoint.body &&
      !request.is(endpoint.form ? ["application/json", "multipart/form-data"] : "application/json")
    ) {
      const form = endpoint.form ? "或以 multipart/form-data 上传文件" : "";
      sendProblem(response, {
        code: "unsupported_format",
        detail: `请求正文须是 JSON,请加上 Content-Type: application/json${form}。`,
      });
      return;
    }
    const answer = await endpoint.run(request, response, options);
    if (answer === undefined) return;
    response.status(endpoint.status ?? 200).json(options.checkAnswers ? endpoint.answer.parse(answer) : answer);
  };
}

function roleOf({ role = "read" }: Endpoint): RequestHandler[] {
  return role === "none" ? [] : [requireRole(role)];
}

/** What reads the body, after it is known that the caller may send one. */
function bodyOf({ body, form, mostJson = "1mb" }: Endpoint): RequestHandler[] {
  if (form) return [jsonUpTo("20mb"), takeFiles];
  return body ? [jsonUpTo(mostJson)] : [];
}

function jsonUpTo(limit: string): RequestHandler {
  return express.json({ limit, strict: false });
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/gu, ":$1");
}

/** Methods that some endpoint takes at this address. */
function methodsAt(path: string): string[] {
  const matching = endpoints.filter((endpoint) => {
    const pattern = endpoint.path.replace(/\{\w+\}/gu, "[^/]+");
    return new RegExp(`^${pattern}/?$`, "u").test(path);
  });
  return [...new Set(matching.map(({ method }) => method.toUpperCase()))];
}

// There are no sessions to listen to or to end.
const onlyPost: RequestHandler = (request, response) => {
  response.set("Allow", "POST");
  const detail = `/mcp 不接受 ${request.method},请用 POST。`;
  sendProblem(response, { code: "invalid_request", status: 405, detail });
};

// Reports are data: nothing in an answer may be run, whatever a browser makes of it.
const safeHeaders: RequestHandler = (_, response, next) => {
  response.set({
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy":
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  });
  next();
};

// Files are kept in memory until their task is done: few, and of bounded size.
const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 100_000_000, files: 50, fields: 20 },
  defParamCharset: "utf8",
});
const mostUploadBytes = 300_000_000;
const takeFiles: RequestHandler = (request, response, next) => {
  const length = Number(request.headers["content-length"] ?? Number.NaN);
  // A form of unknown length could fill the memory before any limit of one file is reached.
  if (request.is("multipart/form-data") && !(length <= mostUploadBytes)) {
    sendProblem(response, {
      code: "too_large",
      detail: "一次上传最多 300 MB,并须说明长度(Content-Length);更多请分批。",
    });
    return;
  }
  upload.any()(request, response, (error?: unknown) => {
    // What the reader of forms throws beside its own errors is a form that is not one: no boundary, cut off.
    const isForm = error === undefined || error instanceof multer.MulterError;
    next(isForm ? error : new JucuoError("invalid_request", "上传的表单写法有误或不完整。", { cause: error }));
  });
};
