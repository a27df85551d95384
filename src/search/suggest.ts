import type { PassageIndex } from "../index/passage-index.ts";
import type { Scored } from "./fuse.ts";

const mostSuggestions = 5;

/** When nothing answers: the headings, without their numbers, under which the nearest passages stand. */
export function suggest(scored: readonly Scored[], index: PassageIndex): string[] {
  const headings = scored.slice(0, 20).flatMap(({ passageId }) => index.passage(passageId)?.headings.at(-1) ?? []);
  const names = headings.map((heading) =>
    heading.replace(/^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])/u, ""),
  );
  return [...new Set(names)].slice(0, mostSuggestions);
}
