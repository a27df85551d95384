// Run by the build: embeds the lexicon that comes with the program once, so that no first start has to. Without it, or
// after a change of an entry, what is missing is embedded at the start and kept in the store.
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { readLexicon } from "./concepts/read-lexicon.ts";
import { readConfig } from "./config.ts";
import { messageOf } from "./corpus/errors.ts";
import { embedAll } from "./embed/embed-all.ts";
import { readEmbeddingFile, writeEmbeddingFile } from "./embed/embedding-file.ts";
import { WorkerEmbedder } from "./embed/worker-embedder.ts";
import { lexiconTexts } from "./knowledge.ts";

const path = fileURLToPath(new URL("./lexicon-embeddings.bin", import.meta.url));

try {
  const { lexiconFolders, model: folder } = readConfig({});
  const embedder = new WorkerEmbedder({ folder, name: "built in", workers: availableParallelism() });
  const { sha256 } = embedder.model;
  const known = readEmbeddingFile(path, sha256);
  const embeddings = new Map(known);
  const put = embeddings.set.bind(embeddings);
  await embedAll(lexiconTexts(readLexicon(lexiconFolders)), {
    embedder,
    cache: { get: (key) => embeddings.get(key), put },
    as: "query",
  });
  await embedder.close();
  if (embeddings.size > known.size) writeEmbeddingFile(path, { modelSha256: sha256, embeddings });
} catch (error) {
  // The program works without; it only starts more slowly the first time.
  console.warn(`举措词库未能预先计算,首次启动会慢一些:${messageOf(error)}`);
}
