import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Express } from "express";
import { JucuoError } from "../corpus/errors.ts";
import { requireLoopback } from "./loopback.ts";
import { problemDetails } from "./problem.ts";

/** A server that listens. */
export interface Listening {
  /** E.g. `http://127.0.0.1:3000`. */
  url: string;
  /** Take no new connection, let running requests end, at most `graceMs`, and resolve when all are closed. */
  close(): Promise<void>;
}

const graceMs = 10_000;

/** Where to listen. */
export interface Place {
  host: string;
  port: number;
  /** Whether nobody is answered without a key; else only this machine may ask. */
  keysRequired?: boolean;
}

/** Listen at an address. Throws `invalid_request` for one that others reach without a key, or a port that is taken. */
export async function listen(app: Express, { host, port, keysRequired = false }: Place): Promise<Listening> {
  if (!keysRequired) requireLoopback(host);
  const server = createServer(app);
  server.on("clientError", answerBrokenRequest);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, port)));
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(deadline);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/**
 * What is no HTTP never reaches the application. The usual cause is a question typed into an address as it is: Node
 * refuses Chinese characters there that are not percent-encoded.
 */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const detail =
    error.code === "HPE_INVALID_URL"
      ? "地址里的汉字须先做百分号编码。用 curl 时可写 curl -G --data-urlencode 'q=综合查一次' http://127.0.0.1:3000/v1/search,或改用 POST。"
      : "这不是合法的 HTTP 请求。";
  const body = JSON.stringify(problemDetails({ code: "invalid_request", detail }));
  const head = [
    "HTTP/1.1 400 Bad Request",
    "Content-Type: application/problem+json; charset=utf-8",
    "Connection: close",
  ];
  socket.end(`${[...head, `Content-Length: ${Buffer.byteLength(body)}`].join("\r\n")}\r\n\r\n${body}`);
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new JucuoError("invalid_request", `端口 ${port} 已被占用,请用 PORT 指定另一个端口,例如 PORT=3001。`, {
      cause: error,
    });
  }
  if (error.code === "EACCES") {
    return new JucuoError("invalid_request", `没有权限使用端口 ${port},请用 PORT 指定 1024 以上的端口。`, {
      cause: error,
    });
  }
  return error;
}
