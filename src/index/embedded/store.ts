import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Document, Evidence } from "../../corpus/document.ts";
import type { Embedding, TokenVectors } from "../../corpus/embedding.ts";
import { JucuoError, messageOf } from "../../corpus/errors.ts";
import type { Given } from "../../corpus/given.ts";
import { isOf, type Passage, type Tag } from "../../corpus/passage.ts";
import type { IndexedDocument } from "../passage-index.ts";
import { HeldFiles, SourceFiles, TaskRecords } from "./intake-tables.ts";
import { KeyTable } from "./key-table.ts";
import { type RemovedFile, RemovedFiles } from "./removed-files.ts";
import { makeTables, schemaVersion } from "./schema.ts";
import { packTokens, unpackTokens } from "./token-bytes.ts";
import { fromBytes, toBytes } from "./vectors.ts";
import { WatchTables } from "./watch-tables.ts";

/** A searchable passage as the in-memory tables need it. */
export interface StoredPassage {
  slot: number;
  passage: Passage;
  tags: Tag[];
  vector: Float32Array;
}

/** A file as it came. */
export interface Original {
  fileName: string;
  bytes: Uint8Array;
  given: Given;
}

interface EmbeddedRow {
  passage: string;
  vector: Buffer | null;
  tokens: Buffer | null;
}

interface OriginalRow {
  file_name: string;
  original: Buffer;
  given: string;
}

/** A passage and its tags as they are stored; the measures that its own words say are its concepts. */
function taggedColumns(passage: Passage, tags: readonly Tag[]): [string, string] {
  const concepts = tags.filter(isOf).map(({ concept }) => concept);
  return [JSON.stringify({ ...passage, concepts }), JSON.stringify(tags)];
}

function originalOf({ file_name: fileName, original, given }: OriginalRow): Original {
  return { fileName, bytes: original, given: JSON.parse(given) as Given };
}

/** The system of record: everything else in the index can be made again from this SQLite file. */
export class Store {
  private readonly database: Database.Database;
  // Prepared once: these are read for every hit.
  private readTokens: Database.Statement | undefined;
  private readPassage: Database.Statement | undefined;
  private readVersion: Database.Statement | undefined;
  readonly held: HeldFiles;
  readonly removed: RemovedFiles;
  readonly sources: SourceFiles;
  readonly tasks: TaskRecords;
  readonly watches: WatchTables;
  readonly keys: KeyTable;

