import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Document, Evidence } from "./corpus/document.ts";
import type { Embedding } from "./corpus/embedding.ts";
import { JucuoError, messageOf, type Stage } from "./corpus/errors.ts";
import type { Given } from "./corpus/given.ts";
import type { Passage, Tag } from "./corpus/passage.ts";
import { type Doubt, describeDocument, doubtsOf, missingOf, sameReport } from "./describe.ts";
import { embedAll } from "./embed/embed-all.ts";
import type { Embedder, EmbeddingCache } from "./embed/embedder.ts";
import type { EmbeddedIndex } from "./index/embedded/embedded-index.ts";
import type { HeldFile } from "./index/embedded/intake-tables.ts";
import { type Prepared, StageError } from "./prepare.ts";
import type { Preparer } from "./preparer.ts";

const leastCharacters = 20;

/** What ingestion works with. */
export interface Pipeline {
  preparer: Preparer;
  embedder: Embedder;
  cache: EmbeddingCache;
  index: EmbeddedIndex;
  /** The measures that a passage speaks of. */
  tag(passage: Passage): Tag[];
}

/** A file to take in. */
export interface Source {
  /** What it is called in reports to the user; its last part is the file's name. */
  path: string;
  bytes: Uint8Array;
  /** Why it could not be taken out of the archive that it came in. */
  refusal?: string;
  given?: Given;
  /** Documents that this one takes the place of. */
  replaces?: readonly string[];
  /** What becomes of other texts of the same region, year and genre; they stay beside it unless told. */
  onConflict?: "refuse" | "replace";
  /** Documents of the same region and year that are no conflict. */
  beside?: readonly string[];
}

/** What became of one file. */
export type Outcome =
  | { path: string; status: "added" | "known" | "updated"; document: Document; doubts: Doubt[] }
  /** Kept, but not searched: its region or year has to be given first. */
  | { path: string; status: "held"; documentId: string; title: string | null; missing: string[] }
  | { path: string; status: "failed"; stage: Stage; reason: string };

export interface IngestProgress {
  /** Called with the number of files. */
  begin(files: number): void;
  /** A file has been read and has this many passages to embed. */
  reading(path: string, passages: number): void;
  embedded(passages: number): void;
  finished(outcome: Outcome): void;
}

export interface IngestOptions {
  progress?: IngestProgress;
  signal?: AbortSignal;
}

/**
 * Take files in, each whole or not at all, in the order given. A file that fails is reported with its stage and reason,
 * and the others go on. Stops between two passages when `signal` is aborted: what was embedded stays in the cache.
 */
export async function ingest(
  sources: readonly Source[],
  pipeline: Pipeline,
  options: IngestOptions = {},
): Promise<Outcome[]> {
  options.progress?.begin(sources.length);
  const outcomes: Outcome[] = [];
  for (const source of sources) {
    const outcome = await ingestOne(source, pipeline, options);
    options.progress?.finished(outcome);
    outcomes.push(outcome);
    if (options.signal?.aborted) break;
  }
  return outcomes;
}

/** Take one file in. Never throws: what went wrong is its outcome. */
export async function ingestOne(source: Source, pipeline: Pipeline, options: IngestOptions = {}): Promise<Outcome> {
  const { path, bytes, given = {}, refusal } = source;
  if (refusal !== undefined) return { path, status: "failed", stage: "read", reason: refusal };
  try {
    const prepared = await pipeline.preparer.prepare({ bytes, fileName: basename(path), given });
    return await takeIn(prepared, source, { pipeline, options });
  } catch (error) {
    const stage = error instanceof StageError ? error.stage : "index";
    return { path, status: "failed", stage, reason: messageOf(error) };
  }
}

interface Work {
  pipeline: Pipeline;
  options: IngestOptions;
}

/** What was read becomes a document, unless it is one already or its region or year is missing. */
async function takeIn(prepared: Prepared, source: Source, { pipeline, options }: Work): Promise<Outcome> {
  const { path, given = {} } = source;
  const { index } = pipeline;
  const known = index.document(prepared.id);
  const replaces = (source.replaces ?? []).filter((id) => id !== prepared.id);
  if (known !== undefined) {
    const outcome = await describeKnown(known, source, pipeline);
    for (const id of replaces) index.remove(id);
    return outcome;
  }
  const missing = missingOf(prepared.report);
  if (missing.length > 1 && isScrap(prepared)) {
    throw new StageError("parse", new JucuoError("unreadable", "文字太少,看不出是一份报告。"));
  }
  if (missing.length > 0) {
    const outcome = hold(prepared, source, index);
    for (const id of replaces) index.remove(id);
    return outcome;
  }
  replaces.push(...conflictsOf(prepared, source, index));
  const near = index.nearDuplicate(prepared.sketch);
  const duplicateOf = near && !replaces.includes(near.document.id) ? near.document : undefined;
  const document = describeDocument(prepared, given, duplicateOf);
  const embeddings = await embedPassages(prepared.passages, { pipeline, options, path });
  const { content, sketch, passages, report } = prepared;
  const original = { fileName: basename(path), bytes: source.bytes };
  const { evidence } = report;
  const texts = passages.filter(({ role }) => role === "text");
  const tags = new Map(texts.map((passage) => [passage.id, pipeline.tag(passage)]));
  const added = index.add(
    { document, evidence, content, original, given, sketch, passages, embeddings, tags },
    { replaces },
  );
  return { path, status: added ? "added" : "known", document, doubts: doubtsOf(report, duplicateOf) };
}

