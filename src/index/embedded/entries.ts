import type { Document } from "../../corpus/document.ts";
import type { Figure } from "../../corpus/figure.ts";
import { isOf, type Passage, type Tag } from "../../corpus/passage.ts";
import type { Level } from "../../corpus/region.ts";
import type { Conditions, PassageFacts, Scope } from "../passage-index.ts";

/** What filters ask of a searchable passage. */
export interface Entry extends PassageFacts {
  passageId: string;
  region: string;
  level: Level;
  year: number;
  /** Of a document that is nearly the same as another: never a candidate. */
  duplicate: boolean;
}

/** A scope as the slots of its passages. */
export class SlotScope implements Scope {
  readonly slots: ReadonlySet<number>;
  private readonly slotOf: ReadonlyMap<string, number>;

  constructor(slots: ReadonlySet<number>, slotOf: ReadonlyMap<string, number>) {
    this.slots = slots;
    this.slotOf = slotOf;
  }

  get size(): number {
    return this.slots.size;
  }

  has(passageId: string): boolean {
    const slot = this.slotOf.get(passageId);
    return slot !== undefined && this.slots.has(slot);
  }
}

/** What filters ask of a document, for each of its passages. */
export function conditionsOf({
  region,
  year,
  genre,
  duplicateOf,
}: Document): Pick<Entry, "region" | "level" | "year" | "genre" | "duplicate"> {
  return { region: region.code, level: region.level, year, genre, duplicate: duplicateOf !== undefined };
}

/** What ranking asks of a passage itself. */
export function factsOf(
  { documentId, section, figures, text }: Passage,
  tags: readonly Tag[],
): Omit<PassageFacts, "genre"> {
  const kinds: Partial<Record<Figure["kind"], number>> = {};
  for (const { kind } of figures) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return { documentId, section, tags, figures: kinds, characters: text.length };
}

/** Whether a passage meets every given condition; those of duplicates meet none. */
export function meets(entry: Entry, conditions: Conditions): boolean {
  const { yearFrom = -Infinity, yearTo = Infinity } = conditions;
  return (
    !entry.duplicate &&
    (conditions.regions?.has(entry.region) ?? true) &&
    !conditions.excludedRegions?.has(entry.region) &&
    (conditions.levels?.has(entry.level) ?? true) &&
    entry.year >= yearFrom &&
    entry.year <= yearTo &&
    (conditions.documents?.has(entry.documentId) ?? true) &&
    (conditions.sections?.has(entry.section) ?? true) &&
    (conditions.concepts === undefined || entry.tags.some((tag) => isOf(tag) && conditions.concepts?.has(tag.concept)))
  );
}
