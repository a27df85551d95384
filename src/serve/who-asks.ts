import type { RequestHandler, Response } from "express";
import { type Access, allows, type Caller, localCaller, type Role } from "../access/contract.ts";
import { sendProblem } from "./problem.ts";

/**
 * Find out who asks, by headers alone: nothing of the body is read for somebody who may not ask. Answers 401 for a
 * request without a key that is valid, where keys are required.
 */
export function identify(access: Access): RequestHandler {
  return async (request, response, next) => {
    if (!access.keysRequired()) {
      response.locals.caller = localCaller;
      next();
      return;
    }
    const key = /^Bearer +(\S+)$/iu.exec(request.get("authorization") ?? "")?.[1];
    const caller = key === undefined ? undefined : await access.identify(key);
    if (caller === undefined) {
      sendUnauthorized(response, key !== undefined);
      return;
    }
    response.locals.caller = caller;
    next();
  };
}

/** Answer 403 to a caller whose key allows less than this. */
export function requireRole(needed: Role): RequestHandler {
  return (_, response, next) => {
    const { role } = callerOf(response);
    if (allows(role, needed)) next();
    else {
      const detail = `这把密钥的角色是 ${role},此操作需要 ${needed}。请向管理者要一把 ${needed} 的密钥。`;
      sendProblem(response, { code: "forbidden", detail });
    }
  };
}

/** Who was found to ask; a route that nobody was identified for is a mistake in the program. */
export function callerOf({ locals }: Response): Caller {
  const caller = locals.caller as Caller | undefined;
  if (caller === undefined) throw new Error("Nobody was identified for this route.");
  return caller;
}

function sendUnauthorized(response: Response, hadKey: boolean): void {
  response.set("WWW-Authenticate", "Bearer");
  const detail = hadKey
    ? "密钥不对、已过期或已撤销。请核对,或向管理者要一把新的密钥。"
    : "本服务须用密钥:请加上 Authorization: Bearer <密钥>。密钥由管理者用 npx jucuo keys create 生成。";
  sendProblem(response, { code: "unauthorized", detail });
}
