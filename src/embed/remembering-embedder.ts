import type { Embedding } from "../corpus/embedding.ts";
import type { Embedder, ModelIdentity } from "./embedder.ts";

const mostRemembered = 2_000;

/** An embedder that keeps the latest questions: the same ones are asked again while a person turns pages. */
export class RememberingEmbedder implements Embedder {
  readonly model: ModelIdentity;
  readonly parallelism: number;
  private readonly inner: Embedder;
  /** In the order of their last use. */
  private readonly questions = new Map<string, Promise<Embedding>>();

  constructor(inner: Embedder) {
    this.inner = inner;
    this.model = inner.model;
    this.parallelism = inner.parallelism;
  }

  embedPassage(text: string): Promise<Embedding> {
    return this.inner.embedPassage(text);
  }

  embedQuery(text: string): Promise<Embedding> {
    const embedding = this.questions.get(text) ?? this.inner.embedQuery(text);
    this.questions.delete(text);
    this.questions.set(text, embedding);
    // A failure is not remembered: the next one who asks tries again.
    embedding.catch(() => this.questions.delete(text));
    for (const oldest of this.questions.keys()) {
      if (this.questions.size <= mostRemembered) break;
      this.questions.delete(oldest);
    }
    return embedding;
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
