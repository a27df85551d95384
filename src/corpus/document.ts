import type { Region } from "./region.ts";

/** One report as a user sees it in a list: who reports on which year, and where it came from. */
export interface Document {
  /** Derived from the content, so the same content twice is the same document. */
  id: string;
  /** The title the report prints; null when it prints none. It is never made up. */
  title: string | null;
  /** What to call the report in a list or a citation: its title, or region and year when it prints none. */
  label: string;
  region: Region;
  /** The year reported on, not the year of publication. */
  year: number;
  genre: Genre;
  issuer?: string;
  /** Number of the document itself, e.g. 苏政发〔2023〕4号. */
  documentNumber?: string;
  /** ISO date, `YYYY-MM-DD`. */
  publishDate?: string;
  sourceUrl?: string;
  /** Another document that is nearly the same text: the same report from another site. Not counted twice. */
  duplicateOf?: string;
  format: string;
  /** Length of the cleaned text in UTF-16 units. */
  characters: number;
  passages: number;
  /** Chinese sentences on what a person should know of the file. */
  warnings: string[];
  /** ISO instant at which the document was first added. */
  addedAt: string;
}

/** What kind of text a document is; a regulation is any text of rules: law, statute, measures for carrying one out. */
export const genres = ["annual-report", "work-report", "interpretation", "regulation", "other"] as const;
export type Genre = (typeof genres)[number];

export const evidenceFields = [
  "title",
  "region",
  "year",
  "publishDate",
  "issuer",
  "addressee",
  "documentNumber",
  "genre",
] as const;

/** Where a field of a document was found, in the words of the report. */
export interface Evidence {
  field: (typeof evidenceFields)[number];
  /** Which rule found it, e.g. `title`, `first-sentence`, `signature`, `given`. */
  source: string;
  /** The exact words it was read from. */
  text: string;
  /** How sure it is, 0–1; what the user gave is 1. */
  confidence: number;
}

/** Whose a text is and of when, as far as it can be known. */
export interface Attribution {
  title: string | null;
  region?: Region;
  year?: number;
  genre: Genre;
  publishDate?: string;
  issuer?: string;
  evidence: Evidence[];
}

/** Below this a person should confirm the field. */
export const doubtfulBelow = 0.75;
