import type { PassageIndex, Scope, WeightedTerms } from "../index/passage-index.ts";
import { type Curve, type Features, probability } from "./calibration.ts";
import type { Mode } from "./contract.ts";

/** What both arms need of a question. */
export interface Probe {
  /** Absent in lexical mode. */
  vector?: Float32Array;
  /** Empty in semantic mode. */
  terms: WeightedTerms;
}

/** A passage of the pool with its one score; ranks count from 1 and are absent where an arm did not bring it. */
export interface Scored {
  passageId: string;
  score: number;
  features: Features;
  lexicalRank?: number;
  lexicalScore: number;
  semanticRank?: number;
}

/** What a mode leaves of a probe. */
export function probeFor(mode: Mode, vector: Float32Array | undefined, terms: WeightedTerms): Probe {
  return {
    ...(mode === "lexical" || vector === undefined ? {} : { vector }),
    terms: mode === "semantic" ? new Map() : terms,
  };
}

/**
 * Candidates of both arms under the scope, joined into one pool and scored once. Every later step (floor, groups,
 * pages) only selects from it, so it can change no score and lose no group.
 */
export function fuse(
  probe: Probe,
  scope: Scope,
  options: { index: PassageIndex; curve: Curve; poolSize: number },
): Scored[] {
  const { index, curve, poolSize } = options;
  const lexical = index.lexical(probe.terms, scope, poolSize);
  const semantic = probe.vector ? index.nearest(probe.vector, scope, poolSize) : [];
  const lexicalRanks = new Map(lexical.map(({ passageId }, at) => [passageId, at + 1]));
  const semanticRanks = new Map(semantic.map(({ passageId }, at) => [passageId, at + 1]));
  const pool = new Set([...lexicalRanks.keys(), ...semanticRanks.keys()]);
  return score(probe, pool, { index, curve }).map((scored) => {
    const lexicalRank = lexicalRanks.get(scored.passageId);
    const semanticRank = semanticRanks.get(scored.passageId);
    return { ...scored, ...(lexicalRank && { lexicalRank }), ...(semanticRank && { semanticRank }) };
  });
}

/** Score passages, best first; equal scores by passage id. */
export function score(
  probe: Probe,
  pool: Iterable<string>,
  { index, curve }: { index: PassageIndex; curve: Curve },
): Scored[] {
  const background = probe.vector ? index.background(probe.vector) : 0;
  const scored = [...pool].map((passageId): Scored => {
    const { score: bm25, coverage } = index.lexicalMatch(probe.terms, passageId);
    const cosine = cosineOf(probe, index.vector(passageId));
    const features = { cosine, lift: cosine - background, coverage, saturation: bm25 / (bm25 + 10) };
    return { passageId, features, lexicalScore: bm25, score: probability(curve, features) };
  });
  return scored.sort((a, b) => b.score - a.score || (a.passageId < b.passageId ? -1 : 1));
}

function cosineOf({ vector }: Probe, other: Float32Array | undefined): number {
  if (vector === undefined || other === undefined) return 0;
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i] ?? 0) * (other[i] ?? 0);
  return sum;
}
