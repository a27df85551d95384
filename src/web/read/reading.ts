import type { Passage } from "../asking/answers.ts";

/** A heading of the report, as the outline names it. */
export interface OutlineEntry {
  /** Of the heading's passage. */
  id: string;
  name: string;
  /** From 1. */
  depth: number;
  /** What the text right under it is: a plan, shortcomings. */
  section: Passage["section"] | undefined;
}

/** A measure that the report tells of, and where. */
export interface ToldMeasure {
  id: string;
  name: string;
  /** Passages, in reading order. */
  at: readonly string[];
}

/** The headings in reading order; a title is none. */
export function outlineOf(passages: readonly Passage[]): OutlineEntry[] {
  return passages.flatMap((passage, at) =>
    passage.role === "heading"
      ? [{ id: passage.id, name: nameOf(passage), depth: passage.headings.length, section: sectionUnder(passages, at) }]
      : [],
  );
}

/** By passage the heading under which it stands, by id; a heading stands under itself. */
export function chaptersOf(passages: readonly Passage[]): Map<string, string> {
  const chapters = new Map<string, string>();
  let chapter: string | undefined;
  for (const { id, role } of passages) {
    if (role === "heading") chapter = id;
    if (chapter !== undefined) chapters.set(id, chapter);
  }
  return chapters;
}

/** The measures that the report tells of, those told most often first. */
export function measuresOf(passages: readonly Passage[], names: ReadonlyMap<string, string>): ToldMeasure[] {
  const at = new Map<string, string[]>();
  for (const { id, role, concepts } of passages) {
    if (role !== "text") continue;
    for (const concept of concepts) at.set(concept, [...(at.get(concept) ?? []), id]);
  }
  return [...at]
    .map(([id, passageIds]) => ({ id, name: names.get(id) ?? id, at: passageIds }))
    .sort((a, b) => b.at.length - a.at.length);
}

function nameOf({ headings, text }: Passage): string {
  return headings.at(-1) ?? text.trim();
}

/** Of the first text below a heading and above the next of its depth. */
function sectionUnder(passages: readonly Passage[], at: number): Passage["section"] | undefined {
  const depth = passages[at]?.headings.length ?? 0;
  for (const { role, headings, section } of passages.slice(at + 1)) {
    if (role === "text") return section;
    if (headings.length <= depth) return undefined;
  }
  return undefined;
}
