import type { Readable, Writable } from "node:stream";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Logger } from "pino";
import { createMcpServer } from "./mcp-server.ts";
import type { ToolServices } from "./tool.ts";

export interface StdioOptions {
  input: Readable;
  output: Writable;
  logger: Logger;
  version: string;
  signal: AbortSignal;
}

/** Answer on a pair of streams; resolves when the input has ended or `signal` aborts. */
export async function serveStdio(
  services: ToolServices,
  { input, output, signal, ...options }: StdioOptions,
): Promise<void> {
  const server = createMcpServer(services, options);
  const ended = new Promise<void>((resolve) => {
    input.once("end", resolve);
    input.once("close", resolve);
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  await server.connect(new StdioServerTransport(input, output));
  await ended;
  await server.close();
}
