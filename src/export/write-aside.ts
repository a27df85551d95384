import { Worker } from "node:worker_threads";
import {
  type FileFormat,
  type QuoteFormat,
  type WriteJob,
  type WrittenFile,
  writeQuotes,
  writeTable,
} from "./formats.ts";
import type { QuotePaper } from "./quotes-docx.ts";
import type { Table } from "./table.ts";

// Text of so few rows is written in a few milliseconds, less than a thread takes to start.
const quickRows = 40;

/**
 * The same as `writeTable` without blocking the caller: Word and Excel files, and long texts, are laid out in a thread of
 * their own, half a second for some hundred rows.
 */
export function writeTableAside(table: Table, format: FileFormat): Promise<WrittenFile> {
  const isQuick = (format === "csv" || format === "md") && table.rows.length <= quickRows;
  return isQuick ? writeTable(table, format) : inThread({ what: "table", table, format });
}

/** The same as `writeQuotes`; Word files are laid out in such a thread too. */
export function writeQuotesAside(quotes: QuotePaper, format: QuoteFormat): Promise<WrittenFile> {
  return format === "md" ? writeQuotes(quotes, format) : inThread({ what: "quotes", quotes, format });
}

function inThread(job: WriteJob): Promise<WrittenFile> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { execArgv: [], workerData: job });
    worker.once("message", (file: Omit<WrittenFile, "bytes"> & { bytes: Uint8Array }) => {
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
