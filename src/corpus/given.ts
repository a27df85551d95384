import type { Genre } from "./document.ts";
import type { Region } from "./region.ts";

/** The years a report can be of. */
export const reportYears = { first: 1949, last: 2100 } as const;

/** What the user says of a document. It wins over whatever the text says. */
export interface Given {
  title?: string;
  region?: Region;
  year?: number;
  /** ISO date. */
  publishDate?: string;
  issuer?: string;
  documentNumber?: string;
  genre?: Genre;
  sourceUrl?: string;
}
