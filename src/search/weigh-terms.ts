import type { WeightedTerms } from "../index/passage-index.ts";
import type { Term, Tokenizer } from "../tokenize/tokenizer.ts";

// A word says more than a part of it (一次 in 综合查一次) or two neighbouring characters: these only catch what
// segmentation cut elsewhere. A single character says least; it counts where it is all that was typed between others.
const weights: Record<Term["kind"], number> = { word: 1, part: 0.4, bigram: 0.4, character: 0.2 };

/** A text as a question. */
export interface WeighedText {
  /** Content words, in order, each once. */
  words: string[];
  /** Words, and those inside longer ones (免罚 in 免罚清单): what is marked where it stands. */
  marks: string[];
  /** What the lexical arm looks for, with how much it counts. */
  terms: WeightedTerms;
}

/** The terms of a text as a question, without question words: words, and with less weight what is smaller. */
export function weighTerms(text: string, tokenizer: Tokenizer): WeighedText {
  const all = tokenizer.tokenize(text);
  const stops = all.filter((term) => term.kind === "word" && tokenizer.isStopword(term.key));
  const content = all.filter((term) => !stops.some((stop) => overlaps(stop, term)));
  // A question of question words only (有哪些做法) still is one.
  const kept = (content.length > 0 ? content : all).filter((term, _, terms) => counts(term, terms));
  const weighted = new Map<string, number>();
  for (const { key, kind } of kept) weighted.set(key, Math.max(weighted.get(key) ?? 0, weights[kind]));
  const words = new Set(kept.filter(({ kind }) => kind === "word").map(({ key }) => key));
  const marks = new Set(kept.filter(({ kind }) => kind === "word" || kind === "part").map(({ key }) => key));
  return { words: [...words], marks: [...marks], terms: weighted };
}

/** Single characters only where they are words of the question and not covered by a longer one. */
function counts(term: Term, terms: readonly Term[]): boolean {
  if (term.kind !== "character") return true;
  return !terms.some(({ kind, start, end }) => kind === "bigram" && start <= term.start && term.end <= end);
}

function overlaps(a: Term, b: Term): boolean {
  return a.start < b.end && b.start < a.end;
}
