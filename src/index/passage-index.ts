import type { Document, Evidence, Genre } from "../corpus/document.ts";
import type { Embedding, TokenVectors } from "../corpus/embedding.ts";
import type { Figure } from "../corpus/figure.ts";
import type { Given } from "../corpus/given.ts";
import type { Passage, SectionKind, Tag } from "../corpus/passage.ts";
import type { Level } from "../corpus/region.ts";

/** A document with everything that is stored of it. `content` is the joined text of its passages. */
export interface IndexedDocument {
  document: Document;
  evidence: Evidence[];
  content: string;
  /** The file as it came, for whoever doubts the cleaned text. */
  original: { fileName: string; bytes: Uint8Array };
  /** What the user said of it: said again at a rebuild. */
  given: Given;
  /** See `sketchOf`. */
  sketch: Uint32Array;
  /** In reading order, tiling `content`. */
  passages: Passage[];
  /** The embedding of each passage of role "text", by passage id. */
  embeddings: ReadonlyMap<string, Embedding>;
  /** The measures of the lexicon that each of them speaks of, by passage id. */
  tags: ReadonlyMap<string, readonly Tag[]>;
}

/** What ranking asks of a searchable passage beside its text. */
export interface PassageFacts {
  documentId: string;
  genre: Genre;
  section: SectionKind;
  tags: readonly Tag[];
  /** How many figures of each kind it reports. */
  figures: Readonly<Partial<Record<Figure["kind"], number>>>;
  /** UTF-16 units. */
  characters: number;
}

/** Which passages may be candidates, with all names resolved. Every given condition must hold. */
export interface Conditions {
  regions?: ReadonlySet<string>;
  excludedRegions?: ReadonlySet<string>;
  levels?: ReadonlySet<Level>;
  yearFrom?: number;
  yearTo?: number;
  documents?: ReadonlySet<string>;
  sections?: ReadonlySet<SectionKind>;
  concepts?: ReadonlySet<string>;
}

/** The searchable passages that meet some conditions. Made by `select` and valid for that index only. */
export interface Scope {
  readonly size: number;
  has(passageId: string): boolean;
}

export interface Candidate {
  passageId: string;
  score: number;
}

/** Terms of a question for the lexical arm, each with how much it counts. */
export type WeightedTerms = ReadonlyMap<string, number>;

/** What the lexical arm finds of the terms in one passage. */
export interface LexicalMatch {
  /** BM25, unbounded. */
  score: number;
  /** Share of the question's IDF mass whose terms the passage holds, 0–1. */
  coverage: number;
}

/**
 * The passages of a corpus, found by words, by vectors and by metadata. A document is searchable exactly when `add`
 * has returned. Orders are total: equal scores are ordered by passage id.
 */
export interface PassageIndex {
  /**
   * Add a document, whole or not at all, and in the same moment remove those it `replaces`. A document whose id is
   * known already is left as it is: false.
   */
  add(document: IndexedDocument, options?: { replaces?: readonly string[] }): boolean;
  /** Remove a document with all its passages; false when it is not there. What is a duplicate of it stands for it. */
  remove(documentId: string): boolean;
  /** Put other metadata in place of a document's; its text and passages stay. False when it is not there. */
  describe(document: Document, evidence: readonly Evidence[], given: Given): boolean;
  /** The document that is nearly the same text, most alike first; those that are duplicates themselves aside. */
  nearDuplicate(sketch: Uint32Array): { document: Document; similarity: number } | undefined;
  /** The file as it came. */
  original(documentId: string): { fileName: string; bytes: Uint8Array; given: Given } | undefined;
  documents(): Document[];
  document(id: string): { document: Document; evidence: Evidence[] } | undefined;
  content(documentId: string): string | undefined;
  passage(id: string): Passage | undefined;
  /** All passages of a document in reading order, headings too. */
  passagesOf(documentId: string): Passage[];
  /** The stored vector; undefined for headings and unknown ids. */
  vector(passageId: string): Float32Array | undefined;
  /** The stored token vectors, read when asked for; undefined for headings and unknown ids. */
  tokens(passageId: string): TokenVectors | undefined;
  /** Undefined for headings and unknown ids. */
  facts(passageId: string): PassageFacts | undefined;
  /** Ids of the passages in scope that are tagged with one of these concepts, in the order of their ids. */
  tagged(concepts: Iterable<string>, scope: Scope): string[];
  /** Tag every passage anew, with the lexicon of this fingerprint; nothing is done when that was the last one. */
  retag(tag: (passage: Passage) => Tag[], lexicon: string): void;
  /** All searchable passages that meet the conditions. Passages of a duplicate are not among them. */
  select(conditions: Conditions): Scope;
  /** The part of a scope whose passages are among these, or, to exclude them, are not. */
  narrow(scope: Scope, passageIds: ReadonlySet<string>, which: "among" | "not-among"): Scope;
  /** Ids of the passages in scope that hold every one of these terms; all of the scope when there is no term. */
  holding(terms: Iterable<string>, scope: Scope): string[];
  /** Ids of all passages in scope, in the order of their ids. */
  ids(scope: Scope): string[];
  /** The `count` best by BM25 among those that hold at least one term. */
  lexical(terms: WeightedTerms, scope: Scope, count: number): Candidate[];
  /** The `count` nearest by cosine similarity. The vector has to be finite and of the index's dimension. */
  nearest(vector: Float32Array, scope: Scope, count: number): Candidate[];
  /** Mean cosine of the vector and all searchable passages: what an unrelated passage of this corpus would have. */
  background(vector: Float32Array): number;
  /** How the lexical arm sees one passage. */
  lexicalMatch(terms: WeightedTerms, passageId: string): LexicalMatch;
  /** Whether a passage holds a term. */
  holds(term: string, passageId: string): boolean;
  /** Inverse document frequency of a term, as BM25 weighs it. */
  idf(term: string): number;
  /** In how many passages a term stands. */
  count(term: string): number;
  /** Every term that stands in some passage. */
  terms(): Iterable<string>;
  /** Another number whenever a question may be answered otherwise than before. */
  revision(): number;
  /** Equal for two indexes that hold the same documents, passages and vectors. Hexadecimal. */
  fingerprint(): string;
  searchablePassages(): number;
  /** Make durable what was added, and close. */
  close(): void;
}
