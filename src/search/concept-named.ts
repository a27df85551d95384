import type { Concept } from "../concepts/concept.ts";
import type { Lexicon } from "../concepts/lexicon.ts";
import { JucuoError } from "../corpus/errors.ts";

/** The measure with this id or name. Throws `not_found`. */
export function conceptNamed(name: string, lexicon: Lexicon): Concept {
  const concept = lexicon.get(name) ?? lexicon.named(name);
  if (concept === undefined) throw new JucuoError("not_found", `举措词库里没有“${name}”。`);
  return concept;
}
