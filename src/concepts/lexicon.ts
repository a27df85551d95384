import { characterPairs } from "../tokenize/character-pairs.ts";
import { bareText } from "./bare-text.ts";
import { type Concept, namesOf } from "./concept.ts";

/** The measures that are known, by id and by name. */
export class Lexicon {
  readonly concepts: readonly Concept[];
  private readonly byId: ReadonlyMap<string, Concept>;
  private readonly byName = new Map<string, Concept>();
  private readonly narrower = new Map<string, string[]>();
  /** In how many concepts' names, those of kinds too, a pair of characters stands. */
  readonly pairCounts: ReadonlyMap<string, number>;

  constructor(concepts: readonly Concept[]) {
    this.concepts = concepts;
    this.byId = new Map(concepts.map((concept) => [concept.id, concept]));
    this.pairCounts = countPairs(concepts);
    for (const concept of concepts) {
      for (const name of namesOf(concept)) {
        const { text } = bareText(name);
        // Of two that bear one name the first is meant.
        if (!this.byName.has(text)) this.byName.set(text, concept);
      }
    }
    for (const { id, broader } of concepts) {
      if (broader !== undefined) this.narrower.set(broader, [...(this.narrower.get(broader) ?? []), id]);
    }
  }

  get(id: string): Concept | undefined {
    return this.byId.get(id);
  }

  /** The concept that bears a name; punctuation, width and traditional characters aside. */
  named(name: string): Concept | undefined {
    return this.byName.get(bareText(name).text);
  }

  /** The concept itself and all that are a part of it. */
  withParts(id: string): string[] {
    return [id, ...(this.narrower.get(id) ?? []).flatMap((part) => this.withParts(part))];
  }

  /** The measures that it is a part of, nearest first. */
  wider(id: string): string[] {
    const broader = this.byId.get(id)?.broader;
    return broader === undefined ? [] : [broader, ...this.wider(broader)];
  }

  /** Measures of another design with the same function, whichever of the two entries says so. */
  akin(id: string): string[] {
    const own = this.byId.get(id)?.akin ?? [];
    const others = this.concepts.filter((concept) => concept.akin.includes(id)).map((concept) => concept.id);
    return [...new Set([...own, ...others])];
  }

  /** All names of all concepts and of their kinds. */
  names(): string[] {
    return this.concepts.flatMap((concept) => [...namesOf(concept), ...concept.kinds]);
  }
}

function countPairs(concepts: readonly Concept[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const concept of concepts) {
    const own = new Set([...namesOf(concept), ...concept.kinds].flatMap(characterPairs));
    for (const pair of own) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
