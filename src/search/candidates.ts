import type { Lexicon } from "../concepts/lexicon.ts";
import type { Candidate, PassageIndex, Scope } from "../index/passage-index.ts";
import type { Probe } from "./features.ts";

/** Where a passage stood in what an arm brought; ranks count from 1. */
export interface ArmPlace {
  rank: number;
  /** BM25 of the lexical arm, cosine of the semantic one. */
  score: number;
}

/** What the arms brought, under the scope, each passage once. */
export interface Pool {
  passageIds: string[];
  lexical: ReadonlyMap<string, ArmPlace>;
  semantic: ReadonlyMap<string, ArmPlace>;
  /** Passages that are tagged with a measure that the question means. */
  concept: ReadonlySet<string>;
  /** Whether an arm may have had more to bring. */
  isFull: boolean;
}

// From here on all passages that speak of the measure are candidates.
const linkedFrom = 0.15;

/**
 * The candidates of a question: the `size` best by words, the `size` nearest by vector to the question and to the names of
 * the measures it means, and every passage that is tagged with one of them. One pool, which all later steps select from.
 */
export function candidates(
  probe: Probe,
  scope: Scope,
  { index, lexicon, size }: { index: PassageIndex; lexicon: Lexicon; size: number },
): Pool {
  const likely = probe.links.filter(({ probability }) => probability >= linkedFrom);
  const byWords = index.lexical(probe.terms, scope, size);
  const vectors = probe.embedding ? [probe.embedding.vector, ...likely.map(({ embedding }) => embedding.vector)] : [];
  const byVector = vectors.map((vector) => index.nearest(vector, scope, size));
  const concept = new Set(
    index.tagged(
      likely.flatMap(({ concept: { id } }) => [...lexicon.withParts(id), ...lexicon.akin(id)]),
      scope,
    ),
  );
  const [semantic = []] = byVector;
  return {
    passageIds: [...new Set([...[...byWords, ...byVector.flat()].map(({ passageId }) => passageId), ...concept])],
    lexical: places(byWords),
    semantic: places(semantic),
    concept,
    isFull: [byWords, ...byVector].some((found) => found.length >= size),
  };
}

function places(found: readonly Candidate[]): Map<string, ArmPlace> {
  return new Map(found.map(({ passageId, score }, at) => [passageId, { rank: at + 1, score }]));
}
