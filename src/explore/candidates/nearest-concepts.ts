import type { Lexicon } from "../../concepts/lexicon.ts";
import type { Embedding } from "../../corpus/embedding.ts";
import type { PassageIndex } from "../../index/passage-index.ts";
import { lateInteraction } from "../../vectors/late-interaction.ts";
import type { Candidate } from "./contract.ts";
import { rowsIn, type Sentence } from "./sentences.ts";

export interface NearestParts {
  index: PassageIndex;
  lexicon: Lexicon;
  conceptEmbedding(text: string): Embedding | undefined;
}

const mostNearest = 3;

/** The three measures whose names are nearest to a sentence by late interaction, −1 to 1; ties by id. */
export function nearestConcepts({ passage, span }: Sentence, parts: NearestParts): Candidate["nearestConcepts"] {
  const tokens = parts.index.tokens(passage.id);
  if (tokens === undefined) return [];
  const { width, rows } = tokens;
  const own = [...new Set(rowsIn(tokens, span))];
  const taken = new Int8Array(own.length * width);
  for (const [at, row] of own.entries()) taken.set(rows.subarray(row * width, (row + 1) * width), at * width);
  return parts.lexicon.concepts
    .flatMap(({ id, name }) => {
      const embedding = parts.conceptEmbedding(name);
      const similarity = embedding && lateInteraction(embedding.tokens, { ...tokens, rows: taken });
      return similarity === undefined ? [] : [{ id, name, similarity }];
    })
    .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))
    .slice(0, mostNearest);
}
