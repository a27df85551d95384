/** Which model made a vector. Vectors of different models must never meet. */
export interface ModelIdentity {
  name: string;
  /** Numbers in a vector. */
  dimension: number;
  /** Over all files that decide the numbers: weights, tokenizer, pooling and prefix settings. Hexadecimal. */
  sha256: string;
}

/**
 * Text → unit-length vectors of `model.dimension` numbers. The same text gives the same bytes, whatever was embedded
 * before or beside it.
 */
export interface Embedder {
  readonly model: ModelIdentity;
  /** One text of a report. */
  embedPassage(text: string): Promise<Float32Array>;
  /** A question; models that were trained with an instruction before questions get it here. */
  embedQuery(text: string): Promise<Float32Array>;
  /** How many texts can be embedded at the same time; more wait in line. */
  readonly parallelism: number;
  close(): Promise<void>;
}

/** Vectors already paid for, by model and text. */
export interface VectorCache {
  get(textSha256: string): Float32Array | undefined;
  /** Durable when it returns. */
  put(textSha256: string, vector: Float32Array): void;
}
