import type { PassageIndex } from "../../index/passage-index.ts";
import type { Turns } from "../../search/turns.ts";
import { cosine } from "../../vectors/cosine.ts";
import type { Sentence } from "./sentences.ts";

/** For each sentence those that are like it, with how much, 0–1. */
export type Graph = ReadonlyMap<number, number>[];

/** Compared with each other are at most so many sentences: those that share the rarest words with other reports. */
export const mostSentences = 4_000;
// A word of more sentences than this makes no two of them worth comparing.
const mostSharing = 400;
// Likeness below this counts as none.
const leastLikeness = 0.15;

interface Weighed {
  words: ReadonlyMap<string, number>;
  vector: Float32Array;
}

/**
 * How much sentences are alike: half the cosine of their words, each weighted by its inverse document frequency, and half
 * the cosine of their vectors less the mean of all passages, without which all sentences of one genre are near. Compared
 * are those that share a word which is not common.
 */
export async function likeness(
  sentences: readonly Sentence[],
  { index, background }: { index: PassageIndex; background: Float32Array },
  turns: Turns,
): Promise<Graph> {
  const weighed: Weighed[] = [];
  for (const sentence of sentences) {
    weighed.push(weigh(sentence, index, background));
    await turns.giveWay();
  }
  const graph = sentences.map(() => new Map<number, number>());
  const sharing = sentencesByWord(sentences);
  for (const [at, sentence] of sentences.entries()) {
    for (const other of partners(sentence, sharing)) {
      if (other <= at) continue;
      const alike = alikeness(weighed[at], weighed[other]);
      if (alike < leastLikeness) continue;
      graph[at]?.set(other, alike);
      graph[other]?.set(at, alike);
    }
    await turns.giveWay();
  }
  return graph;
}

/** The sentences that can be compared at all: each shares a word that is not common with another report; in their order. */
export async function comparable(
  sentences: readonly Sentence[],
  index: PassageIndex,
  turns: Turns,
): Promise<Sentence[]> {
  const sharing = sentencesByWord(sentences);
  const rarity = (sentence: Sentence): number =>
    [...new Set(sentence.words.map(({ key }) => key))].reduce((sum, key) => {
      const others = sharing.get(key) ?? [];
      if (others.length > mostSharing) return sum;
      const isShared = others.some((at) => sentences[at]?.passage.documentId !== sentence.passage.documentId);
      return isShared ? sum + index.idf(key) : sum;
    }, 0);
  const rated: { sentence: Sentence; at: number; rarity: number }[] = [];
  for (const [at, sentence] of sentences.entries()) {
    rated.push({ sentence, at, rarity: rarity(sentence) });
    await turns.giveWay();
  }
  return rated
    .filter((one) => one.rarity > 0)
    .sort((a, b) => b.rarity - a.rarity || a.at - b.at)
    .slice(0, mostSentences)
    .sort((a, b) => a.at - b.at)
    .map(({ sentence }) => sentence);
}

function sentencesByWord(sentences: readonly Sentence[]): Map<string, number[]> {
  const sharing = new Map<string, number[]>();
  for (const [at, { words }] of sentences.entries()) {
    for (const key of new Set(words.map((word) => word.key))) {
      const known = sharing.get(key);
      if (known === undefined) sharing.set(key, [at]);
      else known.push(at);
    }
  }
  return sharing;
}

function partners({ words }: Sentence, sharing: ReadonlyMap<string, number[]>): Set<number> {
  const lists = words.map(({ key }) => sharing.get(key) ?? []).filter((list) => list.length <= mostSharing);
  return new Set(lists.flat());
}

function weigh({ words, vector }: Sentence, index: PassageIndex, background: Float32Array): Weighed {
  const weights = new Map(words.map(({ key }) => [key, index.idf(key)]));
  const norm = Math.hypot(...weights.values()) || 1;
  return {
    words: new Map([...weights].map(([key, weight]) => [key, weight / norm])),
    vector: unit(vector.map((value, i) => value - (background[i] ?? 0))),
  };
}

function alikeness(a: Weighed | undefined, b: Weighed | undefined): number {
  if (a === undefined || b === undefined) return 0;
  let words = 0;
  for (const [key, weight] of a.words) words += weight * (b.words.get(key) ?? 0);
  return words / 2 + Math.max(0, cosine(a.vector, b.vector)) / 2;
}

function unit(vector: Float32Array): Float32Array {
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}
