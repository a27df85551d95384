import { bareText } from "../concepts/bare-text.ts";
import { namesOf } from "../concepts/concept.ts";
import type { Lexicon } from "../concepts/lexicon.ts";
import type { PassageIndex, Scope } from "../index/passage-index.ts";
import { normalize } from "../tokenize/normalize.ts";
import type { Tokenizer } from "../tokenize/tokenizer.ts";
import { type Corrected, correct } from "./correct.ts";
import { stands } from "./scope.ts";
import { type Phrase, Vocabulary } from "./vocabulary.ts";

const hanWord = /^[\p{Script=Han}〇]{2,}$/u;
// A canonical name is likelier than another, and either than a word of the corpus; the corpus decides between equals.
const canonicalWeight = 1_000;
const otherWeight = 100;

/** Repairs what was typed against the lexicon, the dictionary and the words of the corpus; made anew when that has grown. */
export class Repairer {
  private readonly parts: { index: PassageIndex; lexicon: Lexicon; tokenizer: Tokenizer };
  private vocabulary: Vocabulary | undefined;
  private knownPassages = -1;

  constructor(parts: { index: PassageIndex; lexicon: Lexicon; tokenizer: Tokenizer }) {
    this.parts = parts;
  }

  /** The question as it was probably meant, with each repair; the question itself when nothing is in doubt. */
  repair(question: string): Corrected {
    const { index } = this.parts;
    const folded = normalize(question);
    const known = new Map<string, boolean>();
    const all = index.select({});
    const isKnown = (words: string): boolean => {
      const found = known.get(words) ?? this.stands(words, all);
      known.set(words, found);
      return found;
    };
    // Capitals say that letters are an abbreviation; folding one for one keeps their places.
    const text = folded.text.length === question.length ? restoreCapitals(folded.text, question) : folded.text;
    const corrected = correct(text, this.words(index.searchablePassages()), isKnown);
    return corrected.corrections.length > 0 ? corrected : { text: question, corrections: [] };
  }

  private stands(words: string, all: Scope): boolean {
    const { index } = this.parts;
    const { text } = normalize(words);
    if (/^\p{Script=Latin}+$/u.test(text)) return index.count(text) > 0;
    return stands(text, all, index);
  }

  private words(passages: number): Vocabulary {
    if (this.vocabulary === undefined || passages !== this.knownPassages) {
      this.vocabulary = new Vocabulary(this.phrases());
      this.knownPassages = passages;
    }
    return this.vocabulary;
  }

  private phrases(): Phrase[] {
    const { index, lexicon, tokenizer } = this.parts;
    const names = lexicon.concepts.flatMap((concept) =>
      [...namesOf(concept), ...concept.kinds].map((name, at): Phrase => {
        const { text } = bareText(name);
        return { text, kind: "name", weight: (at === 0 ? canonicalWeight : otherWeight) + index.count(text) };
      }),
    );
    const words = [...index.terms(), ...tokenizer.domainWords(), ...tokenizer.stopwordList()].filter((word) =>
      hanWord.test(word),
    );
    return [...names, ...words.map((text): Phrase => ({ text, kind: "word", weight: index.count(text) }))];
  }
}

function restoreCapitals(folded: string, typed: string): string {
  return Array.from(folded, (unit, at) => (/[A-Z]/u.test(typed[at] ?? "") ? (typed[at] ?? unit) : unit)).join("");
}
