import { Worker } from "node:worker_threads";
import { type FileFormat, type TableFile, writeTable } from "./formats.ts";
import type { Table } from "./table.ts";

/** What the thread is started with. */
export interface WriteJob {
  table: Table;
  format: FileFormat;
}

// Text of so few rows is written in a few milliseconds, less than a thread takes to start.
const quickRows = 40;

/**
 * The same as `writeTable` without blocking the caller: Word and Excel files, and long texts, are laid out in a thread of
 * their own, half a second for some hundred rows.
 */
export function writeTableAside(table: Table, format: FileFormat): Promise<TableFile> {
  const isQuick = (format === "csv" || format === "md") && table.rows.length <= quickRows;
  if (isQuick) return writeTable(table, format);
  return new Promise((resolve, reject) => {
    const job: WriteJob = { table, format };
    const worker = new Worker(workerFile, { execArgv: [], workerData: job });
    worker.once("message", (file: Omit<TableFile, "bytes"> & { bytes: Uint8Array }) => {
      const { buffer, byteOffset, byteLength } = file.bytes;
      resolve({ ...file, bytes: Buffer.from(buffer, byteOffset, byteLength) });
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread that writes files ended without an answer.")));
  });
}

// From the built file, also when tests and scripts run the sources: see the embedding worker.
const workerFile = import.meta.url.endsWith(".ts")
  ? new URL("../../dist/export/write-worker.js", import.meta.url)
  : new URL("./write-worker.js", import.meta.url);
