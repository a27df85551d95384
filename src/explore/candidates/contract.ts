import type { Document } from "../../corpus/document.ts";
import type { SectionKind, Span } from "../../corpus/passage.ts";
import type { Region } from "../../corpus/region.ts";
import type { Total } from "../../search/contract.ts";

export interface CandidatesRequest {
  limit: number;
  offset: number;
  /** How many regions have to tell of it. */
  minRegions: number;
}

/** A sentence that no measure of the lexicon covers, in the words of its report. */
export interface CandidateExample extends Span {
  passageId: string;
  document: Document;
  section: SectionKind;
  /** The clause that names the item it stands in. */
  label: string;
  /** `content.slice(start, end)`. */
  text: string;
}

/** What several reports tell and the lexicon does not know: perhaps a measure. */
export interface Candidate {
  /** Derived from its sentences: the same sentences, the same id. */
  id: string;
  /** What they share and the rest of the corpus has not, the most telling first. */
  words: string[];
  /** A phrase that they share, or the clause of the most central sentence that holds most of the telling words. */
  suggestedName: string;
  regions: Region[];
  /** Reports (region × year) and sentences. */
  reports: number;
  sentences: number;
  /** The most central first, of each report one, at most five. */
  passages: CandidateExample[];
  /** Mean likeness of its sentences to each other, 0–1. */
  cohesion: number;
  /** Known measures that it may be another name or a part of; late interaction of name and most central sentence, −1 to 1. */
  nearestConcepts: { id: string; name: string; similarity: number }[];
  /** YAML for a file of one's own lexicon, to be corrected before use. */
  entry: string;
}

export interface CandidatesAnswer {
  candidates: Candidate[];
  total: Total;
  /** Passages of measures and leadership that no measure of the lexicon fits. */
  unfitted: number;
  /** Sentences that none covers, in those and in others, and how many of those were compared. */
  sentences: { uncovered: number; compared: number };
}
