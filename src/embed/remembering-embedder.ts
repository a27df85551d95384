import type { Embedder, ModelIdentity } from "./embedder.ts";

const mostRemembered = 2_000;

/** An embedder that keeps the vectors of the latest questions: the other names of a measure are asked again and again. */
export class RememberingEmbedder implements Embedder {
  readonly model: ModelIdentity;
  readonly parallelism: number;
  private readonly inner: Embedder;
  /** In the order of their last use. */
  private readonly questions = new Map<string, Promise<Float32Array>>();

  constructor(inner: Embedder) {
    this.inner = inner;
    this.model = inner.model;
    this.parallelism = inner.parallelism;
  }

  embedPassage(text: string): Promise<Float32Array> {
    return this.inner.embedPassage(text);
  }

  embedQuery(text: string): Promise<Float32Array> {
    const vector = this.questions.get(text) ?? this.inner.embedQuery(text);
    this.questions.delete(text);
    this.questions.set(text, vector);
    // A failure is not remembered: the next one who asks tries again.
    vector.catch(() => this.questions.delete(text));
    for (const oldest of this.questions.keys()) {
      if (this.questions.size <= mostRemembered) break;
      this.questions.delete(oldest);
    }
    return vector;
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
