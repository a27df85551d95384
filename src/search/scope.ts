import type { PassageIndex, Scope } from "../index/passage-index.ts";
import { pairTerms } from "../tokenize/character-pairs.ts";
import { normalize } from "../tokenize/normalize.ts";
import type { ParsedQuery } from "./query.ts";

/** The scope without passages that lack a word in quotes or hold an excluded one. Applied before candidates are taken. */
export function scopeOf({ exact, excluded }: ParsedQuery, scope: Scope, index: PassageIndex): Scope {
  let narrowed = scope;
  for (const words of exact) narrowed = index.narrow(narrowed, holding(words, narrowed, index), "among");
  for (const words of excluded) narrowed = index.narrow(narrowed, holding(words, narrowed, index), "not-among");
  return narrowed;
}

/** Ids of the passages in scope whose normalised text holds the words; their bigrams first leave few to be read. */
export function holding(words: string, scope: Scope, index: PassageIndex): Set<string> {
  const wanted = normalize(words).text;
  const candidates = index.holding(bigrams(wanted), scope);
  return new Set(candidates.filter((id) => normalize(index.passage(id)?.text ?? "").text.includes(wanted)));
}

/** Whether some passage in scope holds the words. */
export function stands(words: string, scope: Scope, index: PassageIndex): boolean {
  const wanted = normalize(words).text;
  const candidates = index.holding(bigrams(wanted), scope);
  return candidates.some((id) => normalize(index.passage(id)?.text ?? "").text.includes(wanted));
}

function bigrams(text: string): Set<string> {
  const runs = text.match(/[\p{Script=Han}〇]{2,}/gu) ?? [];
  return new Set(runs.flatMap(pairTerms));
}
