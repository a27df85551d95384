import type { Document } from "../corpus/document.ts";
import type { Passage } from "../corpus/passage.ts";
import type { Region } from "../corpus/region.ts";
import type { CompareRow, Hit, Status } from "../search/contract.ts";
import type { MovedFigure } from "./moved-figures.ts";
import type { WordDifference } from "./wording.ts";

export interface ChangesRequest {
  /** Code, or a name that names exactly one region. */
  region: string;
  fromYear: number;
  toYear: number;
  /** Ids or names of measures; without it, every measure of the lexicon, and what the lexicon does not know. */
  concepts?: string[] | undefined;
}

/** What a measure is called, and what each of the two reports says of it. */
export interface ChangedMeasure {
  concept: { id: string; name: string };
  before: SaidOf;
  after: SaidOf;
  /** A Chinese sentence on what a reader has to know before quoting: 2023年报告只在打算中提到. */
  note?: string;
}

export interface SaidOf extends Pick<CompareRow, "onlyIn"> {
  status: Exclude<Status, "no-report">;
  /** Of the best passage, 0–1. */
  score: number;
  /** The passage that tells it best; absent where nothing comes near. */
  passage?: Hit;
}

/** How the passage of one year became that of the other. */
export interface Alignment {
  /** See `Wording`. */
  similarity: number;
  /** The similarity is below `rewordedBelow`. */
  reworded: boolean;
  /** Only where the two are near enough to be one text that was changed. */
  wordDiff?: WordDifference[];
  figures: MovedFigure[];
}

export interface ContinuedMeasure extends ChangedMeasure, Alignment {}

/** A passage with its report. */
export interface Quote {
  passage: Passage;
  document: Document;
}

export interface ContinuedPassage extends Alignment {
  before: Quote;
  after: Quote;
}

/** A passage without a counterpart that is certain. */
export interface LonePassage extends Quote {
  /** The passage of the other report that is most like it, where it comes near enough that nobody should be certain. */
  nearest?: Quote;
  note?: string;
}

export interface ChangesAnswer {
  region: Region;
  fromYear: number;
  toYear: number;
  from: Document[];
  to: Document[];
  measures: {
    new: ChangedMeasure[];
    continued: ContinuedMeasure[];
    dropped: ChangedMeasure[];
    /** One report has it and the other has only something near it: neither new nor dropped with certainty. */
    uncertain: ChangedMeasure[];
  };
  /** Passages that tell of none of these measures, aligned by their text. Absent where measures were asked for. */
  otherPassages?: {
    new: LonePassage[];
    continued: ContinuedPassage[];
    dropped: LonePassage[];
    /** Passages of either year with something near in the other. */
    uncertain: LonePassage[];
  };
  /** Chinese sentences on what to know of the two reports before quoting. */
  notes: string[];
  summary: { new: number; continued: number; reworded: number; dropped: number; uncertain: number };
  tookMs: number;
}
