import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Lexicon } from "./concepts/lexicon.ts";
import { readLinkWeights } from "./concepts/link-weights.ts";
import { Linker } from "./concepts/linker.ts";
import { textsOf } from "./concepts/meaning-evidence.ts";
import { Tagger } from "./concepts/tag.ts";
import type { Embedding } from "./corpus/embedding.ts";
import { embedAll } from "./embed/embed-all.ts";
import type { Embedder, EmbeddingCache } from "./embed/embedder.ts";
import type { Tokenizer } from "./tokenize/tokenizer.ts";

/** What is known of measures, ready to be used on texts and questions. */
export interface Knowledge {
  lexicon: Lexicon;
  tagger: Tagger;
  linker: Linker;
  /** The embedding, as a question, of a name, description or saying of the lexicon. */
  conceptEmbedding(text: string): Embedding | undefined;
  /** Changes with every change of an entry and of how passages are tagged. Hexadecimal. */
  fingerprint: string;
}

// Raised when the same lexicon tags passages otherwise.
const taggingVersion = 2;

/** The texts of a lexicon that are embedded, each once. */
export function lexiconTexts(lexicon: Lexicon): string[] {
  return [...new Set(lexicon.concepts.flatMap(textsOf))];
}

interface KnowledgeParts {
  lexiconFolder: string;
  embedder: Embedder;
  cache: EmbeddingCache;
  tokenizer: Tokenizer;
}

/** Make a lexicon ready; its texts are embedded as questions, those in the cache aside. */
export async function prepareKnowledge(
  lexicon: Lexicon,
  { lexiconFolder, embedder, cache, tokenizer }: KnowledgeParts,
): Promise<Knowledge> {
  const texts = lexiconTexts(lexicon);
  const found = await embedAll(texts, { embedder, cache, as: "query" });
  const embeddings = new Map(texts.flatMap((text, at) => (found[at] ? [[text, found[at]] as const] : [])));
  const tagger = new Tagger(lexicon);
  const weights = readLinkWeights(join(lexiconFolder, "linking.json"));
  return {
    lexicon,
    tagger,
    linker: new Linker(lexicon, tagger, { weights, embeddings, tokenizer }),
    conceptEmbedding: (text) => embeddings.get(text),
    fingerprint: createHash("sha256")
      .update(JSON.stringify([taggingVersion, lexicon.concepts]))
      .digest("hex"),
  };
}
