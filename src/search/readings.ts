import type { TaggedConcept, Tagger } from "../concepts/tag.ts";
import type { Passage } from "../corpus/passage.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import { type NormalizedText, normalize } from "../tokenize/normalize.ts";

/** A passage as it is shown: its text for marking words, and where it says which measures. */
export interface Reading {
  passage: Passage;
  normalized: NormalizedText;
  tagged(): readonly TaggedConcept[];
}

const mostKept = 2_000;

/** Reads passages for showing; those shown last are kept, since the same ones answer related questions. */
export class Readings {
  private readonly index: PassageIndex;
  private readonly tagger: Tagger;
  private revision = -1;
  /** In the order of their last use. */
  private readonly kept = new Map<string, Reading>();

  constructor(index: PassageIndex, tagger: Tagger) {
    this.index = index;
    this.tagger = tagger;
  }

  /** Undefined for a passage that the index does not hold. */
  of(passageId: string): Reading | undefined {
    const revision = this.index.revision();
    if (revision !== this.revision) this.kept.clear();
    this.revision = revision;
    const reading = this.kept.get(passageId) ?? this.read(passageId);
    if (reading === undefined) return undefined;
    this.kept.delete(passageId);
    this.kept.set(passageId, reading);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= mostKept) break;
      this.kept.delete(oldest);
    }
    return reading;
  }

  /** Where a passage says which measures, as `Tagger` does. */
  tag(passage: Passage): readonly TaggedConcept[] {
    return this.of(passage.id)?.tagged() ?? this.tagger.tag(passage);
  }

  private read(passageId: string): Reading | undefined {
    const passage = this.index.passage(passageId);
    if (passage === undefined) return undefined;
    let tagged: readonly TaggedConcept[] | undefined;
    return {
      passage,
      normalized: normalize(passage.text),
      tagged: () => {
        tagged ??= this.tagger.tag(passage);
        return tagged;
      },
    };
  }
}
