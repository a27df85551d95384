import type { Lexicon } from "../concepts/lexicon.ts";
import type { Link } from "../concepts/linker.ts";
import type { PassageIndex, Scope } from "../index/passage-index.ts";

const mostSuggestions = 5;

/**
 * When nothing answers: names of the measures nearest to the question that the corpus does hold, then the headings,
 * without their numbers, under which the nearest passages stand.
 */
export function suggest(
  { links, nearest }: { links: readonly Link[]; nearest: readonly { passageId: string }[] },
  { index, lexicon, scope }: { index: PassageIndex; lexicon: Lexicon; scope: Scope },
): string[] {
  const held = links.filter(({ concept }) => index.tagged(lexicon.withParts(concept.id), scope).length > 0);
  const headings = nearest.slice(0, 20).flatMap(({ passageId }) => index.passage(passageId)?.headings.at(-1) ?? []);
  const names = headings.map((heading) =>
    heading.replace(/^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])/u, ""),
  );
  return [...new Set([...held.map(({ concept }) => concept.name), ...names])].slice(0, mostSuggestions);
}
