import type { Embedding } from "../corpus/embedding.ts";
import { CosineTable } from "../vectors/cosine-table.ts";
import { lateInteraction } from "../vectors/late-interaction.ts";
import type { Concept } from "./concept.ts";

/** How near a question is to the texts of one concept. */
export interface MeaningEvidence {
  /** Cosine with the nearest text, and the mean of the three nearest. */
  cosine: number;
  cosines: number;
  /** Late interaction with the nearest text; 0 where the vectors are far apart. */
  late: number;
}

// Texts that are compared token by token: those that are nearest by their vectors.
const nearTexts = 60;

/** The texts by which a concept is known in meaning. */
export function textsOf({ name, description, sayings }: Concept): string[] {
  return [name, description, ...sayings].filter((text) => text !== "");
}

/** Compares questions with all texts of all concepts. */
export class MeaningIndex {
  private readonly texts: { concept: number; embedding: Embedding }[];
  private readonly table: CosineTable;
  private readonly concepts: number;

  /** `embeddings` holds the embedding, as a question, of every text. */
  constructor(concepts: readonly Concept[], embeddings: ReadonlyMap<string, Embedding>) {
    this.concepts = concepts.length;
    this.texts = concepts.flatMap((concept, at) =>
      textsOf(concept).flatMap((text) => {
        const embedding = embeddings.get(text);
        return embedding === undefined ? [] : [{ concept: at, embedding }];
      }),
    );
    this.table = new CosineTable(this.texts.map(({ embedding }) => embedding.vector));
  }

  /** In the order of the concepts. */
  evidence({ vector, tokens }: Embedding): MeaningEvidence[] {
    const cosines = this.table.cosines(vector);
    const nearest = Array.from({ length: this.concepts }, () => [0, 0, 0] as [number, number, number]);
    const late = new Float64Array(this.concepts);
    const near = cosines.slice().sort()[Math.max(0, cosines.length - nearTexts)] ?? 0;
    for (const [at, { concept, embedding }] of this.texts.entries()) {
      const cosine = cosines[at] ?? 0;
      insert(nearest[concept] ?? [0, 0, 0], cosine);
      if (cosine < near) continue;
      late[concept] = Math.max(late[concept] ?? 0, lateInteraction(tokens, embedding.tokens));
    }
    return nearest.map(([best, second, third], at) => ({
      cosine: best,
      cosines: (best + second + third) / 3,
      late: late[at] ?? 0,
    }));
  }
}

/** Keep the three greatest, descending. */
function insert(best: [number, number, number], value: number): void {
  if (value > best[0]) best.splice(0, 3, value, best[0], best[1]);
  else if (value > best[1]) best.splice(1, 2, value, best[1]);
  else if (value > best[2]) best[2] = value;
}
