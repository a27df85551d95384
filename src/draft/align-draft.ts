import type { Document } from "../corpus/document.ts";
import type { Passage, Span } from "../corpus/passage.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import type { BareCorpus } from "./bare-corpus.ts";
import { type Chain, chainOfSame, chainRuns, chainWithin } from "./chain-runs.ts";
import type { ReuseSource } from "./reuse-contract.ts";
import { SeedIndex } from "./shared-runs.ts";
import { type Units, unitsOf } from "./units.ts";

/** A stretch of the draft beside the stretch of a report that says the same, in places of both texts as given. */
export interface Alignment {
  draft: Span;
  source: Span;
  passage: Passage;
  document: Document;
  similarity: number;
  /** Units that are the same, punctuation aside; a number is one. */
  matched: number;
  /** Stretches of the draft that are the same to the letter. */
  same: Span[];
  differences: ReuseSource["differences"];
  /** What lies in a part of the draft; undefined where that is too little to be told. */
  within(part: Span): Alignment | undefined;
}

/** Every stretch of a draft that some passage of these documents shares, by document, then by place in the draft. */
export async function alignDraft(
  draft: string,
  documents: readonly Document[],
  { corpus, index }: { corpus: BareCorpus; index: Pick<PassageIndex, "passage"> },
): Promise<Alignment[]> {
  const units = unitsOf(draft);
  const seeds = new SeedIndex(units.text);
  const found: Alignment[] = [];
  for await (const { document, passages } of corpus.of(documents)) {
    for (const { id, text } of passages) {
      const chains = chainRuns(seeds.runsIn(text));
      const passage = chains.length > 0 ? index.passage(id) : undefined;
      if (passage === undefined) continue;
      const other = unitsOf(passage.text);
      const sides = { draft, units, document, passage, other };
      const sameNumbers = (at: number, to: number): boolean => units.numbers.get(at) === other.numbers.get(to);
      for (const chain of chains) {
        const same = chainOfSame(chain, sameNumbers);
        if (same !== undefined) found.push(alignment(same, sides));
      }
    }
  }
  return found;
}

interface Sides {
  draft: string;
  units: Units;
  document: Document;
  passage: Passage;
  other: Units;
}

function alignment(chain: Chain, sides: Sides): Alignment {
  const { draft, units, document, passage, other } = sides;
  const { similarity, matched, runs } = chain;
  return {
    draft: spanIn(units, chain.draft.start, chain.draft.end),
    source: spanIn(other, chain.source.start, chain.source.end),
    passage,
    document,
    similarity,
    matched,
    same: runs.map((run) => spanIn(units, run.draft, run.draft + run.length)),
    differences: runs.slice(1).flatMap((run, at) => {
      const before = runs[at];
      if (before === undefined) return [];
      const words = (text: string, side: Units, from: number, to: number): string =>
        to > from ? text.slice(side.starts[from], side.ends[to - 1]) : "";
      const inDraft = words(draft, units, before.draft + before.length, run.draft);
      const inSource = words(passage.text, other, before.source + before.length, run.source);
      return [{ draft: inDraft, source: inSource }];
    }),
    within: ({ start, end }) => {
      const part = chainWithin(chain, { start: firstFrom(units.starts, start), end: firstFrom(units.starts, end) });
      return part && alignment(part, sides);
    },
  };
}

/** The first unit that starts at or behind a place. */
function firstFrom(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function spanIn({ starts, ends }: Units, start: number, end: number): Span {
  return { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 };
}
