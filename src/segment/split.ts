import type { Span } from "../corpus/passage.ts";

// Where a long text is cut, best first: after a sentence, after a part of one, after a clause, anywhere.
const boundaries = [/[。!?!?]["”’»)】)]*\n?/gu, /[;；]/gu, /(?<!\d)[,，、:：]|[,，、:：](?!\d)/gu];

/**
 * Split `text` into parts of at most `maxCharacters`, joined again without gaps. Parts are cut at sentence ends and are
 * as even as that allows; only a sentence that is too long itself is cut at smaller marks, and never inside a character.
 */
export function splitLong(text: string, maxCharacters: number): Span[] {
  const spans: Span[] = [];
  let start = 0;
  while (text.length - start > maxCharacters) {
    const rest = text.length - start;
    const wanted = Math.round(rest / Math.ceil(rest / maxCharacters));
    // A boundary may take a quotation mark and the line feed after it along.
    const ahead = text.slice(start, start + maxCharacters + 3);
    const end = start + bestCut(ahead, wanted, maxCharacters);
    spans.push({ start, end });
    start = end;
  }
  return [...spans, { start, end: text.length }];
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
