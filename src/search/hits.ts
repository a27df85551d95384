import type { Passage } from "../corpus/passage.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import type { Hit, Why } from "./contract.ts";
import type { Scored } from "./fuse.ts";
import type { Answer } from "./group.ts";
import { highlight } from "./highlight.ts";

export interface ScoredAnswer extends Answer {
  scored: Scored;
  passage: Passage;
}

/** Makes hits of scored passages. */
export class HitMaker {
  private readonly index: PassageIndex;

  constructor(index: PassageIndex) {
    this.index = index;
  }

  /** A scored passage with its document. */
  answer(scored: Scored): ScoredAnswer {
    const passage = this.index.passage(scored.passageId);
    const document = passage && this.index.document(passage.documentId)?.document;
    if (passage === undefined || document === undefined) throw new Error(`Passage ${scored.passageId} is not stored.`);
    const { section, concepts } = passage;
    return { passageId: passage.id, document, score: scored.score, section, concepts, scored, passage };
  }

  /** `words` are normalised and marked in the text. */
  make({ passage, document, scored }: ScoredAnswer, words: readonly string[], explain: boolean): Hit {
    const highlights = highlight(passage.text, [...words, ...(scored.phrasing.words ?? [])]);
    return {
      passage,
      document,
      score: scored.score,
      highlights,
      ...(explain && { why: whyOf(scored, passage, words) }),
    };
  }
}

function whyOf(scored: Scored, passage: Passage, words: readonly string[]): Why {
  const { lexicalRank, semanticRank, lexicalScore, features, score } = scored;
  const terms = words.filter((word) => highlight(passage.text, [word]).length > 0);
  return {
    ...(lexicalRank !== undefined && { lexical: { rank: lexicalRank, score: lexicalScore, terms } }),
    ...(semanticRank !== undefined && { semantic: { rank: semanticRank, score: features.cosine } }),
    ...(scored.phrasing.name !== undefined && { expandedWith: [scored.phrasing.name] }),
    fused: score,
  };
}
