import type { Figure } from "../corpus/figure.ts";
import words from "./figure-words.json" with { type: "json" };

const units = [...words.units].sort((a, b) => b.length - a.length).join("|");
const number = String.raw`(?<![\d.〔\[A-Za-z第-])(\d+(?:,\d{3})+|\d+)(\.\d+)?`;
// Number, 余 or 多, myriads, 余 or 多 again, then a percent sign or a measure word.
const figurePattern = new RegExp(
  String.raw`${number}\s*([余多]?)([百千]?[万亿]?亿?)([余多]?)\s*(%|‰|${units})([余多]|以上|左右)?`,
  "gu",
);
const ratioPattern = /(?<![\d.])(\d+(?:\.\d+)?)[::](\d+(?:\.\d+)?)(?![\d:])/gu;
const powers: Record<string, number> = { 百: 2, 千: 3, 万: 4, 亿: 8 };
const longestWhat = 20;
const clauseEnd = /[,,。;;、::!?!?“”《》()()\n]/u;

/** The figures a text reports, in reading order: counts, shares, amounts and ratios. Years and dates are none. */
export function findFigures(text: string): Figure[] {
  const found: { at: number; figure: Figure }[] = [];
  for (const match of text.matchAll(figurePattern)) {
    const figure = readFigure(text, match);
    if (figure) found.push({ at: match.index, figure });
  }
  for (const match of text.matchAll(ratioPattern)) {
    const value = Number(match[1]) / Number(match[2]);
    const isTime = /^\d{2}$/u.test(match[2] ?? "") && Number(match[1]) < 24;
    if (Number.isFinite(value) && !isTime) {
      const what = clauseBefore(text, match.index);
      found.push({
        at: match.index,
        figure: { text: match[0], value, unit: "", kind: "ratio", approximate: false, what },
      });
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ figure }) => figure);
}

function readFigure(text: string, match: RegExpExecArray): Figure | undefined {
  const [whole, integer = "", fraction = "", , scale = "", , measureWord = ""] = match;
  // 个工作日 counts 工作日, 个百分点 counts 百分点.
  const unit = measureWord.replace(/^个(?=.)/u, "");
  const before = clauseBefore(text, match.index);
  const after = clauseAfter(text, match.index + whole.length);
  const change = changeOf(before);
  const approximate =
    /[余多]|以上|左右/u.test(whole) ||
    words.approximateAfter.some((word) => after.startsWith(word)) ||
    words.approximateBefore.some((word) => before.endsWith(word));
  return {
    text: whole,
    value: expand(integer.replaceAll(",", ""), fraction, scale),
    unit,
    kind: kindOf(unit),
    ...(change === undefined ? {} : { change }),
    approximate,
    what: (/^[的]?$/u.test(after) || kindOf(unit) === "percent" ? before || after : after || before).slice(
      -longestWhat,
    ),
  };
}

function kindOf(unit: string): Figure["kind"] {
  if (unit === "%" || unit === "‰" || unit === "百分点") return "percent";
  return unit === "元" ? "amount" : "count";
}

/** 降幅81.71% falls, 增长12% rises: the last word of change in the clause before the number, if close to it. */
function changeOf(before: string): Figure["change"] {
  const near = before.slice(-8);
  const last = (list: readonly string[]): number => Math.max(...list.map((word) => near.lastIndexOf(word)));
  const up = last(words.up);
  const down = last(words.down);
  if (up < 0 && down < 0) return undefined;
  return up > down ? "up" : "down";
}

/** Shift the decimal point in the digits themselves: 1.79 × 10⁴ in floating point is not 17900. */
function expand(integer: string, fraction: string, scale: string): number {
  const power = [...scale].reduce((sum, character) => sum + (powers[character] ?? 0), 0);
  return Number(`${integer}${fraction}e${power}`);
}

function clauseBefore(text: string, at: number): string {
  const clause =
    text
      .slice(Math.max(0, at - 2 * longestWhat), at)
      .split(clauseEnd)
      .at(-1) ?? "";
  // Digits end what is counted: in 制定14项、出台3件 the second number does not count the first's things.
  return (clause.split(/\d[\d.%]*/u).at(-1) ?? "").trim();
}

function clauseAfter(text: string, at: number): string {
  return (text.slice(at, at + longestWhat).split(clauseEnd)[0] ?? "").split(/\d/u)[0]?.trim() ?? "";
}
