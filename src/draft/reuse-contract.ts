import type { Document } from "../corpus/document.ts";
import type { Span } from "../corpus/passage.ts";
import type { Region } from "../corpus/region.ts";
import type { Filter } from "../search/contract.ts";

export interface ReuseRequest {
  /** The draft. All offsets of the answer point into it, UTF-16 units. */
  text: string;
  /** Whose draft it is, code or name; without it nothing can be called foreign or one's own. */
  region?: string | undefined;
  /** The year it reports on. */
  year?: number | undefined;
  filter: Filter;
  /** Spans with fewer characters of their own are discounted; 24 unless told. */
  minCharacters?: number | undefined;
}

export const origins = ["own-earlier", "own-same-year", "own-later", "other-region", "unknown"] as const;
export type Origin = (typeof origins)[number];

/** Where the words of a draft stand too. */
export interface ReuseSource {
  passageId: string;
  document: Document;
  origin: Origin;
  /** Offsets into the passage, and its words. */
  start: number;
  end: number;
  text: string;
  /** Share of the characters that are the same in both, punctuation aside and a number counted as one; 0–1. */
  similarity: number;
  /** Where the words differ, in the order of the draft. */
  differences: { draft: string; source: string }[];
}

/** A stretch of a draft that stands, to the letter or nearly so, in a report. */
export interface ReusedSpan extends Span {
  text: string;
  kind: "verbatim" | "near";
  /** Of the first source. */
  origin: Origin;
  /** Those that say most of it first. */
  sources: ReuseSource[];
  boilerplate: {
    /** Regions that share it. */
    regions: number;
    /** Fixed expressions and titles of documents in it. */
    phrases: string[];
    /** Whether it says so little of its own that it is left out of the sums. */
    discounted: boolean;
  };
  /** How much of it is its own, 0–1; see `weigh`. */
  weight: number;
}

export interface ReuseFlag extends Span {
  kind: "foreign-place" | "carried-figure" | "carried-year";
  text: string;
  /** A Chinese sentence. */
  message: string;
  /** The source that the words around it stand in. */
  source: { passageId: string; label: string; region: Region; year: number };
}

/** Evidence, no judgement: what stands elsewhere too, and what may have been carried over with it. */
export interface ReuseAnswer {
  region?: Region;
  year?: number;
  characters: number;
  spans: ReusedSpan[];
  flags: ReuseFlag[];
  summary: {
    /** In spans that are not discounted. */
    reusedCharacters: number;
    share: number;
    boilerplateCharacters: number;
    byOrigin: Record<Origin, number>;
    byRegion: { region: Region; characters: number }[];
  };
  tookMs: number;
}
