import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { readLexicon } from "../src/concepts/read-lexicon.ts";
import { Divisions } from "../src/corpus/divisions.ts";
import type { Embedding } from "../src/corpus/embedding.ts";
import type { Passage, Tag } from "../src/corpus/passage.ts";
import { Drafter } from "../src/draft/drafter.ts";
import type { Embedder, EmbeddingCache } from "../src/embed/embedder.ts";
import { Explorer } from "../src/explore/explorer.ts";
import { EmbeddedIndex } from "../src/index/embedded/embedded-index.ts";
import { ingest, type Outcome, type Pipeline } from "../src/ingest.ts";
import { type Knowledge, prepareKnowledge } from "../src/knowledge.ts";
import { locateFigures } from "../src/parse/figures.ts";
import { Preparer } from "../src/preparer.ts";
import { readCalibration } from "../src/search/calibration.ts";
import type { CompareParts } from "../src/search/compare.ts";
import { Repairer } from "../src/search/repair.ts";
import { SearchEngine, withReaders } from "../src/search/search-engine.ts";
import { Tokenizer } from "../src/tokenize/tokenizer.ts";
import { WatchList } from "../src/watch/watch-list.ts";
import { Watcher } from "../src/watch/watcher.ts";

const data = fileURLToPath(new URL("../index-data", import.meta.url));
const dimension = 32;

export const lexicon = readLexicon([join(data, "lexicon")]);

export function testTokenizer(): Tokenizer {
  const folder = join(data, "lexicon");
  const files = { dictionaries: [join(folder, "dictionary.txt")], stopwords: [join(folder, "stopwords.txt")] };
  return new Tokenizer(files, lexicon.names());
}

const places = new Map<string, number>();

function placeOf(character: string): number {
  const known = places.get(character);
  if (known !== undefined) return known;
  const [at = 0] = createHash("sha256").update(character).digest();
  places.set(character, at % dimension);
  return at % dimension;
}

/** Deterministic and without a model: texts that share characters are near. */
export class HashEmbedder implements Embedder {
  readonly model = { name: "hash", dimension, tokenWidth: dimension, sha256: "0".repeat(64) };
  readonly parallelism = 2;
  embedded = 0;

  async embedPassage(text: string): Promise<Embedding> {
    this.embedded++;
    const characters = [...`#${text}`];
    const vector = new Float32Array(dimension);
    const rows = new Int8Array(characters.length * dimension);
    for (const [token, character] of characters.entries()) {
      const at = placeOf(character);
      vector[at] = (vector[at] ?? 0) + 1;
      rows[token * dimension + at] = 127;
    }
    const norm = Math.hypot(...vector);
    const owners = Uint8Array.from(characters, (_, token) => token % 256);
    const lengths = Uint8Array.from(characters, (character, token) => (token === 0 ? 0 : character.length));
    return { vector: vector.map((value) => value / norm), tokens: { width: dimension, rows, owners, lengths } };
  }

  embedQuery(text: string): Promise<Embedding> {
    return this.embedPassage(text);
  }

  async close(): Promise<void> {}
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "jucuo-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface SmallCorpus {
  engine: SearchEngine;
  explorer: Explorer;
  drafter: Drafter;
  watches: WatchList;
  watcher: Watcher;
  index: EmbeddedIndex;
  pipeline: Pipeline;
  embedder: HashEmbedder;
  outcomes: Outcome[];
  /** What the engine answers with. */
  parts: CompareParts;
}

// The lexicon that comes with the program, embedded once for all tests of a file.
let knowledge: Knowledge | undefined;
const noCache: EmbeddingCache = { get: () => undefined, put: () => undefined };

/** An engine over reports that stand in the test, with a real store and the hash embedder. */
export async function smallCorpus(
  reports: Record<string, string | Uint8Array>,
  options: { folder?: string; exactUpTo?: number; onWatchError?: (error: unknown) => void } = {},
): Promise<SmallCorpus> {
  const embedder = new HashEmbedder();
  const tokenizer = testTokenizer();
  const divisions = new Divisions();
  const folder = options.folder ?? temporaryFolder();
  const { exactUpTo } = options;
  const index = new EmbeddedIndex({
    folder,
    tokenizer,
    model: embedder.model,
    ...(exactUpTo !== undefined && { exactUpTo }),
  });
  onTestFinished(() => index.close());
  const { sha256 } = embedder.model;
  const cache: EmbeddingCache = {
    get: (text) => index.store.cachedEmbedding(sha256, text),
    put: (text, embedding) => index.store.cacheEmbedding(sha256, text, embedding),
  };
  const calibration = readCalibration(join(data, "lexicon/calibration.json"));
  const lexiconFolder = join(data, "lexicon");
  knowledge ??= await prepareKnowledge(lexicon, {
    lexiconFolder,
    embedder: new HashEmbedder(),
    cache: noCache,
    tokenizer,
  });
  const { tagger } = knowledge;
  const preparer = new Preparer();
  onTestFinished(() => preparer.close());
  const tag = (passage: Passage): Tag[] => tagger.tagsOf(passage);
  const pipeline = { preparer, embedder, cache, index, tag };
  const repairer = new Repairer({ index, lexicon, tokenizer });
  const sources = Object.entries(reports).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  const outcomes = await ingest(sources, pipeline);
  const parts = withReaders({ index, embedder, tokenizer, divisions, calibration, repairer, ...knowledge });
  const failTest = (error: unknown): never => {
    throw error;
  };
  const watcher = new Watcher({ ...parts, tables: index.store.watches }, options.onWatchError ?? failTest);
  onTestFinished(() => watcher.close());
  return {
    engine: new SearchEngine(parts),
    explorer: new Explorer(parts),
    drafter: new Drafter(parts, locateFigures),
    watches: new WatchList(parts, index.store.watches),
    watcher,
    index,
    pipeline,
    embedder,
    outcomes,
    parts,
  };
}

/** Three small reports that tell of the same measure under other names, and of others. */
export const smallReports = {
  "苏州.txt":
    "苏州市2023年法治政府建设报告\n一、主要举措\n一是推行免罚轻罚清单,发布114项清单事项。二是深化府院联动,召开联席会议3次。\n二、下一步打算\n推进综合查一次改革。\n",
  "威海.txt":
    "威海市2023年法治政府建设报告\n一、主要举措\n一是调整免罚轻罚事项,不予处罚27.8%。二是规范行政复议,办结案件400件。\n",
  "如东.txt": "如东县2022年法治政府建设报告\n一、主要举措\n1.实行综合查一次,检查减少12%。\n2.开展普法宣传20场。\n",
};
