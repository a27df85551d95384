import { initialsOf, slurred, syllablesOf, syllablesOfEach } from "../tokenize/pinyin.ts";

/** Something a question may have meant: the name of a measure in the lexicon, or a word of the dictionary or the corpus. */
export interface Phrase {
  /** Normalised text. */
  text: string;
  /** The heavier of two phrases of one kind is the likelier. */
  weight: number;
  kind: "name" | "word";
}

/** The one slip that turns `typed` into `meant`; `at` is its place in `typed`. */
export interface Slip {
  /** A character replaced, two neighbours swapped, one left out of `typed`, or one too many in it. */
  kind: "replaced" | "swapped" | "missing" | "extra";
  at: number;
}

interface Sounding {
  phrase: Phrase;
  syllables: string[];
}

interface Split {
  phrases: number;
  weight: number;
  text: string;
}

type Index = ReadonlyMap<string, readonly Phrase[]>;

const hanOnly = /^[\p{Script=Han}〇]+$/u;
const shortestForgiven = 4;
const shortestForgivenLetters = 8;
const shortestMixed = 3;
const longestSpelled = 90;

/**
 * The phrases a question can be repaired to, found by sound, by initials and by likeness. All answers come names first, then
 * heaviest first. Each index is built when it is first asked for and kept; only phrases of Chinese characters alone are in them.
 */
export class Vocabulary {
  private readonly phrases: readonly Phrase[];
  private readonly texts: ReadonlySet<string>;
  private readonly sounding = once(() => soundingOf(this.phrases));
  private readonly byPinyin = once(() => indexBy(this.sounding(), ({ syllables }) => [syllables.join("")]));
  private readonly byInitials = once(() => indexBy(this.sounding(), ({ syllables }) => [initialsOf(syllables)]));
  private readonly bySlurred = once(() => indexBy(this.sounding(), ({ syllables }) => [slurredKey(syllables)]));
  private readonly byCharacters = once(() => indexBy(this.sounding(), charactersForgiven));
  private readonly byLetters = once(() => indexBy(this.sounding(), lettersForgiven));
  private readonly namesByLetter = once(() => namesByFirstLetter(this.sounding()));
  private readonly pieces = once(() => new Set(this.phrases.flatMap(({ text }) => piecesOf(text))));

  constructor(phrases: Iterable<Phrase>) {
    this.phrases = [...phrases].sort(byLikelihood);
    this.texts = new Set(this.phrases.map(({ text }) => text));
  }

  /** Whether `text` is a phrase. */
  has(text: string): boolean {
    return this.texts.has(text);
  }

  /** Whether two or three characters stand next to each other in some phrase. */
  hasPiece(piece: string): boolean {
    return this.pieces().has(piece);
  }

  /** Phrases with this full pinyin, given as letters: falv → 法律. */
  spelled(letters: string): readonly Phrase[] {
    return this.byPinyin().get(letters) ?? [];
  }

  /** The fewest phrases, and of those the heaviest, whose full pinyin gives all the letters, joined: shenqingfuyi → 申请复议. */
  spelledTogether(letters: string): string | undefined {
    const best: (Split | undefined)[] = [{ phrases: 0, weight: 0, text: "" }];
    for (let end = 1; end <= letters.length; end++) {
      for (let start = Math.max(0, end - longestSpelled); start < end; start++) {
        const longer = lengthened(best[start], this.spelled(letters.slice(start, end))[0]);
        if (longer !== undefined && isBetterSplit(longer, best[end])) best[end] = longer;
      }
    }
    return best[letters.length]?.text;
  }

  /** Phrases with these initials: xzfy → 行政复议. */
  abbreviated(initials: string): readonly Phrase[] {
    return this.byInitials().get(initials) ?? [];
  }

  /** Names of three or more characters, each typed in full or by its initial: xingzfuyi → 行政复议. */
  abbreviatedInPart(letters: string): readonly Phrase[] {
    const names = this.namesByLetter().get(letters.slice(0, 1)) ?? [];
    return names.filter(({ syllables }) => isTypedInPart(letters, syllables)).map(({ phrase }) => phrase);
  }

  /** Phrases that sound like these syllables when zh/z, ch/c, sh/s, l/n and n/ng are not told apart. */
  soundingLike(syllables: readonly string[]): readonly Phrase[] {
    return this.bySlurred().get(slurredKey(syllables)) ?? [];
  }

  /** Phrases of four or more characters that are one slip away from `text`. */
  oneSlipFrom(text: string): Phrase[] {
    const found = lookUpForgiven(this.byCharacters(), text);
    return found.filter((phrase) => slipBetween(text, phrase.text) !== undefined);
  }

  /** Phrases whose full pinyin, of eight letters or more, is one slip away from these letters. */
  oneSlipFromPinyin(letters: string): Phrase[] {
    if (letters.length < shortestForgivenLetters) return [];
    const found = lookUpForgiven(this.byLetters(), letters);
    return found.filter(({ text }) => slipBetween(letters, syllablesOf(text).join("")) !== undefined);
  }
}

