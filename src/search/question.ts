import { type Lexicon, namesOf } from "../concepts/lexicon.ts";
import type { Embedder } from "../embed/embedder.ts";
import type { Tokenizer } from "../tokenize/tokenizer.ts";
import type { Mode, Understood } from "./contract.ts";
import { type Phrasing, probeFor } from "./fuse.ts";
import { type UnderstoodQuery, understand, weighTerms } from "./understand.ts";

/** A question in every way it can be put. */
export interface Question extends UnderstoodQuery {
  /** As asked, then under the other names of the measure it names. */
  phrasings: Phrasing[];
  shown: Understood;
}

// Another name is a little less sure to be what was meant than the words that were typed.
const aliasWeight = 0.9;

/** Understand a question; in hybrid mode, ask it under the other names of its measure too. */
export async function ask(
  query: string,
  mode: Mode,
  { tokenizer, embedder, lexicon }: { tokenizer: Tokenizer; embedder: Embedder; lexicon: Lexicon },
): Promise<Question> {
  const understood = understand(query, tokenizer);
  const vectorOf = (text: string): Promise<Float32Array | undefined> =>
    mode === "lexical" ? Promise.resolve(undefined) : embedder.embedQuery(text);
  const asAsked = { weight: 1, probe: probeFor(mode, await vectorOf(understood.plain), understood.terms) };
  const concept = mode === "hybrid" ? lexicon.link(understood.plain) : undefined;
  const aliases = concept ? namesOf(concept).filter((name) => !understood.plain.includes(name)) : [];
  const expanded = await Promise.all(
    aliases.map(async (name): Promise<Phrasing> => {
      const { words, terms } = weighTerms(name, tokenizer);
      return { name, words, weight: aliasWeight, probe: probeFor(mode, await vectorOf(name), terms) };
    }),
  );
  return {
    ...understood,
    phrasings: [asAsked, ...expanded],
    shown: {
      normalized: understood.normalized,
      terms: understood.words,
      concepts: concept ? [concept.name] : [],
      expandedWith: aliases,
      corrections: [],
    },
  };
}
