import { createHash } from "node:crypto";
import type { Lexicon } from "../../concepts/lexicon.ts";
import { writeEntry } from "../../concepts/write-entry.ts";
import type { Tokenizer } from "../../tokenize/tokenizer.ts";
import type { Candidate, CandidateExample } from "./contract.ts";
import type { Graph } from "./likeness.ts";
import { type NearestParts, nearestConcepts } from "./nearest-concepts.ts";
import type { Sentence } from "./sentences.ts";
import { type TellingWord, tellingWords } from "./telling-words.ts";

export interface DescribeParts extends NearestParts {
  tokenizer: Tokenizer;
}

const mostWords = 8;
const mostExamples = 5;
const mostNames = 5;
// Each is compared with every measure of the lexicon.
const mostLooked = 10;
// What an entry of the lexicon takes.
const longestName = 24;
const shortestClause = 4;
const alikeByOneWord = 0.5;
const clausePattern = /[^,\uFF0C、:\uFF1A()\uFF08\uFF09]+/gu;

/** A cluster of sentences as a candidate; undefined when what it shares is too little, or belongs to known measures. */
export function describe(
  cluster: readonly number[],
  { sentences, graph, parts }: { sentences: readonly Sentence[]; graph: Graph; parts: DescribeParts },
): Candidate | undefined {
  const central = byCentrality(cluster, graph).flatMap((at) => sentences[at] ?? []);
  const [first] = central;
  const words = tellingWords(central, parts);
  const known = knownWords(parts.lexicon);
  // What only words of known measures set apart tells of one of them, not of a new one.
  const isNew = words.some(({ word }) => !known.includes(word));
  const cohesion = cohesionOf(cluster, graph);
  // One word in common (市委常委会) makes sentences one thing only where they are alike otherwise too.
  const isOne = words.length >= 2 || cohesion >= alikeByOneWord;
  if (first === undefined || !isNew || !isOne || tellsDetails(central, parts)) return undefined;
  const regions = new Map(central.map(({ document: { region } }) => [region.code, region]));
  const reports = new Set(central.map(({ document: { region, year } }) => `${region.code}/${year}`));
  const id = idOf(central);
  const suggestedName = nameOf(words, first);
  return {
    id,
    words: words.slice(0, mostWords).map(({ word }) => word),
    suggestedName,
    regions: [...regions.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    reports: reports.size,
    sentences: central.length,
    passages: examples(central),
    cohesion,
    nearestConcepts: nearestConcepts(first, parts),
    entry: entryOf({ id, suggestedName, words, central }),
  };
}

/** Whether most of the central sentences are nearest to a measure that their own item names: they tell its details. */
function tellsDetails(central: readonly Sentence[], parts: DescribeParts): boolean {
  const looked = central.slice(0, mostLooked);
  const details = looked.filter((sentence) => {
    const own = new Set(parts.index.facts(sentence.passage.id)?.tags.map(({ concept }) => concept));
    return nearestConcepts(sentence, parts).some(({ id }) => own.has(id));
  });
  return details.length * 2 > looked.length;
}

/** The nodes of a cluster, the one most like all others first. */
function byCentrality(cluster: readonly number[], graph: Graph): number[] {
  const likeOthers = (at: number): number => cluster.reduce((sum, other) => sum + (graph[at]?.get(other) ?? 0), 0);
  return [...cluster].sort((a, b) => likeOthers(b) - likeOthers(a) || a - b);
}

function cohesionOf(cluster: readonly number[], graph: Graph): number {
  const pairs = cluster.flatMap((a, at) => cluster.slice(at + 1).map((b) => graph[a]?.get(b) ?? 0));
  return pairs.reduce((sum, alike) => sum + alike, 0) / Math.max(1, pairs.length);
}

function knownWords({ concepts }: Lexicon): string {
  return concepts
    .flatMap(({ name, names, kinds, cues, description }) => [name, ...names, ...kinds, ...cues.flat(), description])
    .join("\n");
}

function idOf(sentences: readonly Sentence[]): string {
  const keys = sentences.map(({ passage, span }) => `${passage.id}@${span.start}`).sort();
  return createHash("sha256").update(keys.join("\n")).digest("hex").slice(0, 12);
}

/** A phrase around the most telling word is its name; else a clause of the most central sentence, without its figures. */
function nameOf(words: readonly TellingWord[], central: Sentence): string {
  const most = words[0]?.word ?? "";
  const phrase = words.find(({ isPhrase, word }) => isPhrase && word.includes(most));
  if (phrase !== undefined) return phrase.word;
  const clauses = [...textOf(central).matchAll(clausePattern)].map(([clause]) => clause.replace(/\p{N}.*/u, "").trim());
  const weightOf = (clause: string): number =>
    words.reduce((sum, { word, weight }) => (clause.includes(word) ? sum + weight : sum), 0);
  const [best = ""] = clauses
    .filter(({ length }) => length >= shortestClause)
    .sort((one, other) => weightOf(other) - weightOf(one));
  const name =
    weightOf(best) > 0
      ? best
      : words
          .slice(0, 2)
          .map(({ word }) => word)
          .join("");
  return [...name].slice(0, longestName).join("");
}

function textOf({ passage, span }: Sentence): string {
  return passage.text.slice(span.start, span.end);
}

function examples(central: readonly Sentence[]): CandidateExample[] {
  const firsts = central.filter(
    ({ passage }, at) => central.findIndex((other) => other.passage.documentId === passage.documentId) === at,
  );
  return firsts.slice(0, mostExamples).map((sentence) => {
    const { passage, document } = sentence;
    const { id, label, section, start } = passage;
    const span = { start: start + sentence.span.start, end: start + sentence.span.end };
    return { passageId: id, document, section, label, text: textOf(sentence), ...span };
  });
}

function entryOf({
  id,
  suggestedName,
  words,
  central,
}: {
  id: string;
  suggestedName: string;
  words: readonly TellingWord[];
  central: readonly Sentence[];
}): string {
  const most = words[0]?.word ?? "";
  // A name has to say the measure by itself: a phrase without the most telling word may be said of anything.
  const names = words
    .filter(({ isPhrase, word }) => isPhrase && word !== suggestedName && word.includes(most))
    .map(({ word }) => word);
  const cue = words
    .filter(({ isPhrase }) => !isPhrase)
    .slice(0, 2)
    .map(({ word }) => word);
  const together = central.filter((sentence) => cue.every((word) => textOf(sentence).includes(word)));
  const [first] = central;
  return writeEntry({
    id: `own-${id}`,
    name: suggestedName,
    field: "其他",
    names: names.slice(0, mostNames),
    // Two words are a cue where they stand together in most of the sentences.
    cues: cue.length === 2 && together.length * 2 > central.length ? [cue] : [],
    description: first === undefined ? "" : textOf(first).trim(),
  });
}
