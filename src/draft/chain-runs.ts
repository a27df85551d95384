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
    .flatMap((chain) => chainOf(chain) ?? [])
    .filter(({ similarity }) => similarity >= leastSimilarity)
    .sort((a, b) => a.draft.start - b.draft.start || a.source.start - b.source.start);
}

/** What of a chain lies in `[start, end)` of the draft; undefined where that is too little to be told. */
export function chainWithin({ runs }: Chain, { start, end }: Chain["draft"]): Chain | undefined {
  return chainOf(
    runs.flatMap((run) => {
      const from = Math.max(run.draft, start);
      const length = Math.min(run.draft + run.length, end) - from;
      return length > 0 ? [{ draft: from, source: run.source + from - run.draft, length }] : [];
    }),
  );
}

/** The chain without the units for which `isSame` says no: two numbers may stand in the same place and differ. */
export function chainOfSame({ runs }: Chain, isSame: (draft: number, source: number) => boolean): Chain | undefined {
  return chainOf(
    runs.flatMap((run) => {
      const pieces: Run[] = [];
      let length = 0;
      for (let at = 0; at <= run.length; at++) {
        if (at < run.length && isSame(run.draft + at, run.source + at)) length++;
        else {
          if (length > 0) pieces.push({ draft: run.draft + at - length, source: run.source + at - length, length });
          length = 0;
        }
      }
      return pieces;
    }),
  );
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

/** Undefined where too little is the same to be told. */
function chainOf(runs: Run[]): Chain | undefined {
  const [first, last] = [runs[0], runs.at(-1)];
  const matched = runs.reduce((sum, { length }) => sum + length, 0);
  if (first === undefined || last === undefined || matched < leastMatched) return undefined;
  const draft = { start: first.draft, end: last.draft + last.length };
  const source = { start: first.source, end: last.source + last.length };
  const similarity = (2 * matched) / (draft.end - draft.start + source.end - source.start);
  return { runs, draft, source, matched, similarity };
}
