import { isCommonWord } from "../tokenize/common-words.ts";
import { soundAlike, syllablesOf } from "../tokenize/pinyin.ts";
import {
  examine,
  isInOwnWord,
  isReliable,
  isSingle,
  type Knowledge,
  type Repair,
  type Run,
} from "./correct-evidence.ts";
import table from "./look-alikes.json" with { type: "json" };
import { type Phrase, type Slip, slipBetween, type Vocabulary } from "./vocabulary.ts";

interface Window {
  start: number;
  end: number;
}

const hanRun = /[\p{Script=Han}〇]+/gu;
const negations = "不非无未";
const longestWindow = 20;
const lookAlikes = table.groups.flatMap((line) => line.split(" "));

/** The stretches of Chinese characters in a question that sound or look like a phrase, or are one slip away from it. */
export function repairHan(text: string, knowledge: Knowledge): Repair[] {
  return [...text.matchAll(hanRun)].flatMap(({ 0: typed, index }) => {
    if (typed.length < 2 || knowledge.isKnown(typed) || knowledge.vocabulary.has(typed)) return [];
    const run = examine(typed, knowledge);
    const whole = wholeMeaning(run);
    const repairs = whole === undefined ? repairWindows(run) : [{ start: 0, end: typed.length, meant: whole }];
    return repairs.map(({ start, end, meant }) => ({ start: start + index, end: end + index, meant }));
  });
}

/** The name that a whole run of two, or of four or more characters, sounds like exactly. */
function wholeMeaning(run: Run): string | undefined {
  const { text, vocabulary } = run;
  if (text.length === 3 || (text.length === 2 && isCommonWord(text))) return undefined;
  const isMeant = (phrase: Phrase): boolean => {
    const differing = placesThatDiffer(text, phrase.text);
    return phrase.kind === "name" && isMinor(differing, text) && !differing.some((at) => isInOwnWord(run, at));
  };
  return sameSound(text, vocabulary).find(isMeant)?.text;
}

function sameSound(text: string, vocabulary: Vocabulary): Phrase[] {
  return vocabulary.spelled(syllablesOf(text).join("")).filter((phrase) => phrase.text.length === text.length);
}

function placesThatDiffer(typed: string, meant: string): number[] {
  return Array.from(typed, (_, at) => at).filter((at) => typed[at] !== meant[at]);
}

function isMinor(differing: readonly number[], typed: string): boolean {
  return differing.length <= typed.length / 2;
}

/** The windows of a run that have a meaning, longest first and names first, as far as they do not overlap. */
function repairWindows(run: Run): Repair[] {
  const chosen: Repair[] = [];
  for (const { start, end, phrase } of meaningfulWindows(run)) {
    const isFree = chosen.every((repair) => repair.end <= start || end <= repair.start);
    if (isFree) chosen.push({ start, end, meant: phrase.text });
  }
  return chosen;
}

function meaningfulWindows(run: Run): (Window & { phrase: Phrase })[] {
  const found = windowsOf(run).flatMap((window) => {
    const phrase = windowMeaning(run, window);
    return phrase === undefined ? [] : [{ ...window, phrase }];
  });
  const length = ({ start, end }: Window): number => end - start;
  const isName = (phrase: Phrase): number => Number(phrase.kind === "name");
  return found.sort((a, b) => length(b) - length(a) || isName(b.phrase) - isName(a.phrase));
}

/** Stretches of three or more characters that split no dictionary word, are suspicious, and stand nowhere. */
function windowsOf(run: Run): Window[] {
  const { text, wordAt, vocabulary, isKnown } = run;
  const borders = [...new Set(wordAt.map(({ start }) => start)), text.length];
  const windows = borders.flatMap((start) => borders.map((end) => ({ start, end })));
  return windows.filter(({ start, end }) => {
    if (end - start < 3 || end - start > longestWindow || !isSuspicious(run, { start, end })) return false;
    const typed = text.slice(start, end);
    return !vocabulary.has(typed) && !isKnown(typed);
  });
}

/**
 * Whether a window holds a single or doubtful character; three characters inside a longer run must all be single, because
 * 是政府 there is no 市政府.
 */
