import type { KeyFacts } from "../access/key-ring.ts";
import { plain } from "./plain.ts";

const states: Readonly<Record<KeyFacts["state"], string>> = { valid: "有效", expired: "已过期", revoked: "已撤销" };

/** A key that was just made: the only time that it can be read. */
export function printNewKey(key: string, facts: KeyFacts): string {
  return [
    `已建密钥 ${keyLine(facts)}`,
    "",
    `    ${key}`,
    "",
    "请现在记下:它不保存,以后看不到。用法:请求加上 Authorization: Bearer <密钥>,命令行设 JUCUO_KEY。",
    "从现在起,服务的 /v1 和 /mcp 都须用密钥。",
  ].join("\n");
}

export function printKeys(keys: readonly KeyFacts[]): string {
  if (keys.length === 0) return "还没有密钥,服务只限本机访问。用 npx jucuo keys create --role read 建一把。";
  return keys.map((facts) => `${keyLine(facts)} ${states[facts.state]}`).join("\n");
}

function keyLine({ id, role, name, expiresAt }: KeyFacts): string {
  const called = name === undefined ? "" : ` ${plain(name)}`;
  // What is stored is the end of the last day.
  const until = expiresAt === undefined ? "" : `,用到 ${dayOf(Date.parse(expiresAt) - 1)}`;
  return `${id} ${role}${called}${until}`;
}

/** `2027-01-31`, where this runs. */
function dayOf(instant: number): string {
  return new Intl.DateTimeFormat("sv-SE").format(instant);
}
