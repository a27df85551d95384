import { parentPort, workerData } from "node:worker_threads";
import { writeTable } from "./formats.ts";
import type { WriteJob } from "./write-aside.ts";

const port = parentPort;
if (port === null) throw new Error("write-worker runs only as a worker thread.");
// Started by write-aside.ts alone, with nothing else.
const { table, format } = workerData as WriteJob;
port.postMessage(await writeTable(table, format));
