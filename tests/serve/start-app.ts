import { pino } from "pino";
import { onTestFinished } from "vitest";
import { Divisions } from "../../src/corpus/divisions.ts";
import { QueuedIntake } from "../../src/intake.ts";
import { createApp } from "../../src/serve/app.ts";
import { listen } from "../../src/serve/listen.ts";
import { smallCorpus } from "../parts.ts";

interface App {
  url: string;
  get: (path: string) => Promise<Response>;
  post: (path: string, body: unknown) => Promise<Response>;
}

/** The application over these reports, listening until the test is over; its answers are checked against their schemas. */
export async function startApp(reports: Record<string, string>): Promise<App> {
  const { engine, explorer, drafter, watches, pipeline } = await smallCorpus(reports);
  const intake = new QueuedIntake({ pipeline, divisions: new Divisions(), onError: () => undefined });
  const logger = pino({ level: "silent" });
  const app = createApp({
    engine,
    explorer,
    drafter,
    intake,
    watches,
    ready: () => true,
    version: "0",
    logger,
    checkAnswers: true,
  });
  const server = await listen(app, { host: "127.0.0.1", port: 0 });
  onTestFinished(() => server.close());
  return {
    url: server.url,
    get: (path) => fetch(server.url + path),
    post: (path, body) => postTo(server.url + path, body),
  };
}

/** Send a body as JSON; words as they are. */
export function postTo(url: string, body: unknown): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: text });
}