function isSuspicious(run: Run, { start, end }: Window): boolean {
  const places = Array.from({ length: end - start }, (_, offset) => start + offset);
  if (end - start === 3 && run.text.length > 3) return places.every((at) => isSingle(run, at));
  return places.some((at) => isSingle(run, at) || (at + 1 < end && run.doubtful[at] === true));
}

/** The phrase a window means: the same sound, else a swap or a doubling, else nearly the same sound, else another slip. */
function windowMeaning(run: Run, window: Window): Phrase | undefined {
  const { vocabulary } = run;
  const typed = run.text.slice(window.start, window.end);
  const same = sameSound(typed, vocabulary).find((phrase) => isMisheard(run, window, phrase));
  if (same !== undefined || typed.length < 4) return same;
  const slips = vocabulary.oneSlipFrom(typed).filter((phrase) => isLikelySlip(run, window, phrase));
  const nearlySame = vocabulary.soundingLike(syllablesOf(typed)).filter((phrase) => isMisheard(run, window, phrase));
  return (
    slips.find(({ text }) => isDisorder(slipBetween(typed, text))) ??
    nearlySame.find(({ text }) => placesThatDiffer(typed, text).length <= typed.length / 3) ??
    slips[0]
  );
}

function isDisorder(slip: Slip | undefined): boolean {
  return slip?.kind === "swapped" || slip?.kind === "extra";
}

/** Whether every differing character is one that stood single or next to a stranger. */
function isMisheard(run: Run, { start, end }: Window, phrase: Phrase): boolean {
  const typed = run.text.slice(start, end);
  const differing = placesThatDiffer(typed, phrase.text);
  if (!isReliable(phrase) || !isMinor(differing, typed)) return false;
  return differing.every((offset) => {
    const at = start + offset;
    const isAlone = isSingle(run, at) && typed.length > 3;
    return !isInOwnWord(run, at) && (isAlone || run.doubtful[at] === true || run.doubtful[at - 1] === true);
  });
}

/**
 * Whether the slip is one that happens: a like character, two swapped, one left out, each where the run is doubtful; or one
 * doubled, anywhere.
 */
function isLikelySlip(run: Run, { start, end }: Window, phrase: Phrase): boolean {
  const slip = slipBetween(run.text.slice(start, end), phrase.text);
  if (slip === undefined || !isReliable(phrase)) return false;
  const at = start + slip.at;
  const meant = phrase.text.charAt(slip.at);
  const isDoubtful = (...places: number[]): boolean => places.some((place) => run.doubtful[place] === true);
  const likely: Record<Slip["kind"], () => boolean> = {
    replaced: () => isDoubtful(at - 1, at) && isSingle(run, at) && areAlike(run.text.charAt(at), meant),
    swapped: () => isDoubtful(at - 1, at, at + 1) && run.wordAt[at] !== run.wordAt[at + 1],
    missing: () => isMissing(run, { start, end }, at, meant),
    extra: () => at > start && run.text[at] === run.text[at - 1],
  };
  return likely[slip.kind]();
}

function areAlike(typed: string, meant: string): boolean {
  return soundAlike(typed, meant) || lookAlikes.some((group) => group.includes(typed) && group.includes(meant));
}

/**
 * Whether a character is missing before `at`: it makes a word with a neighbour that was torn (示创建 lacks 范), and what stands
 * around the place stands nowhere else. Near the edge of a window the torn character may belong to what is outside. A negation
 * is never made up: 同案同罚 is not 同案不同罚.
 */
function isMissing(run: Run, { start, end }: Window, at: number, missing: string): boolean {
  const { text, isKnown } = run;
  const isWhole = text.length === end - start && text.length > 4;
  const fromEdge = Math.min(at - start, end - at);
  if (fromEdge < (isWhole ? 1 : 2) || negations.includes(missing)) return false;
  const isTorn = [at - 2, at - 1, at, at + 1].some((place) => isSingle(run, place));
  if (!isTorn || isKnown(text.slice(Math.max(0, at - 2), at + 2))) return false;
  return isCommonWord(text.charAt(at - 1) + missing) || isCommonWord(missing + text.charAt(at));
}
