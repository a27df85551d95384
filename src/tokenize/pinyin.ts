import { pinyin } from "pinyin-pro";

const toneless = { toneType: "none", type: "array", v: true, nonZh: "removed" } as const;

/** Toneless syllables of the Chinese characters of `text`, one for each, `ü` written `v`: 法律 → fa, lv. Everything else is left out. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, toneless);
}

/**
 * Syllables of many texts of Chinese characters alone, in one call: twice as fast as one call for each. About one text in a
 * thousand is read otherwise than by itself (重建 as zhongjian), so what has to be right is read by itself.
 */
export function syllablesOfEach(texts: readonly string[]): string[][] {
  const syllables = syllablesOf(texts.join("\n"));
  let at = 0;
  return texts.map((text) => {
    const start = at;
    at += [...text].length;
    return syllables.slice(start, at);
  });
}

/** First letters of syllables, joined: xing, zheng, fu, yi → xzfy. */
export function initialsOf(syllables: readonly string[]): string {
  return syllables.map((syllable) => syllable.slice(0, 1)).join("");
}

/** The syllable without the differences many speakers do not hear: zh/z, ch/c, sh/s, l/n and the g of -ng. */
export function slurred(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/u, "$1")
    .replace(/^n/u, "l")
    .replace(/ng$/u, "n");
}

/** Whether two characters have a reading in common, or one that only careful speakers tell apart. */
export function soundAlike(one: string, other: string): boolean {
  const readings = new Set(readingsOf(one));
  return readingsOf(other).some((reading) => readings.has(reading));
}

/** Typed pinyin as it stands in an index: small letters only, without tones, spaces and apostrophes; `ü` is `v`. */
export function lettersOf(typed: string): string {
  const plain = typed
    .normalize("NFD")
    .replace(/u\u0308/giu, "v")
    .toLowerCase();
  return plain.replace(/[^a-z]/gu, "").replace(/([ln])ue/gu, "$1ve");
}

function readingsOf(character: string): string[] {
  return pinyin(character, { ...toneless, multiple: true }).map(slurred);
}
