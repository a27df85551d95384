import type { Concept } from "../concepts/concept.ts";
import type { Lexicon } from "../concepts/lexicon.ts";
import { conceptNamed } from "../search/concept-named.ts";
import type { ConceptName } from "./contract.ts";

/** These measures, each once, in the order asked for; all of the lexicon when none is named. */
export function conceptsOf(names: readonly string[] | undefined, lexicon: Lexicon): readonly Concept[] {
  if (names === undefined) return lexicon.concepts;
  return [
    ...new Map(names.map((name) => conceptNamed(name, lexicon)).map((concept) => [concept.id, concept])).values(),
  ];
}

export function nameOf({ id, name }: Concept): ConceptName {
  return { id, name };
}

/** The names of the measures with these ids. */
export function namesOfAll(ids: Iterable<string>, lexicon: Lexicon): ConceptName[] {
  return [...ids].flatMap((id) => {
    const concept = lexicon.get(id);
    return concept ? [nameOf(concept)] : [];
  });
}
