import { diffArrays } from "diff";

/** Words that both wordings have, or only the later (added), or only the earlier (removed). */
export interface WordDifference {
  kind: "same" | "added" | "removed";
  text: string;
}

/** How two wordings differ. */
export interface Wording {
  /**
   * Letters that stand in both, in the same order, of all letters of both: 2·same / (a + b), 0–1. A number is one letter
   * that is equal to any other number; punctuation and white space do not count.
   */
  similarity: number;
  /** Joined without what was added it is the earlier text, without what was removed the later. */
  differences: WordDifference[];
}

// A number with its scale and a Latin word are one piece, anything else is a character by itself: segmented words would
// differ by what surrounds them.
const piece = /\p{Nd}+(?:[.,\uFF0C]\p{Nd}+)*[百千万亿]*[%\uFF05‰]?|\p{Script=Latin}+|./gsu;
const number = /^\p{Nd}/u;
const letter = /[\p{L}\p{N}]/u;
// One character that two changes have in common by chance (的) would only cut them up.
const leastShared = 2;

/** Compare two texts character by character. */
export function compareWording(before: string, after: string): Wording {
  const [old, fresh] = [piecesOf(before), piecesOf(after)];
  const [oldLetters, freshLetters] = [lettersOf(old), lettersOf(fresh)];
  const same = diffArrays(oldLetters, freshLetters)
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.length, 0);
  const all = oldLetters.length + freshLetters.length;
  return { similarity: all === 0 ? 1 : (2 * same) / all, differences: differencesOf(old, fresh) };
}

function piecesOf(text: string): string[] {
  return text.match(piece) ?? [];
}

function lettersOf(pieces: readonly string[]): string[] {
  return pieces.filter((one) => letter.test(one)).map((one) => (number.test(one) ? "0" : one));
}

interface Change {
  removed: string;
  added: string;
}

function differencesOf(old: readonly string[], fresh: readonly string[]): WordDifference[] {
  const found: WordDifference[] = [];
  let change: Change = { removed: "", added: "" };
  const close = (): void => {
    if (change.removed !== "") found.push({ kind: "removed", text: change.removed });
    if (change.added !== "") found.push({ kind: "added", text: change.added });
    change = { removed: "", added: "" };
  };
  const parts = diffArrays([...old], [...fresh]);
  for (const [at, { added, removed, value }] of parts.entries()) {
    const text = value.join("");
    const isChance = at > 0 && at < parts.length - 1 && value.filter((one) => letter.test(one)).length < leastShared;
    if (removed || isChance || added) {
      if (!added) change.removed += text;
      if (!removed) change.added += text;
    } else {
      close();
      found.push({ kind: "same", text });
    }
  }
  close();
  return found;
}
