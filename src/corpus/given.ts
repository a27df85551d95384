import type { Genre } from "./document.ts";
import type { Region } from "./region.ts";

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
