import { join } from "node:path";
import type { Document, Evidence } from "../../corpus/document.ts";
import type { TokenVectors } from "../../corpus/embedding.ts";
import { JucuoError } from "../../corpus/errors.ts";
import type { Given } from "../../corpus/given.ts";
import type { Passage, Tag } from "../../corpus/passage.ts";
import { similarityOf } from "../../corpus/sketch.ts";
import type { Tokenizer } from "../../tokenize/tokenizer.ts";
import type {
  Candidate,
  Conditions,
  IndexedDocument,
  LexicalMatch,
  PassageFacts,
  PassageIndex,
  Scope,
  WeightedTerms,
} from "../passage-index.ts";
import { Bm25 } from "./bm25.ts";
import { conditionsOf, type Entry, factsOf, meets, SlotScope } from "./entries.ts";
import { Neighbours } from "./neighbours.ts";
import { RecentTokens } from "./recent-tokens.ts";
import { Store, type StoredPassage } from "./store.ts";

interface Model {
  name: string;
  dimension: number;
  sha256: string;
}

export interface EmbeddedIndexOptions {
  folder: string;
  tokenizer: Tokenizer;
  model: Model;
  /** See `Neighbours`. */
  exactUpTo?: number;
}

// Two texts of the same report from two sites differ in furniture and a few repaired characters.
const duplicateFrom = 0.8;

/** The index of one machine: SQLite holds everything, terms and vectors are kept in memory, an HNSW graph beside it. */
export class EmbeddedIndex implements PassageIndex {
  readonly store: Store;
  private readonly tokenizer: Tokenizer;
  private readonly neighbours: Neighbours;
  private readonly tokenVectors: RecentTokens;
  private readonly bm25 = new Bm25();
  /** Searchable passages in the order of their slots; BM25 counts them from 0, SQLite's slots have gaps. */
  private readonly entries: (Entry | undefined)[] = [];
  private readonly slots: number[] = [];
  private readonly slotOf = new Map<string, number>();
  private readonly positionOf = new Map<number, number>();
  /** Documents whose passages are in memory. */
  private readonly loaded = new Map<string, { revision: number; positions: number[] }>();
  /** Documents as they are in the store, read once; forgotten whenever anything was written. */
  private readonly described = new Map<string, { document: Document; evidence: Evidence[] }>();
  private listed: Document[] | undefined;
  private knownVersion = -1;
  private changes = 0;

  /**
   * Open or create the index in a folder. Throws `index_unavailable`, naming the command that helps, when another
   * model built it or the store is damaged.
   */
  constructor(options: EmbeddedIndexOptions) {
    this.tokenizer = options.tokenizer;
    this.store = new Store(options.folder);
    this.tokenVectors = new RecentTokens((id) => this.store.tokensOf(id));
    requireModel(this.store, options.model);
    this.neighbours = new Neighbours({
      folder: join(options.folder, "hnsw"),
      dimension: options.model.dimension,
      modelSha256: options.model.sha256,
      ...(options.exactUpTo === undefined ? {} : { exactUpTo: options.exactUpTo }),
    });
    this.refresh();
    this.neighbours.openGraph();
  }

  add(document: IndexedDocument, { replaces = [] }: { replaces?: readonly string[] } = {}): boolean {
    this.described.clear();
    this.listed = undefined;
    if (!this.store.insert(document, replaces)) return false;
    // Only what replaces others changes more than it adds.
    if (replaces.length > 0) this.synchronize();
    else this.loadNew(new Map());
    return true;
  }

  remove(documentId: string): boolean {
    const removed = this.store.remove(documentId);
    this.synchronize();
    return removed;
  }

  /** Remove a document or a held file, and keep what brings it back; false when it is not there. */
  setAside(id: string): boolean {
    const removed = this.store.setAside(id);
    this.synchronize();
    return removed;
  }

  describe(document: Document, evidence: readonly Evidence[], given: Given): boolean {
    const described = this.store.update(document, evidence, given);
    this.synchronize();
    return described;
  }

  nearDuplicate(sketch: Uint32Array): ReturnType<PassageIndex["nearDuplicate"]> {
    const alike = [...this.store.sketches()]
      .filter(({ document }) => document.duplicateOf === undefined)
      .map(({ document, sketch: other }) => ({ document, similarity: similarityOf(sketch, other) }))
      .filter(({ similarity }) => similarity >= duplicateFrom);
    return alike.sort((a, b) => b.similarity - a.similarity || (a.document.id < b.document.id ? -1 : 1))[0];
  }

