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
  issuer?: string;
  /** ISO date, `YYYY-MM-DD`. */
  publishDate?: string;
  sourceUrl?: string;
  format: string;
  /** Length of the cleaned text in UTF-16 units. */
  characters: number;
  passages: number;
  /** ISO instant at which the document was first added. */
  addedAt: string;
}

/** Where a field of a document was found, in the words of the report. */
export interface Evidence {
  field: "title" | "region" | "year" | "publishDate" | "issuer" | "addressee";
  /** Which rule found it, e.g. `title`, `first-sentence`, `signature`, `given`. */
  source: string;
  /** The exact words it was read from. */
  text: string;
}
