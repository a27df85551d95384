import { bareText } from "../concepts/bare-text.ts";

/** Pairs of characters of a text, numbers left out: what two wordings of one thing share whatever it came to. */
export function pairsOf(text: string): ReadonlySet<string> {
  const bare = bareText(text).text.replace(/\d+/gu, "0");
  return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, at) => bare.slice(at, at + 2)));
}

/** Shared pairs of both: 2·shared / (a + b), 0–1. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}
