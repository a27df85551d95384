import { parentPort, workerData } from "node:worker_threads";
import { type WriteJob, write } from "./formats.ts";

const port = parentPort;
if (port === null) throw new Error("write-worker runs only as a worker thread.");
// Started by write-aside.ts alone, with nothing else.
port.postMessage(await write(workerData as WriteJob));
