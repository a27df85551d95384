import * as OpenCC from "opencc-js";

/** Text prepared for matching, with the way back: unit `i` of `text` comes from units `[starts[i], ends[i])` of the source. */
export interface NormalizedText {
  text: string;
  starts: Uint32Array;
  ends: Uint32Array;
}

const toSimplified = OpenCC.Converter({ from: "t", to: "cn" });

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
  return { text: simplify(parts.join("")), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

function fold(character: string): string {
  const code = character.charCodeAt(0);
  if (character.length === 1 && code >= 0xd800 && code <= 0xdfff) return "\uFFFD";
  return character.normalize("NFKC").toLowerCase();
}

/** Phrase-aware conversion where it keeps the length, character by character where a phrase would shift the offsets. */
function simplify(text: string): string {
  const converted = toSimplified(text);
  if (converted.length === text.length) return converted;
  return Array.from(text, (character) => {
    const single = toSimplified(character);
    return single.length === character.length ? single : character;
  }).join("");
}
