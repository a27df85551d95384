import type { PassageIndex } from "../../index/passage-index.ts";
import type { Term, Tokenizer } from "../../tokenize/tokenizer.ts";
import type { Sentence } from "./sentences.ts";

/** A word or a run of words that sentences share. */
export interface TellingWord {
  word: string;
  isPhrase: boolean;
  /** How much more often it stands here than elsewhere: Dunning's log-likelihood ratio, 0 and more. */
  weight: number;
  /** In how many reports of the cluster. */
  documents: number;
}

// A run of words of this many characters may be the name of a measure.
const phraseCharacters = { least: 4, most: 12 };
const mostWordsInPhrase = 5;
const mostTold = 200;
// χ² of one degree of freedom at p = .01: below it a word may stand here by chance.
const leastWeight = 6.63;

/**
 * The words and runs of words that at least two reports of a cluster share, by how much they set its passages apart from
 * all others beyond chance: log-likelihood ratio (Dunning 1993), most telling first. What stands inside a longer one that is told by as
 * many reports is left out.
 */
export function tellingWords(
  sentences: readonly Sentence[],
  { index, tokenizer }: { index: PassageIndex; tokenizer: Tokenizer },
): TellingWord[] {
  const inside = new Set(sentences.map(({ passage }) => passage.id)).size;
  const all = index.searchablePassages();
  const shared = [...occurrences(sentences, tokenizer)].flatMap(([word, { passages, documents, rarest, isPhrase }]) => {
    if (documents.size < 2) return [];
    // Of a phrase no more can stand elsewhere than of its rarest word.
    const elsewhere = Math.max(0, rarestCount(rarest, index) - passages.size);
    const weight = logLikelihoodRatio({ inside: passages.size, of: inside, elsewhere, ofElsewhere: all - inside });
    return [{ word, isPhrase, weight, documents: documents.size }];
  });
  const order = shared.sort(
    (a, b) =>
      b.weight - a.weight ||
      Number(b.isPhrase) - Number(a.isPhrase) ||
      b.word.length - a.word.length ||
      (a.word < b.word ? -1 : 1),
  );
  return order
    .filter(({ weight }) => weight >= leastWeight)
    .slice(0, mostTold)
    .filter(
      (one) =>
        !order.some((other) => other !== one && other.word.includes(one.word) && other.documents >= one.documents),
    );
}

interface Occurrence {
  passages: Set<string>;
  documents: Set<string>;
  /** The words that it is made of. */
  rarest: readonly string[];
  isPhrase: boolean;
}

function occurrences(sentences: readonly Sentence[], tokenizer: Tokenizer): Map<string, Occurrence> {
  const found = new Map<string, Occurrence>();
  for (const { passage, span, words } of sentences) {
    const text = passage.text.slice(span.start, span.end);
    const add = (word: string, parts: readonly string[], isPhrase: boolean): void => {
      const known = found.get(word) ?? { passages: new Set(), documents: new Set(), rarest: parts, isPhrase };
      known.passages.add(passage.id);
      known.documents.add(passage.documentId);
      found.set(word, known);
    };
    for (const { key } of words) add(key, [key], false);
    for (const { text: phrase, parts } of phrases(text, tokenizer)) add(phrase, parts, true);
  }
  return found;
}

function phrases(text: string, tokenizer: Tokenizer): { text: string; parts: string[] }[] {
  const words = tokenizer.tokenize(text).filter(({ kind }) => kind === "word");
  return words.flatMap((_, from) => {
    const runs: { text: string; parts: string[] }[] = [];
    for (let length = 2; length <= mostWordsInPhrase; length++) {
      const run = words.slice(from, from + length);
      if (run.length < length || !isRun(run, tokenizer)) continue;
      const written = text.slice(run[0]?.start, run.at(-1)?.end);
      const fits = written.length >= phraseCharacters.least && written.length <= phraseCharacters.most;
      if (fits) runs.push({ text: written, parts: run.map(({ key }) => key) });
    }
    return runs;
  });
}

/** Whether words follow each other without a mark between them, all of letters, and neither end is a word without content. */
function isRun(run: readonly Term[], tokenizer: Tokenizer): boolean {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return false;
  return (
    run.every(({ key, start }, at) => /^\p{L}+$/u.test(key) && (at === 0 || run[at - 1]?.end === start)) &&
    !tokenizer.isStopword(first.key) &&
    !tokenizer.isStopword(last.key)
  );
}

function rarestCount(words: readonly string[], index: PassageIndex): number {
  return Math.min(...words.map((word) => index.count(word)));
}

/** Dunning 1993: G² = 2 Σ k · ln(k / expected k) over the table; 0 where the word is rarer here than elsewhere. */
export function logLikelihoodRatio(table: {
  inside: number;
  of: number;
  elsewhere: number;
  ofElsewhere: number;
}): number {
  const { inside, of, elsewhere, ofElsewhere } = table;
  const share = (inside + elsewhere) / Math.max(1, of + ofElsewhere);
  if (inside <= share * of) return 0;
  const part = (count: number, expected: number): number => (count <= 0 ? 0 : count * Math.log(count / expected));
  return (
    2 *
    (part(inside, share * of) +
      part(elsewhere, share * ofElsewhere) +
      part(of - inside, (1 - share) * of) +
      part(ofElsewhere - elsewhere, (1 - share) * ofElsewhere))
  );
}