/** The single slip between two texts, or nothing when they are equal or further apart. */
export function slipBetween(typed: string, meant: string): Slip | undefined {
  const shorter = Math.min(typed.length, meant.length);
  let at = 0;
  while (at < shorter && typed[at] === meant[at]) at++;
  let same = 0;
  while (same < shorter - at && typed.at(-1 - same) === meant.at(-1 - same)) same++;
  const typedRest = typed.slice(at, typed.length - same);
  const meantRest = meant.slice(at, meant.length - same);
  const kind = slipKind(typedRest, meantRest);
  return kind && { kind, at };
}

function slipKind(typed: string, meant: string): Slip["kind"] | undefined {
  if (typed.length === 1 && meant.length === 1) return "replaced";
  if (typed.length === 0 && meant.length === 1) return "missing";
  if (typed.length === 1 && meant.length === 0) return "extra";
  const swapped = typed.length === 2 && meant.length === 2 && typed[0] === meant[1] && typed[1] === meant[0];
  return swapped ? "swapped" : undefined;
}

/** Names first, then weight. */
function byLikelihood(a: Phrase, b: Phrase): number {
  if (a.kind !== b.kind) return a.kind === "name" ? -1 : 1;
  return b.weight - a.weight;
}

function lengthened(split: Split | undefined, phrase: Phrase | undefined): Split | undefined {
  if (split === undefined || phrase === undefined) return undefined;
  return { phrases: split.phrases + 1, weight: split.weight + phrase.weight, text: split.text + phrase.text };
}

function isBetterSplit(one: Split, other: Split | undefined): boolean {
  if (other === undefined || one.phrases < other.phrases) return true;
  return one.phrases === other.phrases && one.weight > other.weight;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Names are read one by one, which is exact; words, of which there are many, all at once. */
function soundingOf(phrases: readonly Phrase[]): Sounding[] {
  const chinese = phrases.filter(({ text }) => text.length > 1 && hanOnly.test(text));
  const names = chinese.filter(({ kind }) => kind === "name");
  const words = chinese.filter(({ kind }) => kind === "word");
  const syllables = [...names.map(({ text }) => syllablesOf(text)), ...syllablesOfEach(words.map(({ text }) => text))];
  return [...names, ...words].map((phrase, at) => ({ phrase, syllables: syllables[at] ?? [] }));
}

function indexBy(sounding: readonly Sounding[], keysOf: (sounding: Sounding) => string[]): Index {
  const index = new Map<string, Phrase[]>();
  for (const entry of sounding) {
    for (const key of keysOf(entry)) {
      const held = index.get(key);
      if (held === undefined) index.set(key, [entry.phrase]);
      else if (held.at(-1) !== entry.phrase) held.push(entry.phrase);
    }
  }
  return index;
}

function namesByFirstLetter(sounding: readonly Sounding[]): ReadonlyMap<string, readonly Sounding[]> {
  const byLetter = new Map<string, Sounding[]>();
  for (const entry of sounding) {
    if (entry.phrase.kind !== "name" || entry.phrase.text.length < shortestMixed) continue;
    const letter = initialsOf(entry.syllables.slice(0, 1));
    const held = byLetter.get(letter);
    if (held === undefined) byLetter.set(letter, [entry]);
    else held.push(entry);
  }
  return byLetter;
}

function slurredKey(syllables: readonly string[]): string {
  return syllables.map(slurred).join(" ");
}

function charactersForgiven({ phrase }: Sounding): string[] {
  return phrase.text.length < shortestForgiven ? [] : withDeletions(phrase.text);
}

function lettersForgiven({ syllables }: Sounding): string[] {
  const letters = syllables.join("");
  return letters.length < shortestForgivenLetters ? [] : withDeletions(letters);
}

/** The text and what is left of it without any one character: two texts one slip apart have one of these in common (SymSpell). */
function withDeletions(text: string): string[] {
  const shorter = Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1));
  return [text, ...shorter];
}

function lookUpForgiven(index: Index, typed: string): Phrase[] {
  const found = new Set(withDeletions(typed).flatMap((key) => index.get(key) ?? []));
  return [...found].sort(byLikelihood);
}

function isTypedInPart(letters: string, syllables: readonly string[]): boolean {
  const [syllable, ...rest] = syllables;
  if (syllable === undefined) return letters === "";
  const waysToType = [syllable, syllable.slice(0, 1), ...(syllable[1] === "h" ? [syllable.slice(0, 2)] : [])];
  return waysToType.some((typed) => letters.startsWith(typed) && isTypedInPart(letters.slice(typed.length), rest));
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at + 1 < text.length; at++) {
    pieces.push(text.slice(at, at + 2));
    if (at + 2 < text.length) pieces.push(text.slice(at, at + 3));
  }
  return pieces;
}
