import type { Document } from "../corpus/document.ts";
import type { Region } from "../corpus/region.ts";
import type { Filter, Hit, Status, Understood } from "../search/contract.ts";
import type { StatedStart } from "./stated-start.ts";

/** Exactly one of `query`, `passageId` and `concept` is given. */
export interface TimelineRequest {
  query?: string | undefined;
  passageId?: string | undefined;
  /** Id or name of a measure of the lexicon. */
  concept?: string | undefined;
  /** Whole reports only. Years bound the columns that are shown, never the search for the first report. */
  filter: Pick<Filter, "region" | "within" | "level" | "year" | "excludeRegion">;
  /** Regions that get a row even without a report. */
  regions?: string[] | undefined;
  /** See `SearchRequest`. */
  asWords: string[];
}

/** A year without a report is `unknown`: nobody looked, so nothing is absent. */
export type YearStatus = Exclude<Status, "no-report"> | "unknown";

export interface TimelineYear {
  year: number;
  status: YearStatus;
  onlyIn?: ("plan" | "shortcoming")[];
  /** Of the best passage; 0 where there is no report. */
  score: number;
  /** The best passage that comes near. */
  passageId?: string;
}

/** A report of a year, with the passage that says it. */
export interface Sighting {
  year: number;
  document: Document;
  passage: Hit;
}

/** Offsets point into the text of the passage. */
export interface StatedStartAt extends StatedStart {
  passageId: string;
  /** The report that states it is of this year. */
  reportYear: number;
}

export interface TimelineRow {
  region: Region;
  /** `planned`: planned, and in no report as done. */
  status: "present" | "planned" | "related" | "absent" | "no-report";
  /** The first report held that has it; not when it began. */
  first: Sighting | null;
  /** The first report held is already the first that has it: it may be older. */
  unknownBefore?: boolean;
  /** The last report held before the first that has it: it was read and does not have it. */
  lastWithout?: number;
  /** The first report that plans it, where that is before any that has it. */
  firstPlanned?: Sighting;
  /** What the texts themselves say of when it began, kept apart from `first`. */
  statedStart: StatedStartAt[];
  years: TimelineYear[];
}

export interface TimelineAnswer {
  query: string;
  understood?: Understood;
  years: number[];
  rows: TimelineRow[];
  summary: TimelineSummary;
  tookMs: number;
}

/** How many regions there are of each kind; together they are all rows. */
export interface TimelineSummary {
  present: number;
  planned: number;
  related: number;
  absent: number;
  noReport: number;
  /** The first year in which a report has it, and who reports it. */
  earliest?: { year: number; regions: Region[] };
}
