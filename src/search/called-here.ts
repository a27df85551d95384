import type { TaggedConcept } from "../concepts/tag.ts";
import type { Passage, Span } from "../corpus/passage.ts";

const sentence = /[^。;;!!??\n]+/gu;
const quotedName = /“([^“”]{2,14})”/gu;
const mostNames = 4;

interface Asked {
  words: readonly string[];
  concepts: ReadonlySet<string>;
  /** Says where a passage speaks of which measures. */
  tagger: { tag(passage: Passage): readonly TaggedConcept[] };
}

/**
 * The words a report uses for a measure, each once: names of the lexicon as they stand in the passages, words of the
 * question that stand there too, and what their sentences put in Chinese quotation marks and is no other measure; failing
 * names and words, all that is in quotation marks, and failing that the clause that names the item.
 */
export function calledHere(passages: readonly Passage[], asked: Asked): string[] {
  const said = passages.map((passage) => namesIn(passage, asked));
  const named = said.flatMap((names) => names.own);
  const text = passages.map((passage) => passage.text).join("\n");
  const shared = asked.words.filter((word) => word.length >= 3 && text.includes(word));
  const isNamed = named.length > 0 || shared.length > 0;
  const quoted = passages.flatMap(({ text: whole }, at) =>
    quotedIn(whole, { ...said[at], shared, words: asked.words, isNamed }),
  );
  const names = [...new Set([...named, ...shared, ...quoted])].slice(0, mostNames);
  return names.length > 0 ? names : passages.slice(0, 1).map(({ label }) => label);
}

interface Names {
  /** Names of what was asked, as they stand there. */
  own: string[];
  /** Where it is said, by names or by words that together say it, and where other measures are. */
  places: Span[];
  foreign: Span[];
}

function namesIn(passage: Passage, { concepts, tagger }: Asked): Names {
  const tags = tagger.tag(passage);
  const own = tags.filter(({ concept }) => concepts.has(concept));
  return {
    own: own.flatMap(({ named }) => named.map(({ start, end }) => withoutHalfQuotes(passage.text.slice(start, end)))),
    places: own.flatMap(({ spans }) => spans),
    foreign: tags.filter(({ concept }) => !concepts.has(concept)).flatMap(({ spans }) => spans),
  };
}

interface Known extends Partial<Names>, Pick<Asked, "words"> {
  /** Longer words of the question that stand in the passages. */
  shared: readonly string[];
  /** Whether the passages name it at all. */
  isNamed: boolean;
}

function quotedIn(text: string, { places = [], foreign = [], shared, words, isNamed }: Known): string[] {
  return [...text.matchAll(sentence)].flatMap(({ index, 0: part }) => {
    const quoted = [...part.matchAll(quotedName)].map((match) => {
      const start = index + match.index;
      return { name: match[1] ?? "", start, end: start + match[0].length };
    });
    const isOfIt =
      places.some(({ start }) => start >= index && start < index + part.length) ||
      shared.some((word) => part.includes(word)) ||
      quoted.some(({ name }) => words.some((word) => word.length >= 2 && name.includes(word)));
    if (isNamed && !isOfIt) return [];
    return quoted
      .filter(({ start, end }) => {
        const overlaps = (span: Span): boolean => span.start < end && start < span.end;
        return places.some(overlaps) || !foreign.some(overlaps);
      })
      .map(({ name }) => name);
  });
}

/** A name may begin inside quotation marks and end outside: 双随机、一公开”监管. */
function withoutHalfQuotes(name: string): string {
  const isWhole = [...name.matchAll(/“/gu)].length === [...name.matchAll(/”/gu)].length;
  return isWhole ? name : name.replace(/[“”]/gu, "");
}
