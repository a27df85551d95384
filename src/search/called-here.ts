import type { Tagger } from "../concepts/tag.ts";
import type { Passage } from "../corpus/passage.ts";

const quotedName = /“([^“”]{2,14})”/gu;
const mostNames = 4;

/**
 * The words a report uses for a measure, each once: names of the lexicon as they stand in the passages, words of the
 * question that stand there too, and the names they put in Chinese quotation marks; failing all, the clause that names
 * the item.
 */
export function calledHere(
  passages: readonly Passage[],
  { words, concepts, tagger }: { words: readonly string[]; concepts: ReadonlySet<string>; tagger: Tagger },
): string[] {
  const named = passages.flatMap((passage) =>
    tagger
      .tag(passage)
      .filter(({ concept }) => concepts.has(concept))
      .flatMap((tag) => tag.named.map(({ start, end }) => passage.text.slice(start, end))),
  );
  const text = passages.map((passage) => passage.text).join("\n");
  const shared = words.filter((word) => word.length >= 3 && text.includes(word));
  const quoted = [...text.matchAll(quotedName)].flatMap(([, name]) => name ?? []);
  const names = [...new Set([...named, ...shared, ...quoted])].slice(0, mostNames);
  return names.length > 0 ? names : passages.slice(0, 1).map(({ label }) => label);
}
