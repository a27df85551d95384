import type { Tagger } from "../../concepts/tag.ts";
import type { Document } from "../../corpus/document.ts";
import type { TokenVectors } from "../../corpus/embedding.ts";
import { markerOf } from "../../corpus/markers.ts";
import { isOf, type Passage, type Span } from "../../corpus/passage.ts";
import type { PassageIndex } from "../../index/passage-index.ts";
import type { Turns } from "../../search/turns.ts";
import type { Term, Tokenizer } from "../../tokenize/tokenizer.ts";

/** A sentence that no measure of the lexicon covers. */
export interface Sentence {
  /** `[start, end)` in the passage's text. */
  span: Span;
  passage: Passage;
  document: Document;
  /** The words that carry it, in order, with their places in the sentence. */
  words: Term[];
  /** Mean of the token vectors of its tokens, not normalised. */
  vector: Float32Array;
}

/** What the lexicon leaves uncovered. */
export interface Uncovered {
  sentences: Sentence[];
  /** Passages that have no measure at all. */
  unfitted: number;
  /** Mean vector of all passages, covered or not: what is common to all of them. */
  background: Float32Array;
}

export interface SentenceParts {
  index: PassageIndex;
  tagger: Tagger;
  tokenizer: Tokenizer;
}

const sentencePattern = /[^。;;!!??\n]+/gu;
// They tell of everything that a government does.
const otherGenres: ReadonlySet<Document["genre"]> = new Set(["work-report", "interpretation"]);
// With fewer words nothing is told.
const fewestWords = 3;

/**
 * The sentences of measures and of what leaders did in reports, in the order of passages, in which neither a name nor a cue of any
 * measure stands; and how many passages have no measure at all. Most passages are whole items that tell several
 * measures, so that what the lexicon misses is found in their sentences only.
 */
export async function uncoveredSentences(parts: SentenceParts, turns: Turns): Promise<Uncovered> {
  const { index } = parts;
  const vectors: Float32Array[] = [];
  const sentences: Sentence[] = [];
  let unfitted = 0;
  for (const id of index.ids(index.select({ sections: new Set(["measure", "leadership"]) }))) {
    const passage = index.passage(id);
    const document = passage && index.document(passage.documentId)?.document;
    if (passage === undefined || document === undefined || otherGenres.has(document.genre)) continue;
    const tokens = index.tokens(id);
    if (tokens === undefined) continue;
    vectors.push(meanVector(tokens, { start: 0, end: passage.text.length }));
    sentences.push(...sentencesOf({ passage, document, tokens }, parts));
    if (!index.facts(id)?.tags.some(isOf)) unfitted++;
    await turns.giveWay();
  }
  return { sentences, unfitted, background: meanOf(vectors) };
}

function sentencesOf(
  { passage, document, tokens }: Pick<Sentence, "passage" | "document"> & { tokens: TokenVectors },
  { tagger, tokenizer }: SentenceParts,
): Sentence[] {
  const said = tagger.tag(passage).flatMap(({ spans }) => spans);
  return [...passage.text.matchAll(sentencePattern)].flatMap(({ index: start, 0: text }) => {
    const span = withoutMarker({ start, end: start + text.length }, text);
    const known = said.length > 0;
    if (known && (isHeading(span, passage) || isRowOfFigures(passage.text.slice(span.start, span.end)))) return [];
    if (said.some((other) => other.start < span.end && span.start < other.end)) return [];
    const words = contentWords(passage.text.slice(span.start, span.end), tokenizer);
    return words.length < fewestWords ? [] : [{ span, passage, document, words, vector: meanVector(tokens, span) }];
  });
}

/** Without 一是, 1. and the like before it. */
function withoutMarker({ start, end }: Span, text: string): Span {
  const at = start + text.length - text.trimStart().length;
  return { start: at + (markerOf(text.trimStart())?.length ?? 0), end };
}

// A sentence that only names an item stands for what the item tells: where that is known, it is an umbrella of known measures; a name in
// quotation marks is one of its own.
function isHeading({ start, end }: Span, { text, label }: Passage): boolean {
  const words = text.slice(start, end).trim();
  return words === label && !words.includes("“");
}

// 受理120件,审结109件,维持61件: the results of what was told before.
function isRowOfFigures(text: string): boolean {
  const clauses = text.split(/[,\uFF0C、]/u);
  return clauses.length >= 3 && clauses.filter((clause) => /\p{N}/u.test(clause)).length >= clauses.length - 1;
}

function contentWords(text: string, tokenizer: Tokenizer): Term[] {
  return tokenizer
    .tokenize(text)
    .filter(({ key, kind }) => kind === "word" && /^\p{L}{2,}$/u.test(key) && !tokenizer.isStopword(key));
}

/** The rows of the tokens that begin inside the span, each token counted once. */
export function rowsIn({ owners, lengths }: TokenVectors, span: Span): number[] {
  const rows: number[] = [];
  let at = 0;
  for (const [token, row] of owners.entries()) {
    if (at >= span.start && at < span.end) rows.push(row);
    at += lengths[token] ?? 0;
  }
  return rows;
}

function meanVector(tokens: TokenVectors, span: Span): Float32Array {
  const { width, rows } = tokens;
  const own = rowsIn(tokens, span);
  const mean = new Float32Array(width);
  for (const row of own) {
    for (let i = 0; i < width; i++) mean[i] = (mean[i] ?? 0) + (rows[row * width + i] ?? 0) / own.length;
  }
  return mean;
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (const [i, value] of vector.entries()) mean[i] = (mean[i] ?? 0) + value / vectors.length;
  }
  return mean;
}
