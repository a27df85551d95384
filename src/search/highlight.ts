import type { Span } from "../corpus/passage.ts";
import { type NormalizedText, normalize } from "../tokenize/normalize.ts";

/**
 * Every place in `text` where one of the words stands, also inside longer words (处理 in 待处理). Words are normalised;
 * places are those of the text as given, merged where they touch.
 */
export function highlight(text: string, words: Iterable<string>): Span[] {
  return placesIn(normalize(text), words);
}

/** The same in a text that is normalised already; places are those of the text as it was given. */
export function placesIn(normalized: NormalizedText, words: Iterable<string>): Span[] {
  const found: Span[] = [];
  for (const word of words) {
    if (word === "") continue;
    for (let at = normalized.text.indexOf(word); at >= 0; at = normalized.text.indexOf(word, at + 1)) {
      const start = normalized.starts[at] ?? 0;
      found.push({ start, end: normalized.ends[at + word.length - 1] ?? start });
    }
  }
  return mergeSpans(found);
}

/** Spans in order and apart: those that overlap or touch become one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
