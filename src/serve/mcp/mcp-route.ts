import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { createMcpServer } from "./mcp-server.ts";
import type { ToolServices } from "./tool.ts";

/** `POST /mcp`: streamable HTTP without sessions, since tools only read; each request has a server of its own. */
export function mcpRoute(services: ToolServices, options: { logger: Logger; version: string }): RequestHandler {
  return async (request, response) => {
    const server = createMcpServer(services, options);
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    response.on("close", () => {
      transport.close();
      server.close();
    });
    await server.connect(transport);
    await transport.handleRequest(request, response, request.body);
  };
}
