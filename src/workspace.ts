import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { KeyRing } from "./access/key-ring.ts";
import { readLexicon } from "./concepts/read-lexicon.ts";
import type { Config } from "./config.ts";
import { Divisions } from "./corpus/divisions.ts";
import type { Embedding } from "./corpus/embedding.ts";
import { Drafter } from "./draft/drafter.ts";
import type { Embedder, EmbeddingCache } from "./embed/embedder.ts";
import { readEmbeddingFile } from "./embed/embedding-file.ts";
import { fetchHubModel, isHubId } from "./embed/hub.ts";
import { RememberingEmbedder } from "./embed/remembering-embedder.ts";
import { WorkerEmbedder } from "./embed/worker-embedder.ts";
import { Explorer } from "./explore/explorer.ts";
import { EmbeddedIndex } from "./index/embedded/embedded-index.ts";
import { Store } from "./index/embedded/store.ts";
import { type IngestProgress, ingest, type Outcome, type Pipeline, type Source } from "./ingest.ts";
import { prepareKnowledge } from "./knowledge.ts";
import { locateFigures } from "./parse/figures.ts";
import { Preparer } from "./preparer.ts";
import { isReadable } from "./read/read.ts";
import { readCalibration } from "./search/calibration.ts";
import type { CompareParts } from "./search/compare.ts";
import { Repairer } from "./search/repair.ts";
import { SearchEngine, withReaders } from "./search/search-engine.ts";
import { Tokenizer } from "./tokenize/tokenizer.ts";
import { WatchList } from "./watch/watch-list.ts";
import { Watcher } from "./watch/watcher.ts";

// In dist/ also when the sources are run: the build makes it.
const builtEmbeddings = fileURLToPath(new URL("../dist/lexicon-embeddings.bin", import.meta.url));

/** The parts of the program put together over one data folder. */
export interface Workspace {
  engine: SearchEngine;
  explorer: Explorer;
  drafter: Drafter;
  watches: WatchList;
  watcher: Watcher;
  pipeline: Pipeline;
  index: EmbeddedIndex;
  divisions: Divisions;
  /** What the engine answers with. */
  parts: CompareParts;
  close(): Promise<void>;
}

export interface WorkspaceOptions {
  exactUpTo?: number;
  /** Hears why a watch could not be checked; its record says so too. */
  onWatchError?: (error: unknown, watchId: string) => void;
}

/** Open the index, the model and the lexicon that the settings name. Throws `index_unavailable` with what to do. */
export async function openWorkspace(
  config: Config,
  { exactUpTo, onWatchError = () => undefined }: WorkspaceOptions = {},
): Promise<Workspace> {
  restoreRetired(config.storeFolder);
  const embedder = new RememberingEmbedder(await openModel(config));
  // The model loads in its thread while the dictionary loads in this one.
  const warm = embedder.embedQuery("预热");
  warm.catch(() => undefined);
  const [builtIn, ...ownLexicons] = config.lexiconFolders;
  const lexicon = readLexicon(config.lexiconFolders);
  const wordLists = (name: string): string[] => [
    join(builtIn, name),
    ...ownLexicons.map((folder) => join(folder, name)).filter(existsSync),
  ];
  const files = { dictionaries: wordLists("dictionary.txt"), stopwords: wordLists("stopwords.txt") };
  const tokenizer = new Tokenizer(files, lexicon.names());
  const calibration = readCalibration(join(builtIn, "calibration.json"));
  const divisions = new Divisions();
  const index = new EmbeddedIndex({
    folder: config.storeFolder,
    tokenizer,
    model: embedder.model,
    ...(exactUpTo !== undefined && { exactUpTo }),
  });
  index.store.removed.forgetOld();
  const preparer = new Preparer();
  await warm;
  const { sha256 } = embedder.model;
  const cache = {
    get: (text: string) => index.store.cachedEmbedding(sha256, text),
    put: (text: string, embedding: Embedding) => index.store.cacheEmbedding(sha256, text, embedding),
  };
  const knowledge = await prepareKnowledge(lexicon, {
    lexiconFolder: builtIn,
    tokenizer,
    embedder,
    cache: builtFirst(cache, sha256),
  });
  index.retag((passage) => knowledge.tagger.tagsOf(passage), knowledge.fingerprint);
  const repairer = new Repairer({ index, lexicon, tokenizer });
  const parts = withReaders({ index, embedder, tokenizer, divisions, calibration, repairer, ...knowledge });
  const watcher = new Watcher({ ...parts, tables: index.store.watches }, onWatchError);
  return {
    engine: new SearchEngine(parts),
    explorer: new Explorer(parts),
    drafter: new Drafter(parts, locateFigures),
    watches: new WatchList(parts, index.store.watches),
    watcher,
    parts,
    pipeline: { preparer, embedder, cache, index, tag: (passage) => knowledge.tagger.tagsOf(passage) },
    divisions,
    index,
    close: async () => {
      await watcher.close();
      index.close();
      await preparer.close();
      await embedder.close();
    },
  };
}

