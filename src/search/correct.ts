import type { IsKnown, Repair } from "./correct-evidence.ts";
import { repairHan } from "./correct-han.ts";
import { repairLatin } from "./correct-latin.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type { IsKnown };

/** One repaired place of a question. */
export interface Correction {
  typed: string;
  meant: string;
}

/** A question after repair; without corrections `text` is what was typed. */
export interface Corrected {
  text: string;
  corrections: Correction[];
}

const hanCharacter = /[\p{Script=Han}〇]/gu;
// The windows tried grow with the square of the length, and so long a text is more likely pasted than typed.
const maxHanCharacters = 60;

/**
 * Repair a typed question: pinyin and initials become the phrase they spell, and Chinese characters that sound or look like a
 * phrase, or are one slip away from it, become that phrase. `text` is one question after NFKC and 繁→简. What the corpus
 * knows is never touched, and in doubt nothing is changed: a wrong repair is worse than none. A question of more than 60
 * Chinese characters comes back as typed.
 */
export function correct(text: string, vocabulary: Vocabulary, isKnown: IsKnown): Corrected {
  if ((text.match(hanCharacter)?.length ?? 0) > maxHanCharacters) return { text, corrections: [] };
  const knowledge = { vocabulary, isKnown };
  const repairs = [...repairLatin(text, knowledge), ...repairHan(text, knowledge)];
  return apply(
    text,
    repairs.sort((a, b) => a.start - b.start),
  );
}

function apply(text: string, repairs: readonly Repair[]): Corrected {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, meant } of repairs) {
    parts.push(text.slice(at, start), meant);
    at = end;
  }
  const corrections = repairs.map(({ start, end, meant }) => ({ typed: text.slice(start, end), meant }));
  return { text: parts.join("") + text.slice(at), corrections };
}
