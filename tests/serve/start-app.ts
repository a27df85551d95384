import { pino } from "pino";
import { onTestFinished } from "vitest";
import { KeyRing } from "../../src/access/key-ring.ts";
import { Divisions } from "../../src/corpus/divisions.ts";
import { QueuedIntake } from "../../src/intake.ts";
import { createApp } from "../../src/serve/app.ts";
import { listen } from "../../src/serve/listen.ts";
import { type SmallCorpus, smallCorpus } from "../parts.ts";

export interface App {
  url: string;
  corpus: SmallCorpus;
  get: (path: string) => Promise<Response>;
  post: (path: string, body: unknown) => Promise<Response>;
}

/**
 * The application over these reports, listening until the test is over; its answers are checked against their schemas.
 * `onError` hears what fails in a task of intake, `onChange` that documents came or went.
 */
export async function startApp(
  reports: Record<string, string>,
  options: { onError?: (error: unknown) => void; onChange?: (corpus: SmallCorpus) => void } = {},
): Promise<App> {
  const corpus = await smallCorpus(reports);
  const { onError = () => undefined, onChange = () => undefined } = options;
  const { pipeline } = corpus;
  const intake = new QueuedIntake({ pipeline, divisions: new Divisions(), onError, onChange: () => onChange(corpus) });
  const { engine, explorer, drafter, watches } = corpus;
  const access = new KeyRing(corpus.index.store.keys);
  const services = { engine, explorer, drafter, intake, watches, access, ready: () => true };
  const app = createApp({ ...services, version: "0", logger: pino({ level: "silent" }), checkAnswers: true });
  const server = await listen(app, { host: "127.0.0.1", port: 0 });
  onTestFinished(async () => {
    await server.close();
    await intake.close();
  });
  return {
    url: server.url,
    corpus,
    get: (path) => fetch(server.url + path),
    post: (path, body) => postTo(server.url + path, body),
  };
}

/** What a test hears of an error that it does not expect. */
export function failTest(error: unknown): never {
  throw error;
}

/** Send a body as JSON; words as they are. */
export function postTo(url: string, body: unknown): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: text });
}
