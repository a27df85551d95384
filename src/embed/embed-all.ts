import { createHash } from "node:crypto";
import { JucuoError } from "../corpus/errors.ts";
import type { Embedder, VectorCache } from "./embedder.ts";

export interface EmbedAllOptions {
  embedder: Embedder;
  cache: VectorCache;
  /** When aborted, no further text is begun and the call is rejected; finished ones stay in the cache. */
  signal?: AbortSignal;
  /** Called once for each text, embedded or found in the cache. */
  onEmbedded?: () => void;
}

/** The vectors of `texts`, in their order. Each is cached as soon as it is there, so an interrupted run goes on from it. */
export async function embedAll(texts: readonly string[], options: EmbedAllOptions): Promise<Float32Array[]> {
  const vectors = new Array<Float32Array>(texts.length);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < texts.length) {
      if (options.signal?.aborted) throw new JucuoError("internal", "已中断;做完的部分已保存,下次从这里继续。");
      const at = next++;
      vectors[at] = await embedOne(texts[at] ?? "", options);
      options.onEmbedded?.();
    }
  };
  await Promise.all(Array.from({ length: options.embedder.parallelism }, work));
  return vectors;
}

async function embedOne(text: string, { embedder, cache }: EmbedAllOptions): Promise<Float32Array> {
  const key = createHash("sha256").update(text).digest("hex");
  const known = cache.get(key);
  if (known) return known;
  const vector = await embedder.embedPassage(text);
  cache.put(key, vector);
  return vector;
}
