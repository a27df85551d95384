import type { Turns } from "../search/turns.ts";
import { cosine } from "../vectors/cosine.ts";
import type { Folded } from "./fold.ts";

export interface ChooseOptions {
  /** How many questions there are. */
  queries: number;
  /** λ, 0–1. */
  diversity: number;
  perRegion?: number | undefined;
  /** Whether a passage still fits behind those that are taken; once false for a passage it stays false. */
  fits(passage: Folded): boolean;
  /** A passage is taken. */
  take(passage: Folded): void;
}

export interface LeftOut {
  perRegion: number;
  overBudget: number;
}

interface Open {
  passage: Folded;
  /** Of the passages that are taken, the likeness of the likest. */
  redundancy: number;
}

/**
 * Take passages by maximal marginal relevance (Carbonell & Goldstein 1998). The questions take turns, each taking of its own
 * passages the one with the highest (1 − λ) · s − λ · max r(t) over all taken t: s is the passage's calibrated score for this
 * question, r = ½ · max(0, cosine of the two vectors) + ½ · [same region], all 0–1; ties go to the better score, then to the
 * passage id. What a question only comes near to, plans and shortcomings too, waits until it has nothing else: a plan must not
 * take the room of a practice. What does not fit is passed over, and smaller ones may still come. Returns how many were left out, and why.
 */
export async function choose(passages: readonly Folded[], options: ChooseOptions, turns: Turns): Promise<LeftOut> {
  const left: LeftOut = { perRegion: 0, overBudget: 0 };
  const regions = new Map<string, number>();
  let open: Open[] = passages.map((passage) => ({ passage, redundancy: 0 }));
  for (let query = 0; open.length > 0; query = (query + 1) % options.queries) {
    open = open.filter(({ passage }) => stays(passage, { options, regions, left }));
    const best = bestFor(query, open, options.diversity);
    if (best === undefined) continue;
    options.take(best.passage);
    const { code } = best.passage.document.region;
    regions.set(code, (regions.get(code) ?? 0) + 1);
    open = open.filter((one) => one !== best);
    for (const one of open) one.redundancy = Math.max(one.redundancy, likeness(one.passage, best.passage));
    await turns.giveWay();
  }
  return left;
}

function stays(
  passage: Folded,
  { options, regions, left }: { options: ChooseOptions; regions: ReadonlyMap<string, number>; left: LeftOut },
): boolean {
  const { perRegion = Number.POSITIVE_INFINITY } = options;
  if ((regions.get(passage.document.region.code) ?? 0) >= perRegion) {
    left.perRegion++;
    return false;
  }
  if (options.fits(passage)) return true;
  left.overBudget++;
  return false;
}

function bestFor(query: number, open: readonly Open[], diversity: number): Open | undefined {
  let best: { one: Open; value: number; isPresent: boolean } | undefined;
  // Best first, so that the first of equal ones is the one to take.
  for (const one of open) {
    const answer = one.passage.answers.get(query);
    if (answer === undefined) continue;
    const value = (1 - diversity) * answer.score - diversity * one.redundancy;
    const isPresent = answer.status === "present";
    const isBetter = best === undefined || (isPresent === best.isPresent ? value > best.value : isPresent);
    if (isBetter) best = { one, value, isPresent };
  }
  return best?.one;
}

function likeness(a: Folded, b: Folded): number {
  const isSameRegion = a.document.region.code === b.document.region.code;
  return Math.max(0, cosine(a.vector, b.vector)) / 2 + (isSameRegion ? 0.5 : 0);
}
