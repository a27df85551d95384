import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { clean } from "./clean/clean.ts";
import type { Divisions } from "./corpus/divisions.ts";
import type { Document } from "./corpus/document.ts";
import { messageOf, type Stage } from "./corpus/errors.ts";
import type { Passage } from "./corpus/passage.ts";
import { embedAll } from "./embed/embed-all.ts";
import type { Embedder, VectorCache } from "./embed/embedder.ts";
import type { IndexedDocument, PassageIndex } from "./index/passage-index.ts";
import { findFigures } from "./parse/figures.ts";
import { parse } from "./parse/parse.ts";
import type { Given } from "./parse/report.ts";
import { read } from "./read/read.ts";
import { segment } from "./segment/segment.ts";

/** What ingestion works with. */
export interface Pipeline {
  divisions: Divisions;
  embedder: Embedder;
  cache: VectorCache;
  index: PassageIndex;
}

/** A file to take in; `bytes` when it is at hand already. */
export interface Source {
  path: string;
  bytes?: Uint8Array;
  given?: Given;
}

/** What became of one file. */
export type Outcome =
  | { path: string; status: "added" | "known"; document: Document }
  | { path: string; status: "failed"; stage: Stage; reason: string };

export interface IngestProgress {
  /** All passages to embed, over all files that could be read. */
  begin(passages: number): void;
  embedded(passages: number): void;
}

type Prepared = Omit<IndexedDocument, "vectors">;

/**
 * Take files in, each whole or not at all, in the order given. A file that fails is reported with its stage and reason,
 * and the others go on. Stops between two passages when `signal` is aborted: what was embedded stays in the cache.
 */
export async function ingest(
  sources: readonly Source[],
  pipeline: Pipeline,
  options: { progress?: IngestProgress; signal?: AbortSignal } = {},
): Promise<Outcome[]> {
  const prepared = sources.map((source) => prepare(source, pipeline.divisions));
  const fresh = new Set(prepared.flatMap((one) => ("document" in one && !isKnown(one, pipeline.index) ? [one] : [])));
  options.progress?.begin([...fresh].reduce((sum, { passages }) => sum + searchable(passages).length, 0));
  const outcomes: Outcome[] = [];
  for (const [at, one] of prepared.entries()) {
    const path = sources[at]?.path ?? "";
    if (!("document" in one)) outcomes.push({ path, ...one });
    else if (!fresh.has(one)) outcomes.push({ path, status: "known", document: one.document });
    else outcomes.push({ path, ...(await finish(one, pipeline, options)) });
    if (options.signal?.aborted) break;
  }
  return outcomes;
}

/** All stages up to the vectors. */
function prepare({ path, bytes, given = {} }: Source, divisions: Divisions): Prepared | FailedStage {
  let stage: Stage = "read";
  try {
    const original = { fileName: basename(path), bytes: bytes ?? readFileSync(path) };
    const raw = read(original.bytes, original.fileName);
    stage = "clean";
    const { content, furniture } = clean(raw.text);
    stage = "parse";
    const report = parse({ content, setAside: furniture, divisions, given });
    stage = "segment";
    const id = documentId(content);
    const passages = segment({ content, blocks: report.blocks, documentId: id }).map((passage) => ({
      ...passage,
      figures: findFigures(passage.text),
    }));
    const { title, label, region, year, issuer, publishDate, evidence } = report;
    const document: Document = {
      id,
      title,
      label,
      region,
      year,
      ...(issuer === undefined ? {} : { issuer }),
      ...(publishDate === undefined ? {} : { publishDate }),
      ...(given.sourceUrl === undefined ? {} : { sourceUrl: given.sourceUrl }),
      format: raw.format,
      characters: content.length,
      passages: passages.length,
      addedAt: new Date().toISOString(),
    };
    return { document, evidence, content, original, passages };
  } catch (error) {
    return { status: "failed", stage, reason: messageOf(error) };
  }
}

interface FailedStage {
  status: "failed";
  stage: Stage;
  reason: string;
}

/** Embed what is missing and write the document. A failure here is of this file alone as well. */
async function finish(
  one: Prepared,
  { embedder, cache, index }: Pipeline,
  { progress, signal }: { progress?: IngestProgress; signal?: AbortSignal },
): Promise<{ status: "added" | "known"; document: Document } | FailedStage> {
  let stage: Stage = "embed";
  try {
    const texts = searchable(one.passages);
    const vectors = await embedAll(
      texts.map(({ text }) => text),
      {
        embedder,
        cache,
        ...(signal === undefined ? {} : { signal }),
        onEmbedded: () => progress?.embedded(1),
      },
    );
    stage = "index";
    const byPassage = new Map(texts.flatMap(({ id }, at) => (vectors[at] ? [[id, vectors[at]] as const] : [])));
    const added = index.add({ ...one, vectors: byPassage });
    return { status: added ? "added" : "known", document: one.document };
  } catch (error) {
    return { status: "failed", stage, reason: messageOf(error) };
  }
}

/** The same content is the same document, whatever its file is called. */
function documentId(content: string): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}

function searchable(passages: readonly Passage[]): Passage[] {
  return passages.filter(({ role }) => role === "text");
}

function isKnown({ document }: Prepared, index: PassageIndex): boolean {
  return index.document(document.id) !== undefined;
}
