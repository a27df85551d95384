import { type BareText, bareText } from "../concepts/bare-text.ts";
import type { Document } from "../corpus/document.ts";
import type { Passage, Span } from "../corpus/passage.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import type { BareCorpus } from "./bare-corpus.ts";
import { type Chain, chainRuns } from "./chain-runs.ts";
import type { ReuseSource } from "./reuse-contract.ts";
import { SeedIndex } from "./shared-runs.ts";

/** A stretch of the draft beside the stretch of a report that says the same, in places of both texts as given. */
export interface Alignment {
  draft: Span;
  source: Span;
  passage: Passage;
  document: Document;
  similarity: number;
  /** Units that are the same, punctuation aside. */
  matched: number;
  /** Stretches of the draft that are the same to the letter. */
  same: Span[];
  differences: ReuseSource["differences"];
}

/** Every stretch of a draft that some passage of these documents shares, by document, then by place in the draft. */
export async function alignDraft(
  draft: string,
  documents: readonly Document[],
  { corpus, index }: { corpus: BareCorpus; index: Pick<PassageIndex, "passage"> },
): Promise<Alignment[]> {
  const bare = bareText(draft);
  const seeds = new SeedIndex(bare.text);
  const found: Alignment[] = [];
  for await (const { document, passages } of corpus.of(documents)) {
    for (const { id, text } of passages) {
      const chains = chainRuns(seeds.runsIn(text));
      const passage = chains.length > 0 ? index.passage(id) : undefined;
      if (passage === undefined) continue;
      const other = bareText(passage.text);
      found.push(...chains.map((chain) => alignment(chain, { draft, bare, document, passage, other })));
    }
  }
  return found;
}

interface Sides {
  draft: string;
  bare: BareText;
  document: Document;
  passage: Passage;
  other: BareText;
}

function alignment(chain: Chain, { draft, bare, document, passage, other }: Sides): Alignment {
  const { similarity, matched, runs } = chain;
  return {
    draft: spanIn(bare, chain.draft.start, chain.draft.end),
    source: spanIn(other, chain.source.start, chain.source.end),
    passage,
    document,
    similarity,
    matched,
    same: runs.map((run) => spanIn(bare, run.draft, run.draft + run.length)),
    differences: runs.slice(1).flatMap((run, at) => {
      const before = runs[at];
      if (before === undefined) return [];
      const words = (text: string, side: BareText, from: number, to: number): string =>
        to > from ? text.slice(side.starts[from], side.ends[to - 1]) : "";
      const inDraft = words(draft, bare, before.draft + before.length, run.draft);
      const inSource = words(passage.text, other, before.source + before.length, run.source);
      return [{ draft: inDraft, source: inSource }];
    }),
  };
}

function spanIn({ starts, ends }: BareText, start: number, end: number): Span {
  return { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 };
}
