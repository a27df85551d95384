import { bareText } from "./bare-text.ts";
import { type Concept, namesOf } from "./concept.ts";

/** The measures that are known, by id and by name. */
export class Lexicon {
  readonly concepts: readonly Concept[];
  private readonly byId: ReadonlyMap<string, Concept>;
  private readonly narrower = new Map<string, string[]>();

  constructor(concepts: readonly Concept[]) {
    this.concepts = concepts;
    this.byId = new Map(concepts.map((concept) => [concept.id, concept]));
    for (const { id, broader } of concepts) {
      if (broader !== undefined) this.narrower.set(broader, [...(this.narrower.get(broader) ?? []), id]);
    }
  }

  get(id: string): Concept | undefined {
    return this.byId.get(id);
  }

  /** The concept that bears a name; punctuation, width and traditional characters aside. */
  named(name: string): Concept | undefined {
    const bare = bareText(name).text;
    return this.concepts.find((concept) => namesOf(concept).some((own) => bareText(own).text === bare));
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
