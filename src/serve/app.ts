import express, { type Express, type RequestHandler } from "express";
import type { Logger } from "pino";
import type { Endpoint, Services } from "./endpoint.ts";
import { homePage } from "./home.ts";
import { isLoopbackHost } from "./loopback.ts";
import { openApiOf } from "./openapi.ts";
import { problemHandler, sendProblem, unknownRoute } from "./problem.ts";
import { documentEndpoints } from "./routes/documents.ts";
import { healthEndpoints } from "./routes/health.ts";
import { passageEndpoints } from "./routes/passages.ts";
import { searchEndpoints } from "./routes/search.ts";

export interface AppOptions extends Services {
  logger: Logger;
  /** Check every answer against its schema and fail on a difference: for tests. */
  checkAnswers?: boolean;
}

/** Every route that is declared; `GET /` and `/openapi.json` come beside them. */
export const endpoints: readonly Endpoint[] = [
  ...searchEndpoints,
  ...passageEndpoints,
  ...documentEndpoints,
  ...healthEndpoints,
];

/** The HTTP application over an engine; it does not listen yet. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.use(safeHeaders, onlyLocalNames);
  app.get("/", (_, response) => void response.type("html").send(homePage()));
  const document = openApiOf(endpoints);
  app.get("/openapi.json", (_, response) => void response.json(document));
  app.use(express.json({ limit: "1mb", strict: false }));
  for (const endpoint of endpoints) app[endpoint.method](expressPath(endpoint.path), handlerOf(endpoint, options));
  app.use(unknownRoute(methodsAt));
  app.use(problemHandler(options.logger));
  return app;
}

function handlerOf(endpoint: Endpoint, options: AppOptions): RequestHandler {
  return async (request, response) => {
    if (endpoint.body && !request.is("application/json")) {
      sendProblem(response, {
        code: "unsupported_format",
        detail: "请求正文须是 JSON,请加上 Content-Type: application/json。",
      });
      return;
    }
    const answer = await endpoint.run(request, response, options);
    if (answer === undefined) return;
    response.json(options.checkAnswers ? endpoint.answer.parse(answer) : answer);
  };
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

// A page of the internet that points its own name at 127.0.0.1 must not read the corpus (DNS rebinding).
const onlyLocalNames: RequestHandler = (request, response, next) => {
  if (isLoopbackHost(request.hostname ?? "")) next();
  else sendProblem(response, { code: "forbidden", detail: "本服务只接受以 127.0.0.1 或 localhost 访问。" });
};
