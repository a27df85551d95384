import type { Figure } from "./figure.ts";

/**
 * What a part of a report tells of: what was done, what leaders did in person, what falls short, what is planned;
 * headings and titles are "other".
 */
export const sectionKinds = ["preamble", "measure", "leadership", "shortcoming", "plan", "other"] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** The role of a stretch of text. Only "text" is searched: a heading announces a measure, it does not report one. */
export type Role = "title" | "heading" | "text";

/** A part of the cleaned text, `[start, end)` in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/**
 * A stretch of a report as its author divided it. The blocks of a report tile its content: joined, they give it back.
 * `headings` is the path of headings above the block; a heading block carries its own heading last.
 */
export interface Block extends Span {
  role: Role;
  headings: string[];
  section: SectionKind;
  /** True for the text that follows its heading on the same line: the heading names what it tells. */
  runIn?: boolean;
}

/** A measure of the lexicon that a passage speaks of. */
export interface Tag {
  /** Id of the concept. */
  concept: string;
  /** How often one of its names stands in the passage, and the name of one of its kinds. */
  names: number;
  kinds: number;
  /** Whether it is named in the clause that names the item: the passage is about it. */
  lead: boolean;
  /** Sentences, counted once for each set, in which words stand together that say it. */
  cues: number;
}

/** Whether the passage's own words say the measure. */
export function isOf({ names, kinds, cues }: Tag): boolean {
  return names > 0 || kinds > 0 || cues > 0;
}

/** The id of a passage: its document's, and its place in it from 0 in reading order. */
export function passageIdOf(documentId: string, ordinal: number): string {
  return `${documentId}-${ordinal}`;
}

/** The unit that is embedded, indexed and returned: one measure, or a part of a long one. */
export interface Passage extends Span {
  /** See `passageIdOf`. */
  id: string;
  documentId: string;
  /** Always `content.slice(start, end)`. */
  text: string;
  role: Role;
  headings: string[];
  /** The clause that names the measure, in the words of the passage: 深化“双随机、一公开”监管. */
  label: string;
  section: SectionKind;
  /** Ids of the concepts the passage is tagged with. */
  concepts: string[];
  figures: Figure[];
}
