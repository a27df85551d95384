import { Worker } from "node:worker_threads";
import type { Embedding } from "../corpus/embedding.ts";
import { JucuoError } from "../corpus/errors.ts";
import type { Embedder, ModelIdentity } from "./embedder.ts";
import { readModelFiles } from "./model-files.ts";
import type { EmbedJob, EmbedResult, WorkerStart } from "./worker.ts";

interface Waiting {
  resolve(embedding: Embedding): void;
  reject(error: Error): void;
}

interface Lane {
  worker: Worker;
  /** Jobs sent and not answered, by id. */
  running: Map<number, Waiting>;
}

export interface WorkerEmbedderOptions {
  folder: string;
  /** The name that stands in the manifest of the index. */
  name: string;
  /** Worker threads at most; they start when there is work for them. */
  workers: number;
}

/** Embeds in worker threads, each with its own copy of the model: inference blocks its thread, never the caller's. */
export class WorkerEmbedder implements Embedder {
  readonly model: ModelIdentity;
  readonly parallelism: number;
  private readonly start: WorkerStart;
  private readonly lanes: Lane[] = [];
  private nextId = 0;
  private closed = false;

  /** Reads and checks the model's files; throws `index_unavailable` when one is missing or damaged. */
  constructor(options: WorkerEmbedderOptions) {
    const files = readModelFiles(options.folder);
    const { dimension, maxTokens, queryPrefix, tokensPerVector } = files.settings;
    const { projection, sha256 } = files;
    this.model = { name: options.name, dimension, tokenWidth: projection?.width ?? dimension, sha256 };
    this.parallelism = options.workers;
    const modelOptions = { maxTokens, queryPrefix, tokensPerVector, ...(projection && { projection }) };
    this.start = { folder: files.folder, options: modelOptions };
  }

  embedPassage(text: string): Promise<Embedding> {
    return this.run({ kind: "passage", text });
  }

  embedQuery(text: string): Promise<Embedding> {
    return this.run({ kind: "query", text });
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.lanes.map((lane) => lane.worker.terminate()));
  }

  private run(work: Omit<EmbedJob, "id">): Promise<Embedding> {
    if (this.closed) return Promise.reject(new Error("The embedder is closed."));
    const lane = this.freestLane();
    const job: EmbedJob = { id: this.nextId++, ...work };
    return new Promise((resolve, reject) => {
      lane.running.set(job.id, { resolve, reject });
      // Only a worker with work keeps the process alive: a finished command need not close what it opened.
      lane.worker.ref();
      lane.worker.postMessage(job);
    });
  }

  private freestLane(): Lane {
    const idle = this.lanes.find((lane) => lane.running.size === 0);
    if (idle) return idle;
    if (this.lanes.length < this.parallelism) return this.openLane();
    return this.lanes.reduce((best, lane) => (lane.running.size < best.running.size ? lane : best));
  }

  private openLane(): Lane {
    const worker = new Worker(workerFile, { workerData: this.start, execArgv: [] });
    const lane: Lane = { worker, running: new Map() };
    worker.on("message", (result: EmbedResult) => this.settle(lane, result));
    worker.on("error", (error) => this.abandon(lane, error));
    worker.on("exit", () => this.abandon(lane, new Error("The embedding thread ended.")));
    this.lanes.push(lane);
    return lane;
  }

  private settle(lane: Lane, result: EmbedResult): void {
    if (result.id === -1) {
      if ("error" in result) this.abandon(lane, new Error(result.error));
      return;
    }
    const waiting = lane.running.get(result.id);
    lane.running.delete(result.id);
    if (lane.running.size === 0) lane.worker.unref();
    if ("error" in result) waiting?.reject(new JucuoError("internal", `计算向量失败:${result.error}`));
    else if (result.embedding?.vector.length !== this.model.dimension) {
      waiting?.reject(this.wrongDimension(result.embedding?.vector.length ?? 0));
    } else waiting?.resolve(result.embedding);
  }

  /** A thread that is gone answers nothing more: everyone who waits on it is told, and the next text opens another. */
  private abandon(lane: Lane, cause: Error): void {
    const at = this.lanes.indexOf(lane);
    if (at >= 0) this.lanes.splice(at, 1);
    const error = new JucuoError("index_unavailable", `模型无法运行:${cause.message}`, { cause });
    for (const waiting of lane.running.values()) waiting.reject(error);
    lane.running.clear();
  }

  private wrongDimension(actual: number): JucuoError {
    const { name, dimension } = this.model;
    return new JucuoError("index_unavailable", `模型 ${name} 声明 ${dimension} 维,实际给出 ${actual} 维。`);
  }
}

// A thread is started from the built file, also when tests and scripts run the sources: a loader of TypeScript does not
// reach into worker threads on Node 20. The scripts in package.json build first.
const workerFile = import.meta.url.endsWith(".ts")
  ? new URL("../../dist/embed/worker.js", import.meta.url)
  : new URL("./worker.js", import.meta.url);