  original(documentId: string): ReturnType<PassageIndex["original"]> {
    return this.store.original(documentId);
  }

  documents(): Document[] {
    this.refresh();
    this.listed ??= this.store.documents();
    return this.listed;
  }

  document(id: string): ReturnType<PassageIndex["document"]> {
    const known = this.described.get(id) ?? this.store.document(id);
    if (known !== undefined && this.loaded.has(id)) this.described.set(id, known);
    return known;
  }

  content(documentId: string): string | undefined {
    return this.store.content(documentId);
  }

  passage(id: string): Passage | undefined {
    return this.store.passage(id);
  }

  passagesOf(documentId: string): Passage[] {
    return this.store.passagesOf(documentId);
  }

  vector(passageId: string): Float32Array | undefined {
    if (!this.slotOf.has(passageId)) this.refresh();
    const slot = this.slotOf.get(passageId);
    return slot === undefined ? undefined : this.neighbours.get(slot);
  }

  tokens(passageId: string): TokenVectors | undefined {
    return this.slotOf.has(passageId) ? this.tokenVectors.get(passageId) : undefined;
  }

  facts(passageId: string): PassageFacts | undefined {
    return this.entries[this.positionOf.get(this.slotOf.get(passageId) ?? -1) ?? -1];
  }

  tagged(concepts: Iterable<string>, scope: Scope): string[] {
    const wanted = new Set(concepts);
    if (wanted.size === 0) return [];
    const tagged = this.entries.filter((entry) => entry?.tags.some(({ concept }) => wanted.has(concept)));
    return tagged.flatMap((entry) => (entry && scope.has(entry.passageId) ? [entry.passageId] : [])).sort();
  }

  retag(tag: (passage: Passage) => Tag[], lexicon: string): void {
    if (this.store.manifest("lexicon") === lexicon) return;
    this.store.retag(tag, lexicon);
    this.synchronize();
  }

  select(conditions: Conditions): SlotScope {
    this.refresh();
    const slots = new Set<number>();
    for (const [position, entry] of this.entries.entries()) {
      const slot = this.slots[position];
      if (slot !== undefined && entry !== undefined && meets(entry, conditions)) slots.add(slot);
    }
    return new SlotScope(slots, this.slotOf);
  }

  narrow(scope: Scope, passageIds: ReadonlySet<string>, which: "among" | "not-among"): SlotScope {
    const kept = this.ids(scope).filter((id) => passageIds.has(id) === (which === "among"));
    return new SlotScope(new Set(kept.flatMap((id) => this.slotOf.get(id) ?? [])), this.slotOf);
  }

  holding(terms: Iterable<string>, scope: Scope): string[] {
    const positions = this.bm25.holding(terms);
    if (positions === undefined) return this.ids(scope);
    const ids = [...positions].flatMap((position) => this.entries[position]?.passageId ?? []);
    return ids.filter((id) => scope.has(id)).sort();
  }

  ids(scope: Scope): string[] {
    return this.entries
      .flatMap((entry) => (entry === undefined ? [] : [entry.passageId]))
      .filter((id) => scope.has(id))
      .sort();
  }

  lexical(terms: WeightedTerms, scope: Scope, count: number): Candidate[] {
    const found: Candidate[] = [];
    for (const [position, score] of this.bm25.scores(terms)) {
      const passageId = this.entries[position]?.passageId;
      if (passageId !== undefined && score > 0 && scope.has(passageId)) found.push({ passageId, score });
    }
    return found.sort(byScore).slice(0, count);
  }

  nearest(vector: Float32Array, scope: Scope, count: number): Candidate[] {
    const slots = scope instanceof SlotScope ? scope.slots : new Set<number>();
    const found = this.neighbours.nearest(vector, count, slots).flatMap(({ slot, score }) => {
      const passageId = this.entries[this.positionOf.get(slot) ?? -1]?.passageId;
      return passageId === undefined ? [] : [{ passageId, score }];
    });
    return found.sort(byScore);
  }

  background(vector: Float32Array): number {
    return this.neighbours.background(vector);
  }

  lexicalMatch(terms: WeightedTerms, passageId: string): LexicalMatch {
    const position = this.positionOf.get(this.slotOf.get(passageId) ?? -1);
    return position === undefined ? { score: 0, coverage: 0 } : this.bm25.match(terms, position);
  }

