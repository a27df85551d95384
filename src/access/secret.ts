import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

// Off the event loop: in libuv's threads.
const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const idBytes = 6;
const secretBytes = 32;
const saltBytes = 16;
const hashBytes = 32;
const keyPattern = /^jucuo_([0-9a-f]{12})_[\w-]{43}$/u;

/** A new key, `jucuo_<id>_<secret>`, with its id. */
export function newKey(): { id: string; key: string } {
  const id = randomBytes(idBytes).toString("hex");
  return { id, key: `jucuo_${id}_${randomBytes(secretBytes).toString("base64url")}` };
}

/** The id in a key; undefined for what is no key. */
export function idOf(key: string): string | undefined {
  return keyPattern.exec(key)?.[1];
}

/** What is stored of a key: `<salt>$<scrypt>`, both base64url. */
export async function hashOf(key: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(key, salt, hashBytes);
  return `${salt.toString("base64url")}$${hash.toString("base64url")}`;
}

/** Whether a key is the one that was hashed, in time that does not tell how near it is. */
export async function matches(key: string, stored: string): Promise<boolean> {
  const [salt = "", hash = ""] = stored.split("$").map((part) => Buffer.from(part, "base64url"));
  const expected = Buffer.from(hash);
  const found = await derive(key, Buffer.from(salt), hashBytes);
  return expected.length === found.length && timingSafeEqual(expected, found);
}
