import type { Span } from "../corpus/passage.ts";

// Where a long text is cut, best first: after a sentence, after a part of one, after a clause, anywhere.
const boundaries = [/[。!?!?]["”’»)】)]*\n?/gu, /[;；]/gu, /(?<!\d)[,，、:：]|[,，、:：](?!\d)/gu];

/**
 * Split `text` into parts of at most `maxCharacters`, joined again without gaps. Parts are cut at sentence ends and are
 * as even as that allows; only a sentence that is too long itself is cut at smaller marks, and never inside a character.
 */
export function splitLong(text: string, maxCharacters: number): Span[] {
  if (text.length <= maxCharacters) return [{ start: 0, end: text.length }];
  const parts = Math.ceil(text.length / maxCharacters);
  const cut = bestCut(text, Math.round(text.length / parts), maxCharacters);
  const rest = splitLong(text.slice(cut), maxCharacters);
  return [{ start: 0, end: cut }, ...rest.map(({ start, end }) => ({ start: start + cut, end: end + cut }))];
}

/** The cut nearest to `wanted` that leaves at most `maxCharacters` before it. */
function bestCut(text: string, wanted: number, maxCharacters: number): number {
  for (const boundary of boundaries) {
    const cuts = [...text.matchAll(boundary)]
      .map((match) => match.index + match[0].length)
      // A tiny first part says nothing alone; better a smaller mark further on.
      .filter((at) => at <= maxCharacters && at < text.length && at >= maxCharacters / 4);
    const nearest = cuts.reduce<number | undefined>(
      (best, at) => (best === undefined || Math.abs(at - wanted) < Math.abs(best - wanted) ? at : best),
      undefined,
    );
    if (nearest !== undefined) return nearest;
  }
  const splitsPair = /[\uD800-\uDBFF]/u.test(text.charAt(wanted - 1));
  return splitsPair && wanted > 1 ? wanted - 1 : wanted;
}
