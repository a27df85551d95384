import { cutByDictionary, isCommonWord } from "../tokenize/common-words.ts";
import type { Phrase, Vocabulary } from "./vocabulary.ts";

/** Whether a string stands verbatim, normalised, in the corpus. */
export type IsKnown = (words: string) => boolean;

/** A place of a question, `start` to before `end`, and what belongs there. */
export interface Repair {
  start: number;
  end: number;
  meant: string;
}

/** What can be meant, and what needs no repair. */
export interface Knowledge {
  vocabulary: Vocabulary;
  isKnown: IsKnown;
}

/** A run of Chinese characters with what makes its places doubtful. */
export interface Run extends Knowledge {
  text: string;
  /** For each place, the dictionary word it is in; what the dictionary does not know stands single. */
  wordAt: readonly Word[];
  /** For each place, whether the character there and the next one are strangers. */
  doubtful: readonly boolean[];
}

interface Word {
  start: number;
  text: string;
}

/** A run of Chinese characters cut into dictionary words, with the places where strangers meet. */
export function examine(text: string, knowledge: Knowledge): Run {
  const wordAt: Word[] = [];
  for (const word of cutByDictionary(text)) {
    wordAt.push(...Array<Word>(word.length).fill({ start: wordAt.length, text: word }));
  }
  const doubtful = Array.from(text, (_, at) => areStrangers({ text, wordAt, ...knowledge }, at));
  return { text, wordAt, doubtful, ...knowledge };
}

/**
 * Whether the characters at `at` and after it meet nowhere: in no word, phrase or corpus. Two single characters are strangers
 * also when they meet only by chance (复意 in 答复意见), that is never next to the character before or after them.
 */
function areStrangers(run: Omit<Run, "doubtful">, at: number): boolean {
  const { text, wordAt, vocabulary, isKnown } = run;
  if (at + 1 >= text.length || wordAt[at] === wordAt[at + 1]) return false;
  const haveMet = (piece: string): boolean => isKnown(piece) || vocabulary.hasPiece(piece);
  if (!haveMet(text.slice(at, at + 2))) return true;
  if (!isSingle(run, at) || !isSingle(run, at + 1)) return false;
  const wider = [text.slice(Math.max(0, at - 1), at + 2), text.slice(at, at + 3)];
  return !wider.some((piece) => piece.length === 3 && haveMet(piece));
}

/** Whether the character at `at` stands single: the dictionary has no word there. */
export function isSingle({ wordAt }: Pick<Run, "wordAt">, at: number): boolean {
  return wordAt[at]?.text.length === 1;
}

/** Whether the place is in a word of two or more characters that the vocabulary has: such a word was meant. */
export function isInOwnWord({ wordAt, vocabulary }: Run, at: number): boolean {
  const word = wordAt[at]?.text ?? "";
  return word.length > 1 && vocabulary.has(word);
}

/** Words of the corpus alone may be names of people, or slips themselves. */
export function isReliable({ kind, text }: Phrase): boolean {
  return kind === "name" || isCommonWord(text);
}
