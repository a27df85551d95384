import type { Passage, Span, Tag } from "../corpus/passage.ts";
import { type BareText, bareText } from "./bare-text.ts";
import { namesOf } from "./concept.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Found, WordTrie } from "./word-trie.ts";

/** A measure that a text speaks of, and the places where its names and cues stand. */
export interface TaggedConcept extends Tag {
  spans: Span[];
  /** Those of them where a name stands. */
  named: Span[];
}

/** What a name says: a concept, or a kind of it. */
export interface NamedConcept {
  concept: string;
  isKind: boolean;
}

interface CueSet {
  concept: string;
  words: readonly string[];
}

const sentence = /[^。;;!!??\n]+/gu;

/** Finds the measures of a lexicon in texts: by their names, and by words that together say them in one sentence. */
export class Tagger {
  private readonly lexicon: Lexicon;
  private readonly names = new WordTrie<NamedConcept[]>();
  private readonly cueWords = new WordTrie<string>();
  /** Cue sets by the first of their words. */
  private readonly cues = new Map<string, CueSet[]>();

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
    for (const concept of lexicon.concepts) {
      const add = (name: string, isKind: boolean): void => {
        const named = this.names.add(bareText(name).text, () => []);
        // With and without punctuation it is one name.
        if (!named.some((known) => known.concept === concept.id)) named.push({ concept: concept.id, isKind });
      };
      for (const name of namesOf(concept)) add(name, false);
      for (const name of concept.kinds) add(name, true);
      for (const set of concept.cues)
        this.addCue(
          concept.id,
          set.map((word) => bareText(word).text),
        );
    }
  }

  /**
   * Every measure that a passage speaks of. What its label names is what it
   * is about, not what it mentions in passing.
   */
  tag({ text, label }: Pick<Passage, "text" | "label">): TaggedConcept[] {
    const found = new Map<string, TaggedConcept>();
    const entryOf = (concept: string): TaggedConcept => {
      const known: TaggedConcept = found.get(concept) ?? {
        concept,
        names: 0,
        kinds: 0,
        lead: false,
        cues: 0,
        spans: [],
        named: [],
      };
      found.set(concept, known);
      return known;
    };
    for (const { index, 0: part } of text.matchAll(sentence)) {
      const bare = bareText(part);
      for (const { start, end, value } of this.namesIn(bare)) {
        for (const { concept, isKind } of value) {
          const entry = entryOf(concept);
          if (isKind) entry.kinds++;
          else entry.names++;
          entry.spans.push(spanOf(bare, start, end, index));
          entry.named.push(spanOf(bare, start, end, index));
        }
      }
      for (const { concept, places } of this.cuesIn(bare)) {
        const entry = entryOf(concept);
        entry.cues++;
        entry.spans.push(...places.map(({ start, end }) => spanOf(bare, start, end, index)));
      }
    }
    for (const concept of this.said(label)) entryOf(concept).lead = true;
    return [...found.values()].sort((a, b) => (a.concept < b.concept ? -1 : 1));
  }

  /** The same, as it is stored. */
  tagsOf(passage: Pick<Passage, "text" | "label">): Tag[] {
    return this.tag(passage).map(({ spans: _, named: __, ...tag }) => tag);
  }

  /** The concepts that bear a name standing in the text, with its place in the text as given; longest names only. */
  named(text: string): { concepts: readonly NamedConcept[]; name: string; start: number; end: number }[] {
    return [...text.matchAll(sentence)].flatMap(({ index, 0: part }) => {
      const bare = bareText(part);
      return this.namesIn(bare).map(({ start, end, value }) => ({
        concepts: value,
        name: bare.text.slice(start, end),
        ...spanOf(bare, start, end, index),
      }));
    });
  }

  /** The canonical name of a concept. */
  nameOf(concept: string): string {
    return this.lexicon.get(concept)?.name ?? concept;
  }

  private addCue(concept: string, words: readonly string[]): void {
    const [first = ""] = words;
    this.cues.set(first, [...(this.cues.get(first) ?? []), { concept, words }]);
    for (const word of words) this.cueWords.add(word, () => word);
  }

  private said(words: string): Set<string> {
    const bare = bareText(words);
    const named = this.namesIn(bare).flatMap(({ value }) => value.map(({ concept }) => concept));
    return new Set([...named, ...this.cuesIn(bare).map(({ concept }) => concept)]);
  }

  /** The longest names first, none that shares a character with another: 负面清单 is no name in 市场准入负面清单. */
  private namesIn({ text }: BareText): Found<NamedConcept[]>[] {
    const all = [...this.names.in(text)].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
    const taken: Found<NamedConcept[]>[] = [];
    for (const found of all) {
      if (!taken.some((other) => found.start < other.end && other.start < found.end)) taken.push(found);
    }
    return taken.sort((a, b) => a.start - b.start);
  }

  private cuesIn({ text }: BareText): { concept: string; places: Found<string>[] }[] {
    const places = new Map<string, Found<string>>();
    for (const found of this.cueWords.in(text)) if (!places.has(found.value)) places.set(found.value, found);
    return [...places.keys()]
      .flatMap((word) => this.cues.get(word) ?? [])
      .filter(({ words }) => words.every((word) => places.has(word)))
      .map(({ concept, words }) => ({ concept, places: words.flatMap((word) => places.get(word) ?? []) }));
  }
}

function spanOf({ starts, ends }: BareText, start: number, end: number, offset: number): Span {
  return { start: offset + (starts[start] ?? 0), end: offset + (ends[end - 1] ?? 0) };
}
