import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "../corpus/errors.ts";
import { LoadedModel } from "./model.ts";

/** What the pool hands to a new worker. */
export interface WorkerStart {
  folder: string;
  maxTokens: number;
}

export interface EmbedJob {
  id: number;
  text: string;
}

/** Answers come in the order of the jobs; `id` -1 says whether the model could be loaded. */
export type EmbedResult = { id: number; vector: Float32Array } | { id: number; error: string };

const port = parentPort;
if (port === null) throw new Error("embed/worker runs only as a worker thread.");
const start = workerData as WorkerStart;

const opening = LoadedModel.open(start.folder, start.maxTokens);
opening.then(
  () => port.postMessage({ id: -1, vector: new Float32Array(0) } satisfies EmbedResult),
  (error: unknown) => port.postMessage({ id: -1, error: messageOf(error) } satisfies EmbedResult),
);

port.on("message", async (job: EmbedJob) => {
  try {
    const model = await opening;
    const vector = await model.embed(job.text);
    port.postMessage({ id: job.id, vector } satisfies EmbedResult, [vector.buffer as ArrayBuffer]);
  } catch (error) {
    port.postMessage({ id: job.id, error: messageOf(error) } satisfies EmbedResult);
  }
});
