import { probability, type Scoring } from "./calibration.ts";

/** A passage with its one score and what it rests on. */
export interface Scored<F> {
  passageId: string;
  /** Calibrated probability, 0–1. */
  score: number;
  features: F;
  /** Whether its token vectors were looked at. */
  isFull: boolean;
}

/** Looks at passages in two steps; the second is the dear one. */
export interface Examination<F extends Readonly<Record<string, number>>> {
  first(passageId: string): F;
  second(passageId: string, first: F): F;
}

/**
 * Score passages, best first, equal scores by passage id: all of them by the first step, and the `depth` best of those by
 * the second too. Both steps give a calibrated probability, so that passages of either can stand in one order.
 */
export function rank<F extends Readonly<Record<string, number>>>(
  passageIds: Iterable<string>,
  examination: Examination<F>,
  { scoring, depth }: { scoring: Scoring; depth: number },
): Scored<F>[] {
  const first = [...passageIds].map((passageId): Scored<F> => {
    const features = examination.first(passageId);
    return { passageId, score: probability(scoring.first, features), features, isFull: false };
  });
  first.sort(byScore);
  const full = first.slice(0, depth).map(({ passageId, features: known }): Scored<F> => {
    const features = examination.second(passageId, known);
    return { passageId, score: probability(scoring.full, features), features, isFull: true };
  });
  return [...full, ...first.slice(depth)].sort(byScore);
}

/** Best first; equal scores by passage id. */
export function byScore(a: { passageId: string; score: number }, b: { passageId: string; score: number }): number {
  return b.score - a.score || (a.passageId < b.passageId ? -1 : 1);
}
