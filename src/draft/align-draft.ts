import type { Document } from "../corpus/document.ts";
import type { Passage, Span } from "../corpus/passage.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import type { BareCorpus } from "./bare-corpus.ts";
import { type Chain, chainOfSame, chainRuns, chainWithin } from "./chain-runs.ts";
import type { ReuseSource } from "./reuse-contract.ts";
import { SeedIndex } from "./shared-runs.ts";
import { type Units, unitsOf } from "./units.ts";

/** A stretch of the draft beside the stretch of a report that says the same, in places of both texts as given. */
export class Alignment {
  readonly draft: Span;
  private readonly chain: Chain;
  private readonly sides: Sides;

  constructor(chain: Chain, sides: Sides) {
    this.chain = chain;
    this.sides = sides;
    this.draft = spanIn(sides.units, chain.draft.start, chain.draft.end);
  }

  get passage(): Passage {
    return this.sides.passage;
  }

  get document(): Document {
    return this.sides.document;
  }

  get similarity(): number {
    return this.chain.similarity;
  }

  /** Units that are the same, punctuation aside; a number is one. */
  get matched(): number {
    return this.chain.matched;
  }

  get source(): Span {
    return spanIn(this.sides.other(), this.chain.source.start, this.chain.source.end);
  }

  /** Stretches of the draft that are the same to the letter. */
  get same(): Span[] {
    return this.chain.runs.map((run) => spanIn(this.sides.units, run.draft, run.draft + run.length));
  }

  get differences(): ReuseSource["differences"] {
    return differencesOf(this.chain.runs, this.sides);
  }

  /** What lies in a part of the draft; undefined where that is too little to be told. */
  within({ start, end }: Span): Alignment | undefined {
    const { starts } = this.sides.units;
    const part = chainWithin(this.chain, { start: firstFrom(starts, start), end: firstFrom(starts, end) });
    return part && new Alignment(part, this.sides);
  }
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
      const sides = { draft, units, document, passage, other: once(() => unitsOf(passage.text)) };
      const sameNumbers = (at: number, to: number): boolean =>
        !units.numbers.has(at) || units.numbers.get(at) === sides.other().numbers.get(to);
      for (const chain of chains) {
        const same = chainOfSame(chain, sameNumbers);
        if (same !== undefined) found.push(new Alignment(same, sides));
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
  /** Read only where it is asked for: of most passages that share a formula no more is told. */
  other: () => Units;
}

function differencesOf(runs: Chain["runs"], { draft, units, passage, other }: Sides): ReuseSource["differences"] {
  const words = (text: string, side: Units, from: number, to: number): string =>
    to > from ? text.slice(side.starts[from], side.ends[to - 1]) : "";
  return runs.slice(1).flatMap((run, at) => {
    const before = runs[at];
    if (before === undefined) return [];
    const inDraft = words(draft, units, before.draft + before.length, run.draft);
    const inSource = words(passage.text, other(), before.source + before.length, run.source);
    return [{ draft: inDraft, source: inSource }];
  });
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
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