/** The keys of the store alone: neither the index in memory nor the model is needed. */
export async function withKeyRing<T>(
  { storeFolder }: Pick<Config, "storeFolder">,
  work: (keys: KeyRing) => Promise<T> | T,
): Promise<T> {
  restoreRetired(storeFolder);
  const store = new Store(storeFolder);
  try {
    return await work(new KeyRing(store.keys));
  } finally {
    store.close();
  }
}

/** What the build has embedded of the lexicon, then what the store has. */
function builtFirst(cache: EmbeddingCache, modelSha256: string): EmbeddingCache {
  const built = readEmbeddingFile(builtEmbeddings, modelSha256);
  return { get: (key) => built.get(key) ?? cache.get(key), put: (key, embedding) => cache.put(key, embedding) };
}

/** A folder of that name goes before a model of the hub: `models/mine` may be either. */
async function openModel({ model, modelsFolder, workers }: Config): Promise<Embedder> {
  if (isHubId(model) && !existsSync(resolve(model))) {
    return new WorkerEmbedder({ folder: await fetchHubModel(model, modelsFolder), name: model, workers });
  }
  return new WorkerEmbedder({ folder: resolve(model), name: basename(model), workers });
}

/** What the manifest says of the sample reports: absent, on their way in, or all there. */
const samplesKey = "samples";

/**
 * Take in the sample reports when the index is new, or when an earlier start was cut off before all were in. An index
 * that was begun with the user's own files never gets them.
 */
export async function addSamples(
  { index, pipeline }: Workspace,
  corpusFolder: string,
  options: { progress?: IngestProgress; signal?: AbortSignal },
): Promise<Outcome[]> {
  const state = index.store.manifest(samplesKey) ?? (index.documents().length === 0 ? "pending" : "unwanted");
  if (state !== "pending") return [];
  index.store.setManifest(samplesKey, "pending");
  const outcomes = await ingest(sampleSources(corpusFolder), pipeline, options);
  const complete = !options.signal?.aborted && outcomes.every(({ status }) => status !== "failed");
  // What failed for a reason that passes, such as a thread that ended, is tried again at the next start.
  if (complete) index.store.setManifest(samplesKey, "done");
  return outcomes;
}

/** Say that the user's own files come first: the samples stay out. */
export function declineSamples({ index }: Workspace): void {
  if (index.store.manifest(samplesKey) === undefined) index.store.setManifest(samplesKey, "unwanted");
}

/** The sample reports; the notes on where they come from are no report. */
function sampleSources(folder: string): Source[] {
  const names = readdirSync(folder).filter(
    (name) => isReadable(name) && !name.startsWith("PROVENANCE") && !name.startsWith("."),
  );
  return names.sort().map((name) => ({ path: join(folder, name), bytes: readFileSync(join(folder, name)) }));
}

/** Where a rebuild puts the old store while the new one takes its place. */
export function retiredFolder(storeFolder: string): string {
  return `${storeFolder}.old`;
}

/** A rebuild that was killed between its two renames has left only the old store: it is put back. */
export function restoreRetired(storeFolder: string): void {
  if (!existsSync(storeFolder) && existsSync(retiredFolder(storeFolder))) {
    renameSync(retiredFolder(storeFolder), storeFolder);
  }
}

/** Remove what is built; the caller holds what it wants to put back. */
export function removeStore(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
