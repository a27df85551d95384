import type { Concept } from "../../src/concepts/concept.ts";

/** An entry of the lexicon with nothing in it but what is given. */
export function concept(own: Partial<Concept> & Pick<Concept, "id" | "name">): Concept {
  return {
    field: "行政执法",
    names: [],
    kinds: [],
    cues: [],
    description: "",
    sayings: [],
    akin: [],
    notSame: [],
    ...own,
  };
}
