import type { Evidence } from "../corpus/document.ts";
import type { Block } from "../corpus/passage.ts";
import type { Region } from "../corpus/region.ts";

/** A line that cleaning set aside: no part of the text, but dates, issuer and addressee stand in it. */
export interface SetAsideLine {
  kind: string;
  text: string;
  before: boolean;
}

/** A line of the cleaned text, `[start, end)` without its line feed. */
export interface Line {
  text: string;
  start: number;
  end: number;
}

/** What the user says of a document. It wins over whatever the text says. */
export interface Given {
  title?: string;
  region?: Region;
  year?: number;
  /** ISO date. */
  publishDate?: string;
  issuer?: string;
  sourceUrl?: string;
}

/** A report understood: who reports on which year, and how its text is divided. */
export interface Report {
  title: string | null;
  label: string;
  region: Region;
  year: number;
  publishDate?: string;
  issuer?: string;
  addressee?: string;
  evidence: Evidence[];
  /** Tile the content: joined, they give it back. */
  blocks: Block[];
}

/** A field with the words it was read from. */
export interface Found<T> {
  value: T;
  evidence: Evidence;
}

/** The lines of a cleaned text, which ends every line with one line feed. */
export function linesOf(content: string): Line[] {
  return [...content.matchAll(/[^\n]+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
