import type { Readable, Writable } from "node:stream";
import { pino } from "pino";
import type { Config } from "./config.ts";
import type { IngestProgress } from "./ingest.ts";
import { serveStdio } from "./serve/mcp/stdio.ts";
import { version } from "./version.ts";
import { addSamples, openWorkspace } from "./workspace.ts";

/**
 * Serve the tools over a pair of streams until the input ends or `signal` aborts. Nothing but the protocol goes to
 * `output`; logs and progress go to the error stream.
 */
export async function serveMcp(
  config: Config,
  { input, output, ...options }: { input: Readable; output: Writable; progress: IngestProgress; signal: AbortSignal },
): Promise<void> {
  const workspace = await openWorkspace(config);
  try {
    await addSamples(workspace, config.corpusFolder, options);
    options.signal.throwIfAborted();
    const logger = pino({ level: config.logLevel }, pino.destination(2));
    await serveStdio(workspace, { input, output, logger, version: version(), signal: options.signal });
  } finally {
    await workspace.close();
  }
}