  holds(term: string, passageId: string): boolean {
    const position = this.positionOf.get(this.slotOf.get(passageId) ?? -1);
    return position !== undefined && this.bm25.holds(term, position);
  }

  idf(term: string): number {
    return this.bm25.idf(term);
  }

  count(term: string): number {
    return this.bm25.count(term);
  }

  terms(): Iterable<string> {
    this.refresh();
    return this.bm25.terms();
  }

  revision(): number {
    this.refresh();
    return this.changes;
  }

  fingerprint(): string {
    return this.store.fingerprint();
  }

  searchablePassages(): number {
    this.refresh();
    return this.bm25.size;
  }

  close(): void {
    this.neighbours.save();
    this.store.close();
  }

  /** Take in what another process has added since, so that a running server finds what `jucuo ingest` brought. */
  private refresh(): void {
    const version = this.store.dataVersion();
    if (version === this.knownVersion) return;
    this.synchronize();
    this.knownVersion = version;
  }

  /** Make memory what the store is: forget documents that are gone, read new metadata, add new passages. */
  private synchronize(): void {
    this.described.clear();
    this.listed = undefined;
    const stored = this.store.revisions();
    for (const [id, { revision, positions }] of this.loaded) {
      const now = stored.get(id);
      if (now === undefined) this.forget(id, positions);
      else if (now !== revision) this.describeAgain(id, positions, now);
    }
    this.loadNew(stored);
  }

  private forget(documentId: string, positions: readonly number[]): void {
    this.bm25.remove(new Set(positions));
    for (const position of positions) {
      const slot = this.slots[position];
      const passageId = this.entries[position]?.passageId;
      if (passageId !== undefined) this.tokenVectors.forget(passageId);
      this.entries[position] = undefined;
      if (passageId !== undefined) this.slotOf.delete(passageId);
      if (slot === undefined) continue;
      this.positionOf.delete(slot);
      this.neighbours.remove(slot);
    }
    this.loaded.delete(documentId);
  }

  private describeAgain(documentId: string, positions: readonly number[], revision: number): void {
    const document = this.store.document(documentId)?.document;
    if (document === undefined) return;
    const tags = this.store.tagsOf(documentId);
    for (const position of positions) {
      const entry = this.entries[position];
      if (entry === undefined) continue;
      this.entries[position] = { ...entry, ...conditionsOf(document), tags: tags.get(entry.passageId) ?? entry.tags };
    }
    this.loaded.set(documentId, { revision, positions: [...positions] });
  }

  private loadNew(revisions: ReadonlyMap<string, number>): void {
    this.changes++;
    const documents = new Map<string, Document>();
    for (const stored of this.store.passagesAfter(this.slots.at(-1) ?? 0)) {
      const { documentId } = stored.passage;
      const document = documents.get(documentId) ?? this.store.document(documentId)?.document;
      if (document === undefined) throw new Error(`Passage ${stored.passage.id} has no document.`);
      documents.set(documentId, document);
      this.load(stored, document, revisions.get(documentId) ?? 0);
    }
  }

  private load({ slot, passage, tags, vector }: StoredPassage, document: Document, revision: number): void {
    const loaded = this.loaded.get(passage.documentId) ?? { revision, positions: [] };
    loaded.positions.push(this.entries.length);
    this.loaded.set(passage.documentId, loaded);
    this.positionOf.set(slot, this.entries.length);
    this.slotOf.set(passage.id, slot);
    this.slots.push(slot);
    this.entries.push({
      passageId: passage.id,
      ...conditionsOf(document),
      ...factsOf(passage, tags),
    });
    this.bm25.add(this.tokenizer.tokenize(passage.text).map((term) => term.key));
    this.neighbours.add(slot, vector);
  }
}

function requireModel(store: Store, model: Model): void {
  const built = store.manifest("model");
  if (built === undefined) {
    store.setManifest("model", JSON.stringify(model));
    return;
  }
  const { name, sha256 } = JSON.parse(built) as Model;
  if (sha256 !== model.sha256) {
    store.close();
    throw new JucuoError(
      "index_unavailable",
      `索引是用模型 ${name}(${sha256.slice(0, 12)})建的,现在的模型是 ${model.name}(${model.sha256.slice(0, 12)}),两者的向量不能混用。` +
        "请改回原来的模型,或用 npx jucuo rebuild 以现在的模型重建。",
    );
  }
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || (a.passageId < b.passageId ? -1 : 1);
}
