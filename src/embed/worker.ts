import { parentPort, workerData } from "node:worker_threads";
import type { Embedding } from "../corpus/embedding.ts";
import { messageOf } from "../corpus/errors.ts";
import { LoadedModel, type ModelOptions } from "./model.ts";

/** What the pool hands to a new worker. */
export interface WorkerStart {
  folder: string;
  options: ModelOptions;
}

export interface EmbedJob {
  id: number;
  kind: "passage" | "query";
  text: string;
}

/** Answers come in the order of the jobs; `id` -1 says whether the model could be loaded. */
export type EmbedResult = { id: number; embedding: Embedding | undefined } | { id: number; error: string };

const port = parentPort;
if (port === null) throw new Error("embed/worker runs only as a worker thread.");
const start = workerData as WorkerStart;

const opening = LoadedModel.open(start.folder, start.options);
opening.then(
  () => port.postMessage({ id: -1, embedding: undefined } satisfies EmbedResult),
  (error: unknown) => port.postMessage({ id: -1, error: messageOf(error) } satisfies EmbedResult),
);

port.on("message", async (job: EmbedJob) => {
  try {
    const model = await opening;
    const embedding = job.kind === "query" ? await model.embedQuery(job.text) : await model.embedPassage(job.text);
    port.postMessage({ id: job.id, embedding } satisfies EmbedResult, [
      embedding.vector.buffer as ArrayBuffer,
      embedding.tokens.rows.buffer as ArrayBuffer,
    ]);
  } catch (error) {
    port.postMessage({ id: job.id, error: messageOf(error) } satisfies EmbedResult);
  }
});
