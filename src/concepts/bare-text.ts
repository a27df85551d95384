import { normalize } from "../tokenize/normalize.ts";

/** Normalised text without punctuation and white space, with the place in the source of each of its units. */
export interface BareText {
  text: string;
  /** Unit `i` comes from units `[starts[i], ends[i])` of the source. */
  starts: number[];
  ends: number[];
}

const kept = /[\p{L}\p{N}]/u;

/** What names are matched in: “双随机、一公开” and 双随机一公开 are one name. */
export function bareText(source: string): BareText {
  const { text, starts, ends } = normalize(source);
  const bare: BareText = { text: "", starts: [], ends: [] };
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    for (let unit = 0; unit < character.length; unit++, at++) {
      if (!kept.test(character)) continue;
      bare.text += character[unit] ?? "";
      bare.starts.push(starts[at] ?? 0);
      bare.ends.push(ends[at] ?? 0);
    }
  }
  return bare;
}
