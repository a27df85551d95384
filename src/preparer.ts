import { Worker } from "node:worker_threads";
import { JucuoError } from "./corpus/errors.ts";
import { type Prepared, type PrepareInput, StageError } from "./prepare.ts";
import type { PrepareJob, PrepareResult } from "./prepare-worker.ts";
import type { Unpacked } from "./read/container.ts";

interface Waiting {
  job: PrepareJob;
  resolve(result: PrepareResult): void;
  reject(error: Error): void;
}

export interface PreparerOptions {
  /** For one file; 60 000 unless told. */
  timeoutMs?: number;
  /** Heap of the thread; 1024 unless told. */
  maxMemoryMb?: number;
}

/**
 * Reads files in a thread of its own, one after the other: parsing blocks that thread and not the caller's, and a file
 * that takes too long or too much memory ends the thread and nothing else.
 */
export class Preparer {
  private readonly timeoutMs: number;
  private readonly maxMemoryMb: number;
  private readonly queue: Waiting[] = [];
  private running: Waiting | undefined;
  private worker: Worker | undefined;
  private timer: NodeJS.Timeout | undefined;
  private nextId = 0;

  constructor({ timeoutMs = 60_000, maxMemoryMb = 1024 }: PreparerOptions = {}) {
    this.timeoutMs = timeoutMs;
    this.maxMemoryMb = maxMemoryMb;
  }

  /** All stages up to the vectors. Throws `StageError`. */
  async prepare(input: PrepareInput): Promise<Prepared> {
    const result = await this.run({ id: this.nextId++, kind: "prepare", input });
    if ("prepared" in result) return result.prepared;
    throw this.failure(result);
  }

  /** The files in an archive, or undefined for a file that is none. Throws `StageError`. */
  async unpack(bytes: Uint8Array, name: string): Promise<Unpacked[] | undefined> {
    const result = await this.run({ id: this.nextId++, kind: "unpack", bytes, name });
    if ("members" in result) return result.members;
    throw this.failure(result);
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private run(job: PrepareJob): Promise<PrepareResult> {
    return new Promise((resolve, reject) => {
      this.queue.push({ job, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running !== undefined) return;
    this.running = this.queue.shift();
    if (this.running === undefined) {
      this.worker?.unref();
      return;
    }
    this.worker ??= this.open();
    this.worker.ref();
    this.worker.postMessage(this.running.job);
    this.timer = setTimeout(() => this.giveUp(`读取超过 ${this.timeoutMs / 1000} 秒,已放弃。`), this.timeoutMs);
  }

  private open(): Worker {
    const worker = new Worker(workerFile, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.maxMemoryMb },
    });
    worker.on("message", (result: PrepareResult) => this.settle((waiting) => waiting.resolve(result)));
    worker.on("error", (error: NodeJS.ErrnoException) => {
      if (worker !== this.worker) return;
      const isMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      this.giveUp(isMemory ? `读取需要的内存超过 ${this.maxMemoryMb} MB,已放弃。` : `读取时出错:${error.message}`);
    });
    worker.on("exit", () => {
      if (worker === this.worker) this.giveUp("读取文件的线程意外结束。");
    });
    return worker;
  }

  /** End the thread with the file at hand; the next file gets a new one. */
  private giveUp(reason: string): void {
    const { worker } = this;
    this.worker = undefined;
    void worker?.terminate();
    this.settle((waiting) => waiting.reject(new StageError("read", new JucuoError("too_large", reason))));
  }

  private settle(answer: (waiting: Waiting) => void): void {
    clearTimeout(this.timer);
    const waiting = this.running;
    this.running = undefined;
    if (waiting) answer(waiting);
    this.next();
  }

  private failure(result: PrepareResult): Error {
    if (!("error" in result)) return new Error("The thread has answered another question.");
    const { stage, code, message } = result.error;
    return new StageError(stage, new JucuoError(code, message));
  }
}

// From the built file, also when tests and scripts run the sources: see the embedding worker.
const workerFile = import.meta.url.endsWith(".ts")
  ? new URL("../dist/prepare-worker.js", import.meta.url)
  : new URL("./prepare-worker.js", import.meta.url);
