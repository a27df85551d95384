/** A number at the beginning of a line, by the habit it is written in. */
export interface Marker {
  kind: "part" | "chapter" | "section" | "arabic" | "arabic-paren" | "circled" | "ordinal";
  number: number;
  /** UTF-16 units of the marker in the line. */
  length: number;
}

/** How wide what a marker numbers is, widest 0: a report keeps to this order, though it may leave levels out. */
export const ranks: Record<Marker["kind"], number> = {
  part: 0,
  chapter: 1,
  section: 2,
  arabic: 3,
  "arabic-paren": 4,
  circled: 5,
  ordinal: 6,
};

const numeral = "[一二三四五六七八九十]{1,3}";
const patterns: readonly [Marker["kind"], RegExp][] = [
  ["part", new RegExp(`^第(${numeral})(?:部分|章|节|编)[\\s、:：]*`, "u")],
  ["chapter", new RegExp(`^(${numeral})[、.．]\\s*`, "u")],
  ["section", new RegExp(`^[(（](${numeral})[)）][、.]?\\s*`, "u")],
  ["arabic", /^(\d{1,3})(?:[.、．](?!\d)|\s+(?=\p{Script=Han}))\s*/u],
  ["arabic-paren", /^[(（](\d{1,3})[)）]\s*|^(\d{1,3})[)）]\s*/u],
  ["circled", /^([①-⑳])\s*/u],
  ["ordinal", new RegExp(`^(${numeral})(?:是|要)(?:[:：])?|^第(${numeral})[,，、:：]`, "u")],
];
const digits = "一二三四五六七八九";

/** The marker a line begins with, or undefined. */
export function markerOf(line: string): Marker | undefined {
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const written = match[1] ?? match[2] ?? "";
    return { kind, number: numberOf(written), length: match[0].length };
  }
  return undefined;
}

/** Whether a line begins with the number of a chapter or an item. */
export function isNumbered(line: string): boolean {
  return markerOf(line) !== undefined;
}

/** 十二 → 12, 12 → 12, ⑫ → 12; 0 for anything else. */
export function numberOf(written: string): number {
  if (/^\d+$/u.test(written)) return Number(written);
  if (/^[①-⑳]$/u.test(written)) return written.charCodeAt(0) - 0x245f;
  const [tens, ones] = written.includes("十") ? written.split("十") : ["", written];
  const ten = written.includes("十") ? (tens ? digits.indexOf(tens) + 1 : 1) : 0;
  return ten * 10 + (ones ? digits.indexOf(ones) + 1 : 0);
}
