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
  /** Words of the query that are words and no conditions, though they name a region or a year. */
  asWords: string[];
}

/** How a hit came about; ranks count from 1. */
export interface Why {
  /** BM25, and which words of the question stand in the passage. */
  lexical?: { rank: number; score: number; terms: string[] };
  /** Cosine of question and passage. */
  semantic?: { rank: number; score: number };
  /** Late interaction of question and passage, and the clause of the passage that answers best. */
  late?: { score: number; span?: Span };
  /** Names of the measures of the lexicon that question and passage share. */
  concepts?: string[];
  /** Words by which the passage says them that were not typed. */
  expandedWith?: string[];
  /** What the score rests on: each feature with what it adds to the log-odds, the strongest first. */
  parts?: { feature: string; value: number; adds: number }[];
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
  /** Whether its report or region has what was asked for, or only something near it, or plans it. */
  status: Exclude<Status, "no-report">;
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
  /** Repairs of what was typed: `行证复议 → 行政复议`. */
  corrections: string[];
  /** Words that have to stand in a passage as they are, and words that must not. */
  exact: string[];
  excluded: string[];
  /** Words of the question that were read as conditions; sent back in `asWords`, they are words. */
  filters: ShownFilter[];
}

/** A condition that was read in a question. */
export interface ShownFilter {
  /** As typed, e.g. 苏州 or 2023年. */
  text: string;
  kind: "region" | "within" | "excludeRegion" | "year";
  /** The regions meant; several where a name is borne by several regions that have reports. */
  regions?: Region[];
  year?: { from?: number; to?: number };
}

export interface FacetValue {
  value: string;
  /** The value in words: the name of a measure, 县级, 打算; the value itself where it is in words already. */
  label: string;
  count: number;
}

export interface SearchAnswer {
  query: string;
  understood: Understood;
  mode: Mode;
  /** Of the best there is: `related` hits are near what was asked for, but are not it. */
  status: Exclude<Status, "no-report">;
  /** Of groups when grouped, of hits when not. */
  total: Total;
  groups?: Group[];
  hits?: Hit[];
  facets?: Partial<Record<FacetName, FacetValue[]>>;
  /** Regions that the question or the filter names and that have no report at all: nothing is known of them. */
  noReport?: Region[];
  /** Only when nothing is likely enough to be stated: what the corpus does hold that is nearest. */
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
  /** Leave out passages that are nearly the same text as the one asked for. */
  excludeNearDuplicates: boolean;
  explain: boolean;
}

/** Exactly one of `query`, `passageId` and `concept` is given. */
export interface CompareRequest {
  query?: string | undefined;
  passageId?: string | undefined;
  /** Id or name of a measure of the lexicon. */
  concept?: string | undefined;
  filter: Filter;
  /** Regions that get a row even without a report; without it, every report in scope has a row. */
  regions?: string[] | undefined;
  passagesPerRegion: number;
  /** See `SearchRequest`. */
  asWords: string[];
}

export type Status = "present" | "related" | "absent" | "no-report";

/** What one report (region × year) says of a measure. */
export interface CompareRow {
  region: Region;
  /** Null in a `no-report` row. */
  year: number | null;
  document?: Document;
  status: Status;
  /** Where the report speaks of the measure only as planned or as falling short: a plan is not a practice. */
  onlyIn?: ("plan" | "shortcoming")[];
  score: number;
  /** The words this city uses for the measure. */
  calledHere: string[];
  /** Those on which the status rests come first: of what is present, what was done before what is planned. */
  passages: Hit[];
  /** Ids of those of them on which the status rests; `score` is that of the best. */
  restsOn: string[];
  figures: Figure[];
}

/** A figure that speaks of what was asked, with where it stands. */
export interface ComparableFigure extends Omit<Figure, "kind"> {
  /** `named`: its own clause says the measure; `near`: it follows where nothing else is spoken of. */
  said: "named" | "near";
  /** Whether it is of the report's year; `unknown` where the sentence names no time. See `periodOf`. */
  period: "year" | "cumulative" | "other-year" | "unknown";
  /** The other year, where it is named. */
  ofYear?: number;
  passageId: string;
  /** In the passage's text; absent for cells of tables. */
  start?: number;
  end?: number;
}

/** Figures of several reports that count the same thing. */
export interface ComparableColumn {
  /** What is counted, in the words of the reports. */
  label: string;
  /** Of all its values; 件, 宗 and 起 of the same thing are 件. */
  unit: string;
  kind: Figure["kind"];
  /** By how much it rose or fell, not how much it is. */
  isChange: boolean;
  period: Exclude<ComparableFigure["period"], "unknown">;
  ofYear?: number;
  /** Of the rows that report it, in their order; `row` counts from 0. */
  cells: { row: number; region: string; year: number; values: ComparableFigure[] }[];
}

/** Columns in the order of how many rows have them. `total` counts those that are not shown too. */
export interface Comparable {
  columns: ComparableColumn[];
  total: Total;
}

export interface CompareAnswer {
  query: string;
  /** Absent when compared by passage. */
  understood?: Understood;
  rows: CompareRow[];
  comparable: Comparable;
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
  model: { name: string; dimension: number; tokenWidth: number; sha256: string };
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
  /** All passages of a document in reading order, titles and headings too: joined, they are its content. */
  passagesOf(documentId: string): { document: Document; passages: Passage[] };
  regions(): { regions: RegionCoverage[]; total: Total };
  stats(): Stats;
}
