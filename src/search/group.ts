import type { Lexicon } from "../concepts/lexicon.ts";
import type { Document } from "../corpus/document.ts";
import type { SectionKind } from "../corpus/passage.ts";
import { levelNames, sectionNames } from "../corpus/words.ts";
import type { Scoring } from "./calibration.ts";
import type { FacetName, FacetValue, Group, Grouping, Hit } from "./contract.ts";
import { verdict } from "./verdict.ts";

export interface Page {
  limit: number;
  offset: number;
}

/** A scored passage with its document: what grouping and counting need. */
export interface Answer {
  passageId: string;
  document: Document;
  score: number;
  section: SectionKind;
  concepts: readonly string[];
}

interface GroupOptions<T extends Answer> {
  by: Exclude<Grouping, "none">;
  groupSize: number;
  floors: Pick<Scoring, "present" | "related">;
  show: (answer: T) => Hit;
}

/**
 * Group answers that are in order already, keep that order, and take one page of groups. Hits beyond `groupSize` are
 * counted, not shown. `show` makes the hits of the page only.
 */
export function groupAnswers<T extends Answer>(
  answers: readonly T[],
  options: GroupOptions<T> & { page: Page },
): { groups: Group[]; total: number } {
  const members = new Map<string, T[]>();
  for (const answer of answers) {
    const key = options.by === "region" ? answer.document.region.code : answer.document.id;
    const known = members.get(key);
    if (known) known.push(answer);
    else members.set(key, [answer]);
  }
  const { limit, offset } = options.page;
  const page = [...members.values()].slice(offset, offset + limit);
  return { groups: page.map((group) => toGroup(group, options)), total: members.size };
}

function toGroup<T extends Answer>(members: readonly T[], { by, groupSize, floors, show }: GroupOptions<T>): Group {
  const [best] = members;
  if (best === undefined) throw new Error("A group has at least one member.");
  return {
    status: verdict(members, floors).status,
    ...(by === "region" ? { region: best.document.region } : { document: best.document }),
    score: best.score,
    total: { value: members.length, relation: "eq" },
    hits: members.slice(0, groupSize).map(show),
  };
}

/**
 * Count answers by facet, most frequent first. Counts are of passages, so grouping does not change them. Measures are
 * named by the lexicon; an id that it does not know is its own label.
 */
export function countFacets(
  answers: readonly Answer[],
  names: readonly FacetName[],
  lexicon: Pick<Lexicon, "get">,
): Partial<Record<FacetName, FacetValue[]>> {
  const labelOf = (name: FacetName, value: string): string =>
    (name === "concept" ? lexicon.get(value)?.name : wordsOf[name]?.[value]) ?? value;
  return Object.fromEntries(
    names.map((name) => {
      const counted = countValues(answers.flatMap((answer) => facetOf(answer, name)));
      return [name, counted.map(({ value, count }) => ({ value, label: labelOf(name, value), count }))];
    }),
  );
}

const wordsOf: Partial<Record<FacetName, Readonly<Record<string, string>>>> = {
  level: levelNames,
  section: sectionNames,
};

function facetOf({ document, section, concepts }: Answer, name: FacetName): readonly string[] {
  switch (name) {
    case "province":
      return [document.region.province];
    case "prefecture":
      return document.region.prefecture === undefined ? [] : [document.region.prefecture];
    case "level":
      return [document.region.level];
    case "year":
      return [String(document.year)];
    case "section":
      return [section];
    case "concept":
      return concepts;
  }
}

function countValues(values: readonly string[]): Omit<FacetValue, "label">[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
