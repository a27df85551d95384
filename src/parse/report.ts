import type { Attribution, Evidence } from "../corpus/document.ts";
import type { Block } from "../corpus/passage.ts";

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
  /** Level of the heading that the file marks the line as. */
  marked?: number;
}

/** A report understood: who reports on which year, and how its text is divided. What cannot be known is absent. */
export interface Report extends Attribution {
  addressee?: string;
  documentNumber?: string;
  /** Tile the content: joined, they give it back. */
  blocks: Block[];
}

/** A field with the words it was read from. */
export interface Found<T> {
  value: T;
  evidence: Evidence;
}

/** The lines of a cleaned text, which ends every line with one line feed. */
export function linesOf(content: string, headings: ReadonlyMap<number, number> = new Map()): Line[] {
  return [...content.matchAll(/[^\n]+/gu)].map((match) => {
    const marked = headings.get(match.index);
    return {
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      ...(marked !== undefined && { marked }),
    };
  });
}
