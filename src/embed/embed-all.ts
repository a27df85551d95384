import { createHash } from "node:crypto";
import type { Embedding } from "../corpus/embedding.ts";
import { JucuoError } from "../corpus/errors.ts";
import type { Embedder, EmbeddingCache } from "./embedder.ts";

export interface EmbedAllOptions {
  embedder: Embedder;
  cache: EmbeddingCache;
  /** What the texts are; passages unless told. */
  as?: "passage" | "query";
  /** When aborted, no further text is begun and the call is rejected; finished ones stay in the cache. */
  signal?: AbortSignal;
  /** Called once for each text, embedded or found in the cache. */
  onEmbedded?: () => void;
}

/** The embeddings of `texts`, in their order. Each is cached as soon as it is there, so an interrupted run goes on from it. */
export async function embedAll(texts: readonly string[], options: EmbedAllOptions): Promise<Embedding[]> {
  const embeddings = new Array<Embedding>(texts.length);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < texts.length) {
      if (options.signal?.aborted) throw new JucuoError("internal", "已中断;做完的部分已保存,下次从这里继续。");
      const at = next++;
      embeddings[at] = await embedOne(texts[at] ?? "", options);
      options.onEmbedded?.();
    }
  };
  await Promise.all(Array.from({ length: options.embedder.parallelism }, work));
  return embeddings;
}

async function embedOne(text: string, { embedder, cache, as = "passage" }: EmbedAllOptions): Promise<Embedding> {
  // The same words as a question have another embedding.
  const key = createHash("sha256")
    .update(as === "query" ? `query\0${text}` : text)
    .digest("hex");
  const known = cache.get(key);
  if (known) return known;
  const embedding = await (as === "query" ? embedder.embedQuery(text) : embedder.embedPassage(text));
  cache.put(key, embedding);
  return embedding;
}
