import type { Embedding } from "../corpus/embedding.ts";

/** Which model made a vector. Vectors of different models must never meet. */
export interface ModelIdentity {
  name: string;
  /** Numbers in a vector. */
  dimension: number;
  /** Numbers in a token vector. */
  tokenWidth: number;
  /** Over all files that decide the numbers: weights, tokenizer, projection, pooling and prefix settings. Hexadecimal. */
  sha256: string;
}

/**
 * Text → a unit-length vector of `model.dimension` numbers and token vectors of `model.tokenWidth`. The same text gives
 * the same bytes, whatever was embedded before or beside it.
 */
export interface Embedder {
  readonly model: ModelIdentity;
  /** One text of a report; its token vectors are pooled. */
  embedPassage(text: string): Promise<Embedding>;
  /**
   * A question; models that were trained with an instruction before questions get it here. A token vector for each token
   * of the question, without those of the instruction.
   */
  embedQuery(text: string): Promise<Embedding>;
  /** How many texts can be embedded at the same time; more wait in line. */
  readonly parallelism: number;
  close(): Promise<void>;
}

/** Embeddings already paid for, by text; each model has a cache of its own. */
export interface EmbeddingCache {
  get(textSha256: string): Embedding | undefined;
  /** Durable when it returns. */
  put(textSha256: string, embedding: Embedding): void;
}
