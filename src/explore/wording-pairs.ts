import { bareText } from "../concepts/bare-text.ts";
import { characterPairs } from "../tokenize/character-pairs.ts";

/** Pairs of characters of a text, numbers left out: what two wordings of one thing share whatever it came to. */
export function pairsOf(text: string): ReadonlySet<string> {
  const bare = bareText(text).text.replace(/\d+/gu, "0");
  return new Set(characterPairs(bare));
}
