import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { Lexicon } from "../src/concepts/lexicon.ts";
import { Divisions } from "../src/corpus/divisions.ts";
import type { Embedder, VectorCache } from "../src/embed/embedder.ts";
import { EmbeddedIndex } from "../src/index/embedded/embedded-index.ts";
import { ingest, type Outcome, type Pipeline } from "../src/ingest.ts";
import { Preparer } from "../src/preparer.ts";
import { readCalibration } from "../src/search/calibration.ts";
import { SearchEngine } from "../src/search/search-engine.ts";
import { Tokenizer } from "../src/tokenize/tokenizer.ts";

const data = fileURLToPath(new URL("../index-data", import.meta.url));
const dimension = 32;

export function testTokenizer(): Tokenizer {
  const lexicon = join(data, "lexicon");
  return new Tokenizer({ dictionary: join(lexicon, "dictionary.txt"), stopwords: join(lexicon, "stopwords.txt") });
}

/** Deterministic and without a model: texts that share characters are near. */
export class HashEmbedder implements Embedder {
  readonly model = { name: "hash", dimension, sha256: "0".repeat(64) };
  readonly parallelism = 2;
  embedded = 0;

  async embedPassage(text: string): Promise<Float32Array> {
    this.embedded++;
    const vector = new Float32Array(dimension);
    for (const character of `#${text}`) {
      const [at = 0] = createHash("sha256").update(character).digest();
      vector[at % dimension] = (vector[at % dimension] ?? 0) + 1;
    }
    const norm = Math.hypot(...vector);
    return vector.map((value) => value / norm);
  }

  embedQuery(text: string): Promise<Float32Array> {
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
  index: EmbeddedIndex;
  pipeline: Pipeline;
  embedder: HashEmbedder;
  outcomes: Outcome[];
}

/** An engine over reports that stand in the test, with a real store and the hash embedder. */
export async function smallCorpus(
  reports: Record<string, string | Uint8Array>,
  options: { folder?: string; exactUpTo?: number } = {},
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
  const cache: VectorCache = {
    get: (text) => index.store.cachedVector(sha256, text),
    put: (text, vector) => index.store.cacheVector(sha256, text, vector),
  };
  const calibration = readCalibration(join(data, "lexicon/calibration.json"));
  const lexicon = Lexicon.read(join(data, "lexicon/concepts.json"));
  const preparer = new Preparer();
  onTestFinished(() => preparer.close());
  const pipeline = { preparer, embedder, cache, index };
  const sources = Object.entries(reports).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  const outcomes = await ingest(sources, pipeline);
  return {
    engine: new SearchEngine({ index, embedder, tokenizer, divisions, calibration, lexicon }),
    index,
    pipeline,
    embedder,
    outcomes,
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
