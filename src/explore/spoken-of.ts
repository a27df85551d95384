import type { Passage, Span } from "../corpus/passage.ts";
import { highlight } from "../search/highlight.ts";
import type { Subject } from "../search/subject.ts";
import type { ExploreParts } from "./explorer.ts";
import type { SpokenOf } from "./stated-start.ts";

// A measure that is this likely to be meant is what was asked for.
const meantFrom = 0.3;
const sentence = /[^。;;!!??\n]+/gu;

/** Says where a passage speaks of a subject and where of other measures. */
export type SpeaksOf = (passage: Passage) => SpokenOf;

/**
 * A measure is spoken of where its names and cues stand; a subject without one, where all words of the question share a
 * sentence. Wider measures are no others: a part is told of as a part of its whole.
 */
export function speaksOf(subject: Subject, { lexicon, hits }: Pick<ExploreParts, "lexicon" | "hits">): SpeaksOf {
  const meant = subject.links.filter(({ probability }) => probability >= meantFrom).map(({ concept }) => concept.id);
  // Links are those of words; a passage that was asked for means the measures that it is about.
  const asked = subject.probe === undefined ? [...subject.concepts] : meant;
  const own = new Set(asked.flatMap((id) => lexicon.withParts(id)));
  const wider = new Set(asked.flatMap((id) => lexicon.wider(id)));
  const terms = subject.understood?.terms ?? [];
  return (passage) => {
    const tagged = hits.readings.tag(passage);
    const others = tagged.filter(({ concept }) => !own.has(concept) && !wider.has(concept));
    return {
      own:
        own.size > 0
          ? tagged.filter(({ concept }) => own.has(concept)).flatMap(({ spans }) => spans)
          : wordsTogether(passage.text, terms),
      others: others.flatMap(({ named }) => named),
    };
  };
}

function wordsTogether(text: string, words: readonly string[]): Span[] {
  if (words.length === 0) return [];
  return [...text.matchAll(sentence)].flatMap(({ index, 0: part }) => {
    const found = words.map((word) => highlight(part, [word]));
    if (found.some((places) => places.length === 0)) return [];
    return found.flat().map(({ start, end }) => ({ start: start + index, end: end + index }));
  });
}