  /**
   * Open or create `folder`/jucuo.sqlite. Throws `index_unavailable` when it is damaged or, unless `anyVersion`, of
   * another version; a rebuild reads the originals of any version.
   */
  constructor(folder: string, { anyVersion = false }: { anyVersion?: boolean } = {}) {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, "jucuo.sqlite");
    try {
      this.database = new Database(path, { timeout: 10_000 });
      this.database.pragma("journal_mode = WAL");
      // An acknowledged document survives a power cut, not only a crash.
      this.database.pragma("synchronous = FULL");
      this.database.pragma("foreign_keys = ON");
      makeTables(this.database);
    } catch (cause) {
      const advice = "请从备份恢复该文件夹;没有备份时,把它移走,再用 npx jucuo ingest 重新收入报告。";
      throw new JucuoError("index_unavailable", `索引 ${path} 无法打开(${messageOf(cause)})。${advice}`, { cause });
    }
    if (!anyVersion) this.requireVersion(path);
    this.held = new HeldFiles(this.database);
    this.removed = new RemovedFiles(this.database);
    this.sources = new SourceFiles(this.database);
    this.tasks = new TaskRecords(this.database);
    this.watches = new WatchTables(this.database);
    this.keys = new KeyTable(this.database);
  }

  /** A value of the manifest: which model built the index, whether the samples are in. */
  manifest(key: string): string | undefined {
    const row = this.database.prepare("SELECT value FROM manifest WHERE key = ?").get(key);
    return (row as { value: string } | undefined)?.value;
  }

  setManifest(key: string, value: string): void {
    this.database
      .prepare("INSERT INTO manifest VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .run(key, value);
  }

  /** Changes whenever another connection has committed. */
  dataVersion(): number {
    this.readVersion ??= this.database.prepare("PRAGMA data_version").pluck();
    return Number(this.readVersion.get());
  }

  /**
   * Write a document and its passages, and remove those it replaces, in one transaction; false when its id is known
   * already. What is here again, or under another id, need not be brought back any more.
   */
  insert(
    { document, evidence, content, original, given, sketch, passages, embeddings, tags }: IndexedDocument,
    replaces: readonly string[] = [],
  ): boolean {
    const insertDocument = this.database.prepare(
      "INSERT INTO documents (id, document, evidence, content, file_name, original, given, sketch) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    const insertPassage = this.database.prepare(
      "INSERT INTO passages (id, document_id, passage, tags, vector, tokens) VALUES (?, ?, ?, ?, ?, ?)",
    );
    const write = this.database.transaction((): boolean => {
      if (this.hasDocument(document.id)) return false;
      for (const id of replaces) this.deleteDocument(id);
      const { fileName, bytes } = original;
      const facts = [JSON.stringify(document), JSON.stringify(evidence), content, fileName, bytes];
      insertDocument.run(document.id, ...facts, JSON.stringify(given), toBytes(sketch));
      this.held.remove(document.id);
      for (const id of [document.id, ...replaces]) this.removed.remove(id);
      for (const passage of passages) {
        const embedding = embeddings.get(passage.id);
        const blobs = embedding ? [toBytes(embedding.vector), packTokens(embedding.tokens)] : [null, null];
        const tagged = tags.get(passage.id) ?? [];
        insertPassage.run(passage.id, document.id, ...taggedColumns(passage, tagged), ...blobs);
      }
      return true;
    });
    return write.immediate();
  }

  /** Remove a document, its passages and what links to it, in one transaction; false when it is not there. */
  remove(id: string): boolean {
    return this.database.transaction(() => this.deleteDocument(id)).immediate();
  }

  /**
   * Remove a document or a held file, and keep what brings it back, in one transaction; false when it is not there. What
   * was removed long ago is forgotten.
   */
  setAside(id: string): boolean {
    const move = this.database.transaction((): boolean => {
      this.removed.forgetOld();
      const kept = this.keptOf(id);
      if (kept === undefined) return false;
      this.removed.put(kept.file, kept.bytes);
      return this.deleteDocument(id) || this.held.remove(id);
    });
    return move.immediate();
  }

  /** Replace a document's metadata; false when it is not there. */
  update(document: Document, evidence: readonly Evidence[], given: Given): boolean {
    const update = this.database.prepare(
      "UPDATE documents SET document = ?, evidence = ?, given = ?, revision = revision + 1 WHERE id = ?",
    );
    const facts = [JSON.stringify(document), JSON.stringify(evidence), JSON.stringify(given)];
    return update.run(...facts, document.id).changes > 0;
  }

  /** Each document's id and how often its metadata was changed. */
  revisions(): Map<string, number> {
    const rows = this.database.prepare("SELECT id, revision FROM documents").all();
    return new Map((rows as { id: string; revision: number }[]).map(({ id, revision }) => [id, revision]));
  }

  *sketches(): Generator<{ document: Document; sketch: Uint32Array }> {
    const rows = this.database.prepare("SELECT document, sketch FROM documents ORDER BY sequence");
    for (const row of rows.iterate() as Iterable<{ document: string; sketch: Buffer }>) {
      const { buffer, byteOffset, byteLength } = Buffer.from(row.sketch);
      const sketch = new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
      yield { document: JSON.parse(row.document) as Document, sketch };
    }
  }

  hasDocument(id: string): boolean {
    return this.database.prepare("SELECT 1 FROM documents WHERE id = ?").get(id) !== undefined;
  }

  documents(): Document[] {
    const rows = this.database.prepare("SELECT document FROM documents ORDER BY sequence").all();
    return (rows as { document: string }[]).map((row) => JSON.parse(row.document) as Document);
  }

  document(id: string): { document: Document; evidence: Evidence[] } | undefined {
    const row = this.database.prepare("SELECT document, evidence FROM documents WHERE id = ?").get(id);
    if (row === undefined) return undefined;
    const { document, evidence } = row as { document: string; evidence: string };
    return { document: JSON.parse(document) as Document, evidence: JSON.parse(evidence) as Evidence[] };
  }

  content(documentId: string): string | undefined {
    const row = this.database.prepare("SELECT content FROM documents WHERE id = ?").get(documentId);
    return (row as { content: string } | undefined)?.content;
  }

  /** Ids of all documents in the order they were added. */
  documentIds(): string[] {
    return (this.database.prepare("SELECT id FROM documents ORDER BY sequence").all() as { id: string }[]).map(
      ({ id }) => id,
    );
  }

  /** A document's file as it came, and what the user said of it. */
  original(id: string): Original | undefined {
    const row = this.database.prepare("SELECT file_name, original, given FROM documents WHERE id = ?").get(id);
    return row === undefined ? undefined : originalOf(row as OriginalRow);
  }

  passage(id: string): Passage | undefined {
    this.readPassage ??= this.database.prepare("SELECT passage FROM passages WHERE id = ?");
    const row = this.readPassage.get(id);
    return row === undefined ? undefined : (JSON.parse((row as { passage: string }).passage) as Passage);
  }

  passagesOf(documentId: string): Passage[] {
    const rows = this.database.prepare("SELECT passage FROM passages WHERE document_id = ? ORDER BY slot");
    return (rows.all(documentId) as { passage: string }[]).map((row) => JSON.parse(row.passage) as Passage);
  }

  /** Searchable passages with a slot above `slot`, ascending. */
  *passagesAfter(slot: number): Generator<StoredPassage> {
    const rows = this.database.prepare(
      "SELECT slot, passage, tags, vector FROM passages WHERE slot > ? AND vector IS NOT NULL ORDER BY slot",
    );
    for (const row of rows.iterate(slot) as Iterable<{ slot: number; passage: string; tags: string; vector: Buffer }>) {
      const passage = JSON.parse(row.passage) as Passage;
      yield { slot: row.slot, passage, tags: JSON.parse(row.tags) as Tag[], vector: fromBytes(row.vector) };
    }
  }

  /**
   * Tag every passage anew and note which lexicon did it, in one transaction. Every document counts as changed, so that
   * other processes read it again.
   */
  retag(tag: (passage: Passage) => Tag[], lexicon: string): void {
    const update = this.database.prepare("UPDATE passages SET passage = ?, tags = ? WHERE slot = ?");
    const all = this.database.transaction(() => {
      for (const id of this.documentIds()) {
        const rows = this.database.prepare("SELECT slot, passage FROM passages WHERE document_id = ?").all(id);
        for (const { slot, passage: text } of rows as { slot: number; passage: string }[]) {
          const passage = JSON.parse(text) as Passage;
          update.run(...taggedColumns(passage, tag(passage)), slot);
        }
      }
      this.database.exec("UPDATE documents SET revision = revision + 1");
      this.setManifest("lexicon", lexicon);
    });
    all.immediate();
  }

  /** The tags of a document's searchable passages, by passage id. */
  tagsOf(documentId: string): Map<string, Tag[]> {
    const rows = this.database.prepare("SELECT id, tags FROM passages WHERE document_id = ? AND vector IS NOT NULL");
    const found = rows.all(documentId) as { id: string; tags: string }[];
    return new Map(found.map(({ id, tags }) => [id, JSON.parse(tags) as Tag[]]));
  }

  /** The token vectors of a searchable passage; undefined for headings and unknown ids. */
  tokensOf(passageId: string): TokenVectors | undefined {
    this.readTokens ??= this.database.prepare("SELECT tokens FROM passages WHERE id = ?");
    const row = this.readTokens.get(passageId) as { tokens: Buffer | null } | undefined;
    return row?.tokens ? unpackTokens(row.tokens) : undefined;
  }

  cachedEmbedding(modelSha256: string, textSha256: string): Embedding | undefined {
    const row = this.database
      .prepare("SELECT vector, tokens FROM embedding_cache WHERE model_sha256 = ? AND text_sha256 = ?")
      .get(modelSha256, textSha256) as { vector: Buffer; tokens: Buffer } | undefined;
    if (row === undefined) return undefined;
    return { vector: fromBytes(row.vector), tokens: unpackTokens(row.tokens) };
  }

  cacheEmbedding(modelSha256: string, textSha256: string, { vector, tokens }: Embedding): void {
    this.database
      .prepare("INSERT OR IGNORE INTO embedding_cache VALUES (?, ?, ?, ?)")
      .run(modelSha256, textSha256, toBytes(vector), packTokens(tokens));
  }

  /** SHA-256 over documents, passages and vectors in the order of their ids; when they were added does not count. */
  fingerprint(): string {
    const hash = createHash("sha256");
    for (const { addedAt: _, ...document } of this.documents().sort((a, b) => (a.id < b.id ? -1 : 1))) {
      hash.update(JSON.stringify(document));
      const rows = this.database.prepare(
        "SELECT passage, vector, tokens FROM passages WHERE document_id = ? ORDER BY slot",
      );
      for (const row of rows.iterate(document.id) as Iterable<EmbeddedRow>) {
        hash
          .update(row.passage)
          .update(row.vector ?? "")
          .update(row.tokens ?? "");
      }
    }
    return hash.digest("hex");
  }

  close(): void {
    this.database.close();
  }

  /** What brings a document or a held file back. */
  private keptOf(id: string): { file: RemovedFile; bytes: Uint8Array } | undefined {
    const removedAt = new Date().toISOString();
    const [original, document] = [this.original(id), this.document(id)?.document];
    if (original !== undefined && document !== undefined) {
      const { fileName, given, bytes } = original;
      const { label, region, year } = document;
      const alike = this.documents().filter((one) => one.region.code === region.code && one.year === year);
      const beside = alike.map((one) => one.id).filter((one) => one !== id);
      return { file: { id, fileName, given, label, region, year, beside, removedAt }, bytes };
    }
    const [held, bytes] = [this.held.get(id), this.held.bytes(id)];
    if (held === undefined || bytes === undefined) return undefined;
    const { fileName, given, facts } = held;
    const { title, region, year } = facts;
    const known = { ...(region && { region }), ...(year !== undefined && { year }) };
    return { file: { id, fileName, given, label: title ?? fileName, ...known, beside: [], removedAt }, bytes };
  }

  private deleteDocument(id: string): boolean {
    this.database.prepare("DELETE FROM passages WHERE document_id = ?").run(id);
    this.database.prepare("UPDATE sources SET document_id = NULL WHERE document_id = ?").run(id);
    const gone = this.database.prepare("DELETE FROM documents WHERE id = ?").run(id).changes > 0;
    if (gone) this.promoteDuplicate(id);
    return gone;
  }

  /** The first duplicate of a document that is gone stands for it, and the others become duplicates of that one. */
  private promoteDuplicate(gone: string): void {
    const linked = this.documents().filter(({ duplicateOf }) => duplicateOf === gone);
    const [first, ...others] = linked;
    if (first === undefined) return;
    const { duplicateOf: _, ...alone } = first;
    const update = this.database.prepare("UPDATE documents SET document = ?, revision = revision + 1 WHERE id = ?");
    update.run(JSON.stringify(alone), first.id);
    for (const other of others) update.run(JSON.stringify({ ...other, duplicateOf: first.id }), other.id);
  }

  private requireVersion(path: string): void {
    const found = this.manifest("schema");
    if (found === undefined) this.setManifest("schema", String(schemaVersion));
    else if (found !== String(schemaVersion)) {
      this.close();
      throw new JucuoError(
        "index_unavailable",
        `索引 ${path} 的格式版本是 ${found},本程序需要 ${schemaVersion}。请用 npx jucuo rebuild 重建。`,
      );
    }
  }
}
