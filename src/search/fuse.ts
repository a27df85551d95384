import { cosine } from "../index/cosine.ts";
import type { Candidate, PassageIndex, Scope, WeightedTerms } from "../index/passage-index.ts";
import { type Curve, type Features, probability } from "./calibration.ts";
import type { Mode } from "./contract.ts";

/** What both arms need of a question. */
export interface Probe {
  /** Absent in lexical mode. */
  vector?: Float32Array;
  /** Empty in semantic mode. */
  terms: WeightedTerms;
}

/** One way of putting a question. */
export interface Phrasing {
  probe: Probe;
  /** What a match of this phrasing counts, 0–1; 1 for the words as asked. */
  weight: number;
  /** The other name of the measure that this phrasing asks for; absent for the words as asked. */
  name?: string;
  /** Its words, to be marked where it was the best. */
  words?: readonly string[];
}

/** A passage of the pool with its one score; ranks count from 1 and are absent where an arm did not bring it. */
export interface Scored {
  passageId: string;
  score: number;
  /** Of the phrasing that matched best. */
  features: Features;
  lexicalScore: number;
  phrasing: Phrasing;
  lexicalRank?: number;
  semanticRank?: number;
}

export interface ScoreOptions {
  index: PassageIndex;
  curve: Curve;
}

// Another name counts only where it stands nearly whole: 检查 alone does not make a passage one of 联合检查.
const leastOfName = 0.8;

/** What a mode leaves of a probe. */
export function probeFor(mode: Mode, vector: Float32Array | undefined, terms: WeightedTerms): Probe {
  return {
    ...(mode === "lexical" || vector === undefined ? {} : { vector }),
    terms: mode === "semantic" ? new Map() : terms,
  };
}

/**
 * Candidates of both arms and all phrasings under the scope, joined into one pool and scored once. Every later step
 * (floor, groups, pages) only selects from it, so it can change no score and lose no group.
 */
export function fuse(
  phrasings: readonly Phrasing[],
  scope: Scope,
  { index, curve, poolSize }: ScoreOptions & { poolSize: number },
): Scored[] {
  const lexicalRanks = new Map<string, number>();
  const semanticRanks = new Map<string, number>();
  for (const { probe } of phrasings) {
    keepBestRanks(lexicalRanks, index.lexical(probe.terms, scope, poolSize));
    if (probe.vector) keepBestRanks(semanticRanks, index.nearest(probe.vector, scope, poolSize));
  }
  const pool = new Set([...lexicalRanks.keys(), ...semanticRanks.keys()]);
  return score(phrasings, pool, { index, curve }).map((scored) => {
    const lexicalRank = lexicalRanks.get(scored.passageId);
    const semanticRank = semanticRanks.get(scored.passageId);
    return { ...scored, ...(lexicalRank && { lexicalRank }), ...(semanticRank && { semanticRank }) };
  });
}

/** Score passages by the phrasing that fits each best, best first; equal scores by passage id. */
export function score(
  phrasings: readonly Phrasing[],
  pool: Iterable<string>,
  { index, curve }: ScoreOptions,
): Scored[] {
  const backgrounds = phrasings.map(({ probe }) => (probe.vector ? index.background(probe.vector) : 0));
  const scored = [...pool].map((passageId): Scored => {
    const vector = index.vector(passageId);
    const byPhrasing = phrasings.map((phrasing, at): Scored => {
      const { score: bm25, coverage } = index.lexicalMatch(phrasing.probe.terms, passageId);
      const near = phrasing.probe.vector && vector ? cosine(phrasing.probe.vector, vector) : 0;
      const features = { cosine: near, lift: near - (backgrounds[at] ?? 0), coverage, saturation: bm25 / (bm25 + 10) };
      const stands = phrasing.name === undefined || coverage >= leastOfName;
      const own = stands ? phrasing.weight * probability(curve, features) : 0;
      return { passageId, features, lexicalScore: bm25, phrasing, score: own };
    });
    return byPhrasing.reduce((best, one) => (one.score > best.score ? one : best));
  });
  return scored.sort((a, b) => b.score - a.score || (a.passageId < b.passageId ? -1 : 1));
}

function keepBestRanks(ranks: Map<string, number>, candidates: readonly Candidate[]): void {
  for (const [at, { passageId }] of candidates.entries()) {
    ranks.set(passageId, Math.min(at + 1, ranks.get(passageId) ?? Infinity));
  }
}
