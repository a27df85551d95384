import type { Document } from "../corpus/document.ts";
import type { Region } from "../corpus/region.ts";
import type { Filter, Hit, Status, Total } from "../search/contract.ts";

/** Which reports are looked at. Conditions on passages are none of these: a cell would differ from the comparison. */
export type ReportFilter = Pick<Filter, "region" | "within" | "level" | "year" | "documentId" | "excludeRegion">;

export interface ConceptName {
  id: string;
  name: string;
}

/** The measures of the lexicon in its order. */
export interface LexiconAnswer {
  concepts: (ConceptName & { field: string })[];
  total: Total;
}

export const catalogueOrders = ["regions", "name", "field"] as const;

export interface CatalogueRequest {
  /** Part of a name, or an id. */
  q?: string | undefined;
  field?: string | undefined;
  sort: (typeof catalogueOrders)[number];
  limit: number;
  offset: number;
}

/** A measure of the lexicon and how far it is spread. */
export interface ConceptSummary extends ConceptName {
  /** The part of government it belongs to. */
  field: string;
  aliases: string[];
  description: string;
  /** Regions and reports that have it: status `present`. */
  regions: number;
  reports: number;
}

export interface CatalogueAnswer {
  concepts: ConceptSummary[];
  total: Total;
  /** All fields, for choosing. */
  fields: string[];
}

/** What one report says of one measure. */
export interface ConceptReport {
  region: Region;
  year: number;
  status: Exclude<Status, "no-report">;
  onlyIn?: ("plan" | "shortcoming")[];
  score: number;
  document: Document;
  /** The passage that says it best; absent in an `absent` report. */
  passage?: { id: string; label: string; headings: string[] };
}

export interface ConceptAnswer extends ConceptSummary {
  kinds: string[];
  broader?: ConceptName;
  narrower: ConceptName[];
  /** Another design with the same function. */
  akin: ConceptName[];
  notSame: (ConceptName & { why: string })[];
  where: ConceptReport[];
}

export interface CoverageRequest {
  filter: ReportFilter;
  /** Ids or names; every measure when absent. */
  concepts?: string[] | undefined;
  fields?: string[] | undefined;
}

export interface CoverageCell {
  status: Status;
  onlyIn?: ("plan" | "shortcoming")[];
  score: number;
  /** Of the best passage. */
  passageId?: string;
}

export interface StatusCounts {
  present: number;
  related: number;
  absent: number;
  noReport: number;
}

export interface CoverageAnswer {
  /** The columns. */
  concepts: (ConceptName & { field: string; counts: StatusCounts })[];
  /** A row for each report, and one for each region asked for by name that has none; cells in the order of the columns. */
  rows: { region: Region; year: number | null; document?: Document; counts: StatusCounts; cells: CoverageCell[] }[];
  tookMs: number;
}

export interface GapsRequest {
  /** Code or name. */
  region: string;
  /** The report that is looked at; the latest when absent. */
  year?: number | undefined;
  /** Whom to compare with, instead of the choice that is made otherwise. */
  peers?: ReportFilter | undefined;
  /** Share of the peers that must have a measure. */
  minShare: number;
  limit: number;
  offset: number;
}

export const peerRules = ["given", "same-province", "same-level", "all"] as const;
export type PeerRule = (typeof peerRules)[number];

/** A measure that peers report and the region does not. */
export interface Gap {
  concept: ConceptName & { field: string };
  /** Peers that have it, of those with a report. */
  peersPresent: number;
  peersTotal: number;
  share: number;
  /** How concretely the best peers tell of it, 0–1. */
  concreteness: number;
  own: {
    status: "related" | "absent";
    /** Planned, or named as falling short. */
    onlyIn?: ("plan" | "shortcoming")[];
    /** The last earlier year whose report had it. */
    lastSeen?: number;
  };
  /** Measures of another design with the same function that the region does report. */
  akinHere: ConceptName[];
  /** The most concrete passages, each of another region. */
  examples: Hit[];
}

export interface GapsAnswer {
  region: Region;
  year: number;
  peerRule: PeerRule;
  /** A Chinese sentence on how the peers were chosen. */
  peerReason: string;
  peers: { region: Region; year: number }[];
  gaps: Gap[];
  total: Total;
  tookMs: number;
}
