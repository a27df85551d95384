import { initialsOf, lettersOf, syllablesOf } from "../tokenize/pinyin.ts";
import { isReliable, type Knowledge, type Repair } from "./correct-evidence.ts";
import type { Phrase, Vocabulary } from "./vocabulary.ts";

/** Letters typed between Chinese characters, which say what the letters can mean. */
interface Surroundings {
  left: string;
  right: string;
}

const latinRun =
  /(?<![\d\p{Script=Latin}.@/_-])\p{Script=Latin}+(?:[ '’]+\p{Script=Latin}+)*(?![\d\p{Script=Latin}.@/_-])/gu;
const hanBefore = /([\p{Script=Han}〇]*) ?$/u;
const hanAfter = /^ ?([\p{Script=Han}〇]*)/u;
const longestSurroundings = 6;
const longestInitials = 8;

/** The runs of letters in a question that are pinyin or initials of phrases; what the corpus knows is not among them. */
export function repairLatin(text: string, knowledge: Knowledge): Repair[] {
  return [...text.matchAll(latinRun)].flatMap(({ 0: run, index: start }) => {
    const end = start + run.length;
    const left = hanBefore.exec(text.slice(0, start))?.[1] ?? "";
    const right = hanAfter.exec(text.slice(end))?.[1] ?? "";
    const meant = knowledge.isKnown(run) ? undefined : latinMeaning(run, { left, right }, knowledge);
    return meant === undefined ? [] : [{ start, end, meant }];
  });
}

function latinMeaning(run: string, around: Surroundings, knowledge: Knowledge): string | undefined {
  const { vocabulary } = knowledge;
  const letters = lettersOf(run);
  if (letters === "") return undefined;
  return (
    surroundedMeaning(letters, around, vocabulary) ??
    likeliest(vocabulary.spelled(letters), around, knowledge) ??
    meaningOfInitials(run, around, vocabulary) ??
    vocabulary.spelledTogether(letters) ??
    vocabulary.abbreviatedInPart(letters)[0]?.text ??
    meaningByToken(run, around, knowledge) ??
    vocabulary.oneSlipFromPinyin(letters)[0]?.text
  );
}

/** What letters stand for when the characters around them belong to the same phrase: fuyi in 行政fuyi → 复议. */
function surroundedMeaning(letters: string, { left, right }: Surroundings, vocabulary: Vocabulary): string | undefined {
  for (const [before, after] of surroundingsLongestFirst(left, right)) {
    const sounds = [syllablesOf(before), syllablesOf(after)] as const;
    const spelled = vocabulary.spelled(sounds[0].join("") + letters + sounds[1].join(""));
    const initials = initialsOf(sounds[0]) + letters + initialsOf(sounds[1]);
    const abbreviated = letters.length > 1 ? vocabulary.abbreviated(initials) : [];
    const length = before.length + after.length;
    const found = [...spelled, ...abbreviated].find(
      ({ text }) => text.length > length && text.startsWith(before) && text.endsWith(after),
    );
    if (found !== undefined) return found.text.slice(before.length, found.text.length - after.length);
  }
  return undefined;
}

function surroundingsLongestFirst(left: string, right: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (let before = 0; before <= Math.min(left.length, longestSurroundings); before++) {
    for (let after = 0; after <= Math.min(right.length, longestSurroundings); after++) {
      if (before + after > 0) pairs.push([left.slice(left.length - before), right.slice(0, after)]);
    }
  }
  return pairs.sort((a, b) => b.join("").length - a.join("").length);
}

/** The first phrase that the corpus has next to what surrounds it, else the first. */
function likeliest(
  phrases: readonly Phrase[],
  { left, right }: Surroundings,
  { isKnown }: Knowledge,
): string | undefined {
  const usual = phrases.find(
    ({ text }) =>
      (left !== "" && isKnown(left.slice(-2) + text)) || (right !== "" && isKnown(text + right.slice(0, 2))),
  );
  return (usual ?? phrases[0])?.text;
}

/**
 * The phrase that initials stand for. The fewer letters, the more phrases answer them: two must be the whole question and mean a
 * name, three a name or a listed word, and capitals a name, because they mostly are what they look like.
 */
function meaningOfInitials(run: string, { left, right }: Surroundings, vocabulary: Vocabulary): string | undefined {
  const isCapital = run === run.toUpperCase();
  if (!isCapital && run !== run.toLowerCase()) return undefined;
  const letters = lettersOf(run);
  if (letters.length < 2 || letters.length > longestInitials) return undefined;
  if (letters.length === 2 && (isCapital || left + right !== "")) return undefined;
  const isEnough = (phrase: Phrase): boolean => {
    if (phrase.kind === "name") return true;
    return !isCapital && letters.length > 2 && (letters.length > 3 || isReliable(phrase));
  };
  return vocabulary.abbreviated(letters).find(isEnough)?.text;
}

/** Each token for itself, between its neighbours; one that means nothing stays, with its spaces. */
function meaningByToken(run: string, around: Surroundings, knowledge: Knowledge): string | undefined {
  const tokens = run.split(/[ '’]+/u);
  if (tokens.length === 1) return undefined;
  const meanings = tokens.map((token, at) => {
    if (knowledge.isKnown(token)) return undefined;
    return latinMeaning(
      token,
      { left: tokens[at - 1] ?? around.left, right: tokens[at + 1] ?? around.right },
      knowledge,
    );
  });
  if (meanings.every((meaning) => meaning === undefined)) return undefined;
  return tokens.reduce((text, token, at) => {
    const isJoined = at === 0 || (meanings[at - 1] !== undefined && meanings[at] !== undefined);
    return text + (isJoined ? "" : " ") + (meanings[at] ?? token);
  }, "");
}
