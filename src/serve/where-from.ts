import type { Request, RequestHandler } from "express";
import type { Access } from "../access/contract.ts";
import { isLoopbackHost } from "./loopback.ts";
import { sendProblem } from "./problem.ts";

/**
 * Refuse what a page of the internet could send through a browser on this machine. A page that points its own name at
 * 127.0.0.1 must not read the corpus (DNS rebinding): where no key is required, only local names are answered. With keys
 * that gains nothing, since a browser sends no key by itself.
 */
export function onlyOwn(access: Access): RequestHandler {
  return (request, response, next) => {
    const withKeys = access.keysRequired();
    if (!withKeys && !isLoopbackHost(request.hostname ?? "")) {
      sendProblem(response, { code: "forbidden", detail: "本服务只接受以 127.0.0.1 或 localhost 访问。" });
    } else if (request.method !== "GET" && !isOwnPage(request, withKeys)) {
      sendProblem(response, { code: "forbidden", detail: "不接受来自其他网站页面的写入。" });
    } else next();
  };
}

// A form on a page of the internet may be sent here without asking first; its browser then says where it comes from.
function isOwnPage({ headers: { origin, host } }: Request, withKeys: boolean): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return isLoopbackHost(from.hostname) || (withKeys && from.host === host?.toLowerCase());
}
