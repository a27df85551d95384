import type { Document } from "../corpus/document.ts";
import type { Figure } from "../corpus/figure.ts";
import type { SectionKind } from "../corpus/passage.ts";
import type { Region } from "../corpus/region.ts";
import type { CompareRow, Filter, Status, Understood } from "../search/contract.ts";

/** Material to quote is asked for; the edges fill in what the caller left out. */
export interface RetrieveRequest {
  /** One to ten questions, answered in turn, so that none takes all of the room. */
  queries: readonly string[];
  filter: Filter;
  /** What `markdown` may have at most, in UTF-16 units, everything counted. */
  maxCharacters: number;
  /** 0: the best first, whoever says it; 1: as unlike each other as there are. See `choose`. */
  diversity: number;
  /** Most passages of one region. */
  perRegion?: number | undefined;
  /** See `SearchRequest`. */
  asWords: string[];
}

/** Where a quotation stands: what a person has to see before it is quoted. */
export interface Place {
  passageId: string;
  document: Document;
  headings: string[];
  section: SectionKind;
  /** Region, year, title and headings in one printable line; plans and shortcomings are marked. */
  source: string;
}

/** Another passage that says nearly the same, and is quoted by its kept fellow. */
export interface AlsoIn extends Place {
  /** Whether it is the same to the letter, punctuation and white space aside; else figures may differ. */
  isSameText: boolean;
}

/** A passage to quote. */
export interface Quotation extends Place {
  /** `[1]`, `[2]` … in the order of the answer. */
  citation: string;
  /** Exactly as it stands in the report: `content.slice(start, end)`. */
  text: string;
  start: number;
  end: number;
  region: Region;
  /** The clause that names the measure. */
  label: string;
  figures: Figure[];
  /** The best of its scores over the questions; calibrated probability, 0–1. */
  score: number;
  /** `related`: near what was asked, planned, or falling short; it is not it. */
  status: Exclude<Status, "no-report" | "absent">;
  /** Said as planned or as falling short: not done. */
  onlyIn?: CompareRow["onlyIn"];
  /** The questions it answers, counted from 0. */
  foundBy: number[];
  /** How it answers each of them. */
  answers: ({ query: number } & Pick<Quotation, "score" | "status">)[];
  alsoIn: AlsoIn[];
}

/** What came of one of the questions. */
export interface AskedQuery {
  query: string;
  understood: Understood;
  /** Passages that the filter and the question let in; where there are none, nothing is known. */
  searched: number;
  /** Of the best passage that there is, quoted or not. */
  status: Exclude<Status, "no-report">;
  /** Passages that reach the floor, and how many of those are quoted. */
  found: number;
  quoted: number;
}

/** How many passages were left out, by the reason; each is counted once. */
export interface Omitted {
  /** It would not have fitted: passages are never cut. */
  overBudget: number;
  /** Nearly the same text as one of those considered; named in its `alsoIn` where that one is quoted. */
  nearDuplicate: number;
  /** Its region has its `perRegion` already. */
  perRegion: number;
  /** It reaches the floor, but is not among the 200 best of any question. */
  lowerRanked: number;
  /** Looked at and too weak to be sold as a match. */
  belowFloor: number;
}

/** The same request over the same index gives the same answer, byte for byte. */
export interface RetrieveAnswer {
  queries: AskedQuery[];
  passages: Quotation[];
  /** The quotations fenced, each with its source; never longer than `maxCharacters`. */
  markdown: string;
  /** Of `markdown`, in UTF-16 units. */
  usedCharacters: number;
  maxCharacters: number;
  omitted: Omitted;
  /** Regions that were asked for and have no report: nothing is known of them. */
  noReport?: Region[];
}
