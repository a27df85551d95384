import { toSimplified } from "../corpus/simplified.ts";

/** Text prepared for matching, with the way back: unit `i` of `text` comes from units `[starts[i], ends[i])` of the source. */
export interface NormalizedText {
  text: string;
  starts: Uint32Array;
  ends: Uint32Array;
}

/**
 * Fold what does not change the meaning: NFKC (full width → half width), lower case, traditional → simplified characters.
 * Each source character is folded alone, so every unit of the result knows where it came from. Lone surrogates become
 * U+FFFD, which the segmenter would otherwise do without telling, and all later offsets would drift.
 */
export function normalize(source: string): NormalizedText {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of source) {
    const folded = fold(character);
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(at);
      ends.push(at + character.length);
    }
    parts.push(folded);
    at += character.length;
  }
  return { text: toSimplified(parts.join("")), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

function fold(character: string): string {
  const code = character.charCodeAt(0);
  if (character.length === 1 && code >= 0xd800 && code <= 0xdfff) return "\uFFFD";
  return character.normalize("NFKC").toLowerCase();
}
