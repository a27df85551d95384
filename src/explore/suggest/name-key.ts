import { bareText } from "../../concepts/bare-text.ts";
import { initialsOf, lettersOf, syllablesOf } from "../../tokenize/pinyin.ts";

/** A name in every way that it is typed. */
export interface NameKey {
  name: string;
  /** Without punctuation, width and traditional characters. */
  bare: string;
  /** Pinyin in full, mianfaqingfa, and where each syllable begins. */
  letters: string;
  starts: readonly number[];
  /** mfqf */
  initials: string;
}

/** What was typed; `letters` only where it may be pinyin. */
export interface Typed {
  bare: string;
  letters?: string;
}

/** How a name answers what was typed, the best first. */
export type Fit = "is" | "begins" | "contains";

const han = /\p{Script=Han}/u;

/** Read a name once in all the ways that it is typed. */
export function keyOf(name: string): NameKey {
  const bare = bareText(name).text;
  const units = soundsOf(bare);
  const starts: number[] = [];
  let letters = "";
  for (const unit of units) {
    starts.push(letters.length);
    letters += unit;
  }
  return { name, bare, letters, starts, initials: initialsOf(units) };
}

/** What was typed, without punctuation; as pinyin too where no Chinese character is in it. */
export function typedOf(q: string): Typed {
  const bare = bareText(q).text;
  if (han.test(bare)) return { bare };
  const parts = q.normalize("NFKC").split(/(\d+)/u);
  return { bare, letters: parts.map((part) => (/^\d/u.test(part) ? part : lettersOf(part))).join("") };
}

/** The better of how its characters and its sound answer; inside a name, pinyin has to begin with a syllable. */
export function fitOf(key: NameKey, { bare, letters = "" }: Typed): Fit | undefined {
  const byCharacters = fitIn(key.bare, bare);
  if (byCharacters === "is" || letters === "") return byCharacters;
  const byInitials = fitIn(key.initials, letters);
  const bySound = fitIn(key.letters, letters, key.starts);
  return better(byCharacters, better(byInitials, bySound));
}

/** 0 is the best. */
export function rankOf(fit: Fit): number {
  return fit === "is" ? 0 : fit === "begins" ? 1 : 2;
}

function better(one: Fit | undefined, other: Fit | undefined): Fit | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return rankOf(one) <= rankOf(other) ? one : other;
}

function fitIn(name: string, typed: string, starts?: readonly number[]): Fit | undefined {
  if (typed === "") return undefined;
  if (name.startsWith(typed)) return name.length === typed.length ? "is" : "begins";
  if (!name.includes(typed)) return undefined;
  const isInside = starts?.some((start) => name.startsWith(typed, start)) ?? true;
  return isInside ? "contains" : undefined;
}

/** The syllable of each Chinese character, and other characters as they are. */
function soundsOf(bare: string): string[] {
  const characters = [...bare];
  const chinese = characters.filter((character) => han.test(character));
  const together = syllablesOf(bare);
  // A character without a known reading has no syllable, and the others would be off by one.
  const sounds =
    together.length === chinese.length ? together : chinese.map((character) => syllablesOf(character)[0] ?? character);
  let at = 0;
  return characters.map((character) => (han.test(character) ? (sounds[at++] ?? character) : character));
}
