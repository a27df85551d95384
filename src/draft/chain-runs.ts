import type { Run } from "./shared-runs.ts";

/** Runs that follow each other in both texts with little between: one stretch that was reworded here and there. */
export interface Chain {
  /** In order, apart in both texts. */
  runs: Run[];
  draft: { start: number; end: number };
  source: { start: number; end: number };
  /** Units that are the same. */
  matched: number;
  /** 2 · matched / (length in the draft + length in the source), 0–1 (Dice 1945). */
  similarity: number;
}

// A place, a figure or a name may differ between two runs; more is another sentence.
const widestGap = 16;
const leastMatched = 16;
const leastSimilarity = 0.7;

/** The chains of two texts' common runs that are long and alike enough to be told, by their place in the draft. */
export function chainRuns(runs: readonly Run[]): Chain[] {
  const open: Run[][] = [];
  for (const run of runs) {
    // The nearest chain that goes on here: little is between, and nothing goes back.
    const fitting = open
      .filter((chain) => followsOn(chain.at(-1), run))
      .sort((a, b) => distance(a.at(-1), run) - distance(b.at(-1), run));
    if (fitting[0] !== undefined) fitting[0].push(run);
    else open.push([run]);
  }
  return open
    .map(chainOf)
    .filter(({ matched, similarity }) => matched >= leastMatched && similarity >= leastSimilarity)
    .sort((a, b) => a.draft.start - b.draft.start || a.source.start - b.source.start);
}

function followsOn(last: Run | undefined, run: Run): boolean {
  if (last === undefined) return false;
  const [inDraft, inSource] = gaps(last, run);
  return inDraft >= 0 && inSource >= 0 && inDraft <= widestGap && inSource <= widestGap;
}

function distance(last: Run | undefined, run: Run): number {
  if (last === undefined) return Number.POSITIVE_INFINITY;
  const [inDraft, inSource] = gaps(last, run);
  return inDraft + inSource;
}

function gaps(last: Run, run: Run): [number, number] {
  return [run.draft - last.draft - last.length, run.source - last.source - last.length];
}

function chainOf(runs: Run[]): Chain {
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) throw new Error("A chain has a run.");
  const draft = { start: first.draft, end: last.draft + last.length };
  const source = { start: first.source, end: last.source + last.length };
  const matched = runs.reduce((sum, { length }) => sum + length, 0);
  const similarity = (2 * matched) / (draft.end - draft.start + source.end - source.start);
  return { runs, draft, source, matched, similarity };
}
