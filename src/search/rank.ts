import { type Curve, probability, type Scoring } from "./calibration.ts";

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
  /** Whether it stands in a text of rules: these say what is to be done, not that it was. */
  isRule(passageId: string): boolean;
  second(passageId: string, first: F): F;
}

// No passage of the judged questions and measures that the first step gave less than this share of the floor ever reached
// `present` by the second, and 3 of 2 511 reached the floor.
const worthLooking = 1 / 15;

/**
 * Score passages, best first, equal scores by passage id: all of them by the first step, and the `depth` best of those by
 * the second too, unless they are hopeless. Both steps give a calibrated probability, so that passages of either can stand in one order. That of a
 * rule is taken of the floor of what is stated, not of 1: an article on a measure is related to it, and comes after every
 * report that has it.
 */
export function rank<F extends Readonly<Record<string, number>>>(
  passageIds: Iterable<string>,
  examination: Examination<F>,
  { scoring, depth }: { scoring: Scoring; depth: number },
): Scored<F>[] {
  const scoreOf = (curve: Curve, passageId: string, features: F): number =>
    probability(curve, features) * (examination.isRule(passageId) ? scoring.present : 1);
  const first = [...passageIds].map((passageId): Scored<F> => {
    const features = examination.first(passageId);
    return { passageId, score: scoreOf(scoring.first, passageId, features), features, isFull: false };
  });
  first.sort(byScore);
  const hopeless = first.findIndex(({ score }) => score < scoring.related * worthLooking);
  const looked = Math.min(depth, hopeless < 0 ? first.length : hopeless);
  const full = first.slice(0, looked).map(({ passageId, features: known }): Scored<F> => {
    const features = examination.second(passageId, known);
    return { passageId, score: scoreOf(scoring.full, passageId, features), features, isFull: true };
  });
  return [...full, ...first.slice(looked)].sort(byScore);
}

/** Best first; equal scores by passage id. */
export function byScore(a: { passageId: string; score: number }, b: { passageId: string; score: number }): number {
  return b.score - a.score || (a.passageId < b.passageId ? -1 : 1);
}
