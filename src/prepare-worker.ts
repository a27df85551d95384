import { parentPort } from "node:worker_threads";
import { Divisions } from "./corpus/divisions.ts";
import { type ErrorCode, messageOf, type Stage } from "./corpus/errors.ts";
import { type Prepared, type PrepareInput, prepare, StageError } from "./prepare.ts";
import { type Unpacked, unpack } from "./read/container.ts";
import { detect } from "./read/detect.ts";

export type PrepareJob = { id: number } & ({ kind: "prepare"; input: PrepareInput } | UnpackJob);

interface UnpackJob {
  kind: "unpack";
  bytes: Uint8Array;
  name: string;
}

export type PrepareResult =
  | { id: number; prepared: Prepared }
  /** Undefined for a file that is no archive. */
  | { id: number; members: Unpacked[] | undefined }
  | { id: number; error: { stage: Stage; code: ErrorCode; message: string } };

const port = parentPort;
if (port === null) throw new Error("prepare-worker runs only as a worker thread.");
const divisions = new Divisions();

port.on("message", async (job: PrepareJob) => {
  port.postMessage(await answer(job));
});

async function answer(job: PrepareJob): Promise<PrepareResult> {
  try {
    if (job.kind === "prepare") return { id: job.id, prepared: await prepare(job.input, divisions) };
    const isArchive = (await detect(job.bytes, job.name)) === "zip";
    return { id: job.id, members: isArchive ? await unpack(job.bytes, job.name) : undefined };
  } catch (error) {
    const staged = error instanceof StageError ? error : new StageError("read", error);
    return { id: job.id, error: { stage: staged.stage, code: staged.code, message: messageOf(staged) } };
  }
}
