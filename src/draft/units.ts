import { type BareText, bareText } from "../concepts/bare-text.ts";

/** A bare text in which each number is one unit, so that a sentence with other figures is the same run of units. */
export interface Units extends BareText {
  /** The numbers by their unit, with a percent sign where one follows: 1,026 → "1026", 9.1％ → "9.1%". */
  numbers: ReadonlyMap<number, string>;
}

/** What stands for a number; a bare text holds no punctuation, so nothing else is written so. */
const numberUnit = "#";
const digit = /\d/u;
const insideNumber = /^(?:[.,．，]|\s*)$/u;
const percent = /^\s?[%％‰]/u;

export function unitsOf(source: string): Units {
  const bare = bareText(source);
  const numbers = new Map<number, string>();
  const units = { text: "", starts: [] as number[], ends: [] as number[], numbers };
  for (let at = 0; at < bare.text.length; at++) {
    const start = bare.starts[at] ?? 0;
    const first = bare.text[at] ?? "";
    if (!digit.test(first)) {
      units.text += first;
      units.starts.push(start);
      units.ends.push(bare.ends[at] ?? 0);
      continue;
    }
    while (digit.test(bare.text[at + 1] ?? "") && insideNumber.test(source.slice(bare.ends[at], bare.starts[at + 1])))
      at++;
    const last = bare.ends[at] ?? 0;
    const end = last + (percent.exec(source.slice(last, last + 2))?.[0].length ?? 0);
    numbers.set(units.starts.length, source.slice(start, end).normalize("NFKC").replace(/[\s,]/gu, ""));
    units.text += numberUnit;
    units.starts.push(start);
    units.ends.push(end);
  }
  return units;
}
