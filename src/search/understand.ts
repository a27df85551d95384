import type { WeightedTerms } from "../index/passage-index.ts";
import { normalize } from "../tokenize/normalize.ts";
import type { Term, Tokenizer } from "../tokenize/tokenizer.ts";
import { type ParsedQuery, parseQuery } from "./query.ts";

/** A question ready for both arms. */
export interface UnderstoodQuery extends ParsedQuery {
  normalized: string;
  /** Words that carry the question, in order, each once. */
  words: string[];
  /** Words and, with less weight, bigrams. */
  terms: WeightedTerms;
}

// A word says more than a part of it (一次 in 综合查一次) or two neighbouring characters: these only catch what
// segmentation cut elsewhere.
const fragmentWeight = 0.4;

/** Take a question apart: operators, normalised words, terms for the lexical arm without question words. */
export function understand(query: string, tokenizer: Tokenizer): UnderstoodQuery {
  const parsed = parseQuery(query);
  const { words, terms } = weighTerms(parsed.plain, tokenizer);
  return { ...parsed, normalized: normalize(parsed.plain).text, words, terms };
}

/** The terms of a text as a question: content words with weight 1, bigrams outside question words with less. */
export function weighTerms(text: string, tokenizer: Tokenizer): { words: string[]; terms: WeightedTerms } {
  const all = tokenizer.tokenize(text);
  const stops = all.filter((term) => term.kind === "word" && tokenizer.isStopword(term.key));
  const content = all.filter((term) => !stops.some((stop) => overlaps(stop, term)));
  // A question of question words only (有哪些做法) still is one.
  const kept = content.length > 0 ? content : all;
  const terms = new Map<string, number>();
  for (const { key, kind } of kept) terms.set(key, Math.max(terms.get(key) ?? 0, kind === "word" ? 1 : fragmentWeight));
  const words = new Set(kept.filter(({ kind }) => kind === "word").map(({ key }) => key));
  return { words: [...words], terms };
}

function overlaps(a: Term, b: Term): boolean {
  return a.start < b.end && b.start < a.end;
}
