import type { Document, Evidence } from "../corpus/document.ts";
import type { Figure } from "../corpus/figure.ts";
import type { Passage, SectionKind, Span } from "../corpus/passage.ts";
import type { Level, Region } from "../corpus/region.ts";

export const modes = ["hybrid", "semantic", "lexical"] as const;
export type Mode = (typeof modes)[number];
export const groupings = ["region", "document", "none"] as const;
export type Grouping = (typeof groupings)[number];
export const facetNames = ["province", "prefecture", "level", "year", "section", "concept"] as const;
export type FacetName = (typeof facetNames)[number];

/** Which passages may answer; a condition that is absent or undefined does not count. Regions are division codes or names as typed; every given condition must hold. */
export interface Filter {
  region?: string[] | undefined;
  /** Provinces or prefectures, each with all below it. */
  within?: string[] | undefined;
  level?: Level[] | undefined;
  year?: { from?: number | undefined; to?: number | undefined } | undefined;
  documentId?: string[] | undefined;
  section?: SectionKind[] | undefined;
  concept?: string[] | undefined;
  excludeRegion?: string[] | undefined;
}

/** A question, complete: the edges fill in what the caller left out. */
export interface SearchRequest {
  query: string;
  mode: Mode;
  filter: Filter;
  groupBy: Grouping;
  groupSize: number;
  limit: number;
  offset: number;
  /** Replaces the calibrated floor when given; 0–1. */
  minScore?: number | undefined;
  explain: boolean;
  facets: FacetName[];
}

/** How a hit came about; ranks count from 1. */
export interface Why {
  lexical?: { rank: number; score: number; terms: string[] };
  semantic?: { rank: number; score: number };
  late?: { score: number };
  concepts?: string[];
  expandedWith?: string[];
  fused: number;
}

/** A passage with its calibrated probability, 0–1, of being about what was asked. */
export interface Hit {
  passage: Passage;
  document: Document;
  score: number;
  /** Spans of `passage.text`, in order and apart. */
  highlights: Span[];
  why?: Why;
}

export interface Total {
  value: number;
  relation: "eq" | "gte";
}

export interface Group {
  region?: Region;
  document?: Document;
  /** The score of its best hit. */
  score: number;
  /** Hits of the group that pass the floor, shown or not. */
  total: Total;
  hits: Hit[];
}

/** What the engine made of the words of a question. */
export interface Understood {
  normalized: string;
  terms: string[];
  concepts: string[];
  expandedWith: string[];
  corrections: string[];
}

export interface FacetValue {
  value: string;
  count: number;
}

export interface SearchAnswer {
  query: string;
  understood: Understood;
  mode: Mode;
  /** Of groups when grouped, of hits when not. */
  total: Total;
  groups?: Group[];
  hits?: Hit[];
  facets?: Partial<Record<FacetName, FacetValue[]>>;
  /** Only when nothing passes the floor: what the corpus does hold that is nearest. */
  suggestions?: string[];
  tookMs: number;
}

export interface SimilarRequest {
  passageId: string;
  filter: Filter;
  groupBy: Grouping;
  groupSize: number;
  limit: number;
  offset: number;
  excludeSameRegion: boolean;
  explain: boolean;
}

/** Exactly one of `query` and `passageId` is given. */
export interface CompareRequest {
  query?: string | undefined;
  passageId?: string | undefined;
  filter: Filter;
  /** Regions that get a row even without a report; without it, every report in scope has a row. */
  regions?: string[] | undefined;
  passagesPerRegion: number;
}

export type Status = "present" | "related" | "absent" | "no-report";

/** What one report (region × year) says of a measure. */
export interface CompareRow {
  region: Region;
  /** Null in a `no-report` row. */
  year: number | null;
  document?: Document;
  status: Status;
  score: number;
  /** The words this city uses for the measure. */
  calledHere: string[];
  passages: Hit[];
  figures: Figure[];
}

export interface CompareAnswer {
  query: string;
  rows: CompareRow[];
  summary: { present: number; related: number; absent: number; noReport: number };
  tookMs: number;
}

export interface DocumentsRequest {
  filter: Pick<Filter, "region" | "within" | "level" | "year">;
  limit: number;
  offset: number;
}

/** A region that has at least one report, with the years it reports on, ascending. */
export interface RegionCoverage {
  region: Region;
  years: number[];
  documents: number;
  passages: number;
}

/** What the corpus covers, and which model and index answer. */
export interface Stats {
  documents: number;
  passages: number;
  searchablePassages: number;
  regions: number;
  years: number[];
  coverage: RegionCoverage[];
  /** Region and year pairs between the first and last year of the corpus for which there is no report. */
  missing: { region: Region; years: number[] }[];
  model: { name: string; dimension: number; sha256: string };
  /** Equal for two indexes that hold the same documents, passages and vectors. */
  fingerprint: string;
}

/**
 * Everything a client may ask of the corpus. Each method throws a `JucuoError`: `invalid_request` for a region name
 * that is unknown or ambiguous, `not_found` for an id the corpus does not hold.
 */
export interface Engine {
  search(request: SearchRequest): Promise<SearchAnswer>;
  similar(request: SimilarRequest): Promise<SearchAnswer>;
  compare(request: CompareRequest): Promise<CompareAnswer>;
  documents(request: DocumentsRequest): { documents: Document[]; total: Total };
  document(id: string): Document & { evidence: Evidence[] };
  /** The cleaned text that all offsets of the document point into. */
  content(id: string): string;
  passage(id: string): { passage: Passage; document: Document };
  /** The passage with up to `before` and `after` neighbours of the same document, in reading order. */
  context(id: string, before: number, after: number): { passages: Passage[]; document: Document };
  regions(): { regions: RegionCoverage[]; total: Total };
  stats(): Stats;
}
