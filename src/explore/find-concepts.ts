import type { Concept } from "../concepts/concept.ts";
import type { Lexicon } from "../concepts/lexicon.ts";
import { JucuoError } from "../corpus/errors.ts";
import type { ConceptName } from "./contract.ts";

/** The measure with this id or name. Throws `not_found`. */
export function conceptOf(name: string, lexicon: Lexicon): Concept {
  const concept = lexicon.get(name) ?? lexicon.named(name);
  if (concept === undefined) throw new JucuoError("not_found", `举措词库里没有“${name}”。`);
  return concept;
}

/** These measures, each once, in the order asked for; all of the lexicon when none is named. */
export function conceptsOf(names: readonly string[] | undefined, lexicon: Lexicon): readonly Concept[] {
  if (names === undefined) return lexicon.concepts;
  return [...new Map(names.map((name) => conceptOf(name, lexicon)).map((concept) => [concept.id, concept])).values()];
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
