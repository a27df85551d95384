import type { Document } from "../corpus/document.ts";
import type { Passage } from "../corpus/passage.ts";
import type { Region } from "../corpus/region.ts";
import type { CompareRow, Filter, Status, Total } from "../search/contract.ts";

/** At most so many questions are watched. */
export const mostWatches = 200;

/** A question to be saved. Regions are names or codes as typed. */
export interface WatchDraft {
  query: string;
  filter?: Omit<Filter, "documentId"> | undefined;
  /** What to call it in lists; its query unless told. */
  name?: string | undefined;
}

/** A saved question, and what it found since. */
export interface Watch {
  /** Decimal digits, short enough to be typed. */
  id: string;
  name: string;
  query: string;
  filter: Filter;
  /** ISO instant. Reports that were there then are no news. */
  createdAt: string;
  /** What the reports that were there when it was made said. */
  baseline: VerdictCounts & { absent: number };
  /** Findings that stand; `unread` of them were in no `watch report` yet. */
  counts: VerdictCounts & { unread: number };
  /** Documents that came in and were not checked yet. */
  unchecked: number;
  /** Its newest findings. */
  latest: WatchFinding[];
  /** Why the latest check failed; it is tried again. */
  problem?: string;
}

/** How many reports say what. */
export interface VerdictCounts {
  present: number;
  /** Near, planned, or falling short. */
  related: number;
}

/** What is said, be it by a report or by one of its passages: a plan is not a practice. */
export interface Said {
  status: Exclude<Status, "absent" | "no-report">;
  onlyIn?: NonNullable<CompareRow["onlyIn"]>;
}

/** A passage as it may be quoted, for what it says alone. */
export interface Quotation extends Said {
  passage: Passage;
  score: number;
  /** The report and the headings above the passage. */
  citation: string;
}

/** A report that came in after the question was saved, and answers it; its verdict is what `compare` said when it was found. */
export interface WatchFinding extends Said {
  /** A URN; the same for the same report, also when it is found anew. */
  id: string;
  watchId: string;
  document: Document;
  region: Region;
  year: number;
  /** `updated`: in place of another text of this report, or under other metadata. */
  kind: "new" | "updated";
  /** Of its best passage; 0–1. */
  score: number;
  /** What carries the verdict first. */
  passages: Quotation[];
  /** ISO instant. */
  foundAt: string;
  /** Changes with the model, the lexicon and the calibration. */
  judgedBy: string;
}

/** A report that was found and is gone or answers no more: it is not to be quoted. */
export interface Withdrawn {
  id: string;
  watchId: string;
  documentId: string;
  label: string;
  region: { code: string; name: string };
  year: number;
  /** ISO instant. */
  goneAt: string;
}

export interface FindingsRequest {
  limit: number;
  offset: number;
  /** ISO instant: only what was found then or later. */
  since?: string | undefined;
}

export interface FindingsAnswer {
  watchId: string;
  /** Newest first; those of one check by verdict, score, region and year. */
  findings: WatchFinding[];
  /** The latest, at most 100. */
  withdrawn: Withdrawn[];
  /** Of findings. */
  total: Total;
}

/** A finding with the watch that made it. */
export interface LatestFinding {
  watch: Pick<Watch, "id" | "name" | "query">;
  finding: WatchFinding;
}

/**
 * Saved questions that are asked of every report that comes in. Methods throw `JucuoError`: `not_found`,
 * `invalid_request`, `conflict`.
 */
export interface Watches {
  /** Save a question. `conflict` when one asks the same, or there are `mostWatches`. */
  add(draft: WatchDraft): Promise<Watch>;
  /** In the order in which they were made. */
  list(): Watch[];
  get(id: string): Watch;
  /** With all that it found. */
  remove(id: string): void;
  findings(id: string, request: FindingsRequest): FindingsAnswer;
  /** The newest findings of all watches. */
  latest(count: number): LatestFinding[];
}
