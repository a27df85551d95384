import * as OpenCC from "opencc-js";

const convert = OpenCC.Converter({ from: "t", to: "cn" });

/**
 * Traditional → simplified characters, phrase-aware where that keeps the length, else character by character: the
 * result has as many UTF-16 units as the text, so offsets hold.
 */
export function toSimplified(text: string): string {
  const converted = convert(text);
  if (converted.length === text.length) return converted;
  return Array.from(text, (character) => {
    const single = convert(character);
    return single.length === character.length ? single : character;
  }).join("");
}