/**
 * The same text again. What the user says of it this time is added to what was said before, and the text is understood
 * anew with all of it: what was given once stays given.
 */
async function describeKnown(
  { document, evidence }: { document: Document; evidence: readonly Evidence[] },
  { path, bytes, given = {} }: Source,
  { index, preparer }: Pipeline,
): Promise<Outcome> {
  const known: Outcome = { path, status: "known", document, doubts: [] };
  if (Object.keys(given).length === 0) return known;
  const all = { ...index.original(document.id)?.given, ...given };
  const prepared = await preparer.prepare({ bytes, fileName: basename(path), given: all });
  if (missingOf(prepared.report).length > 0) return known;
  const { addedAt, duplicateOf } = document;
  const described = { ...describeDocument(prepared, all), addedAt, ...(duplicateOf !== undefined && { duplicateOf }) };
  // Two accounts of one document are the same when they say the same, in whatever order; what a person confirms is the
  // same value on better evidence.
  if (isDeepStrictEqual([described, prepared.report.evidence], [document, evidence])) return known;
  index.describe(described, prepared.report.evidence, all);
  return { ...known, status: "updated", document: described };
}

/** A few words that name neither a place nor a year are no report that waits for a person. */
function isScrap({ content }: Prepared): boolean {
  return (content.match(/\p{Script=Han}/gu)?.length ?? 0) < leastCharacters;
}

/** Keep a file whose region or year nobody knows yet, so that it is neither lost nor put under a wrong name. */
function hold({ id, report, content, format, warnings }: Prepared, source: Source, index: EmbeddedIndex): Outcome {
  const { title, region, year, genre, publishDate, issuer, evidence } = report;
  const missing = missingOf(report);
  const excerpt = content.slice(0, 300);
  const facts: HeldFile["facts"] = {
    title,
    genre,
    evidence,
    missing,
    excerpt,
    format,
    warnings,
    ...(region && { region }),
    ...(year !== undefined && { year }),
    ...(publishDate !== undefined && { publishDate }),
    ...(issuer !== undefined && { issuer }),
  };
  const fileName = basename(source.path);
  const heldAt = new Date().toISOString();
  index.store.held.put({ id, fileName, given: source.given ?? {}, facts, heldAt }, source.bytes);
  return { path: source.path, status: "held", documentId: id, title, missing };
}

/**
 * The documents that a text would stand beside as the same report, when its source says what is to become of them.
 * Throws `conflict` when it is to be refused: which of them holds is for a person to say.
 */
export function conflictsOf(
  prepared: Prepared,
  { onConflict, beside = [] }: Pick<Source, "onConflict" | "beside">,
  index: EmbeddedIndex,
): string[] {
  const [other, ...others] = onConflict === undefined ? [] : sameReportAs(prepared, { beside }, index);
  if (other === undefined) return [];
  if (onConflict === "replace") return [other, ...others].map(({ id }) => id);
  const { region, year, label, id } = other;
  throw new JucuoError(
    "conflict",
    `${region.name} ${year} 年已有《${label}》(编号 ${id}),内容不同。要以新的代替旧的,请加 replace: true。`,
  );
}

/** The documents that are the same report as a text, but for those that it may stand beside. */
export function sameReportAs(
  { report }: Prepared,
  { beside = [] }: Pick<Source, "beside">,
  index: EmbeddedIndex,
): Document[] {
  return sameReport(
    report,
    index.documents().filter(({ id }) => !beside.includes(id)),
  );
}

/** The embeddings of a document's searchable passages, by passage id. */
async function embedPassages(
  passages: readonly Passage[],
  { pipeline: { embedder, cache }, options: { progress, signal }, path }: Work & { path: string },
): Promise<Map<string, Embedding>> {
  const texts = passages.filter(({ role }) => role === "text");
  progress?.reading(path, texts.length);
  try {
    const embeddings = await embedAll(
      texts.map(({ text }) => text),
      { embedder, cache, ...(signal && { signal }), onEmbedded: () => progress?.embedded(1) },
    );
    return new Map(texts.flatMap(({ id }, at) => (embeddings[at] ? [[id, embeddings[at]] as const] : [])));
  } catch (error) {
    throw new StageError("embed", error);
  }
}
