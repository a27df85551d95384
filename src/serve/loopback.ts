import { JucuoError } from "../corpus/errors.ts";

/** Whether a host name or address can only mean this machine. */
export function isLoopbackHost(host: string): boolean {
  const bare = host.replace(/^\[|\]$/gu, "").toLowerCase();
  return bare === "localhost" || bare === "::1" || /^127(?:\.\d{1,3}){3}$/u.test(bare);
}

/** Refuse to listen where other machines could ask without a key. Throws `invalid_request`. */
export function requireLoopback(host: string): void {
  if (isLoopbackHost(host)) return;
  throw new JucuoError(
    "invalid_request",
    `HOST=${host} 会让其他机器也能访问,而本服务没有设置密钥,因此拒绝启动。请先用 npx jucuo keys create 建一把密钥,或把 HOST 改为 127.0.0.1,或不设。`,
  );
}
