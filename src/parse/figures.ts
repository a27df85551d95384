import type { Figure } from "../corpus/figure.ts";
import { chineseNumber } from "./chinese-number.ts";
import words from "./figure-words.json" with { type: "json" };

const units = [...words.units].sort((a, b) => b.length - a.length).join("|");
const measure = `(%|‰|${units})`;
const around = "([余多]|以上|左右)?";
const digits = String.raw`(?<![\d.〔\[A-Za-z第])(?<!\d[,\uFF0C/:])(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?`;
// Number, 余 or 多, myriads, 余 or 多 again, then a percent sign or a measure word.
const figurePattern = new RegExp(
  String.raw`${digits}\s*([余多]?)([百千]?[万亿]?亿?)([余多]?)\s*${measure}${around}`,
  "gu",
);
// 百余件, 八万余人, 两万多人: numerals with a hundred or more; 三项制度 and 四个意识 are names.
const chinesePattern = new RegExp(
  String.raw`(?<![\d一二两三四五六七八九十百千万亿第“])([一二两三四五六七八九十百千万亿]*[百千万亿][一二两三四五六七八九十百千万亿]*)([余多]?)${measure}${around}`,
  "gu",
);
const fractionPattern = /([一二三四五六七八九十百]+)分之([一二三四五六七八九十百]+)/gu;
const tenthsPattern =
  /(?<![一二三四五六七八九十百千完建达组构收])([一二两三四五六七八九])成(?![立为都功员果效本长年熟型人就分绩交])([多以]?上?)/gu;
const timesPattern = /(?<![一二三四五六七八九十百])([一二两三四五六七八九十])倍/gu;
const halfPattern = /(?<=[占达到约近超过])一半/gu;
const ratioPattern = /(?<![\d.])(\d+(?:\.\d+)?)[:：](\d+(?:\.\d+)?)(?![\d:])/gu;
// 12345热线, 5G, 110报警, 4.0版, “1+5+N”, 第3条: numbers that name things. Years and days are dates.
const nameAfter = /^(?:版本?(?!块)|[+＋]|大行动|热线|号|年|月|日|条(?:第|规定|之规定))/u;
const powers: Record<string, number> = { 百: 2, 千: 3, 万: 4, 亿: 8 };
const linking =
  "(?:了|到|至|为|达到?|近|约|超过?|逾|幅度?为?|幅度?达到?|率为?|不到|不足|将近|最多|最高|平均|分别){0,3}";
const upEnd = new RegExp(`(?:${words.up.join("|")})${linking}$`, "u");
const downEnd = new RegExp(`(?:${words.down.join("|")})${linking}$`, "u");
const longestWhat = 20;
const clauseEnd = /[,，。;；、:：!?！？“”《》()（）\n|]/u;

/** A figure, and where it begins in the text: it stands at `[at, at + figure.text.length)`. */
export interface Located {
  at: number;
  figure: Figure;
}

/** The figures a text reports, in reading order: counts, shares, amounts and ratios. Years, dates and names are none. */
export function findFigures(text: string): Figure[] {
  return locateFigures(text).map(({ figure }) => figure);
}

/** The same, each with its place in the text. */
export function locateFigures(text: string): Located[] {
  const found = [
    ...[...text.matchAll(figurePattern)].flatMap((match) => printedFigure(text, match)),
    ...[...text.matchAll(chinesePattern)].flatMap((match) => writtenFigure(text, match)),
    ...[...text.matchAll(fractionPattern)].flatMap((match) => fraction(text, match)),
    ...[...text.matchAll(tenthsPattern)].flatMap((match) => tenths(text, match)),
    ...[...text.matchAll(timesPattern)].map((match) => locate(text, match, chineseNumber(match[1] ?? ""), "倍")),
    ...[...text.matchAll(halfPattern)].map((match) => locate(text, match, 50, "%")),
    ...[...text.matchAll(ratioPattern)].flatMap((match) => ratio(text, match)),
  ];
  const ordered = found
    .sort((a, b) => a.at - b.at)
    .filter(({ at }, rank, all) => rank === 0 || at >= endOf(all[rank - 1]));
  return withSharedChange(text, ordered);
}

function endOf(located: Located | undefined): number {
  return located === undefined ? 0 : located.at + located.figure.text.length;
}

function printedFigure(text: string, match: RegExpExecArray): Located[] {
  const [whole, integer = "", fractionDigits = "", , scale = ""] = match;
  if (isName(text, match)) return [];
  const value = expand(integer.replace(/[,，]/gu, ""), fractionDigits, scale);
  return [locate(text, match, value, match[6] ?? "", /[余多]|以上|左右/u.test(whole))];
}

function writtenFigure(text: string, match: RegExpExecArray): Located[] {
  const [whole, numeral = "", , unit = ""] = match;
  // 千方百计, 万家灯火, “千人一面”: words, not numbers.
  if (/[“《]/u.test(text[match.index - 1] ?? "") || /^[千百万][家户人](?:[万一]|灯)/u.test(text.slice(match.index)))
    return [];
  const value = chineseNumber(numeral);
  // 亿元楼宇, 万人大会: a bare 万 is a size, not a count, unless it is called about or more than that.
  const isBare = /^[百千万亿]$/u.test(numeral) && !/[近约超过逾达上]$/u.test(text.slice(0, match.index)) && !match[2];
  if (isBare) return [];
  return value < 100 ? [] : [locate(text, match, value, unit, /[余多]|以上|左右/u.test(whole))];
}

function fraction(text: string, match: RegExpExecArray): Located[] {
  const [under, over] = [chineseNumber(match[1] ?? ""), chineseNumber(match[2] ?? "")];
  if (under === 100) return [locate(text, match, over, "%")];
  return under === 0 ? [] : [locate(text, match, over / under, "")];
}

function tenths(text: string, match: RegExpExecArray): Located[] {
  return [locate(text, match, 10 * chineseNumber(match[1] ?? ""), "%", (match[2] ?? "") !== "")];
}

function ratio(text: string, match: RegExpExecArray): Located[] {
  const value = Number(match[1]) / Number(match[2]);
  const isTime = /^\d{2}$/u.test(match[2] ?? "") && Number(match[1]) < 24;
  return Number.isFinite(value) && !isTime ? [locate(text, match, value, "")] : [];
}

function locate(text: string, match: RegExpExecArray, value: number, measureWord: string, marked = false): Located {
  // 个工作日 counts 工作日, 个百分点 counts 百分点.
  const unit = measureWord.replace(/^个(?=.)/u, "");
  const before = clauseBefore(text, match.index);
  const after = clauseAfter(text, match.index + match[0].length);
  const change = changeOf(before);
  const approximate =
    marked ||
    words.approximateAfter.some((word) => after.startsWith(word)) ||
    words.approximateBefore.some((word) => before.endsWith(word));
  const kind = kindOf(unit, match[0]);
  const what = /^的?$/u.test(after) || kind === "percent" ? before || after : after || before;
  return {
    at: match.index,
    figure: {
      text: match[0],
      value,
      unit,
      kind,
      ...(change && { change }),
      approximate,
      what: what.slice(-longestWhat),
    },
  };
}

/** 12345热线, 第3条, 4.0版: the number belongs to a name. */
function isName(text: string, match: RegExpExecArray): boolean {
  const start = match.index + match[0].length - (match[6]?.length ?? 0) - (match[7]?.length ?? 0);
  const before = text.slice(Math.max(0, match.index - 3), match.index);
  if (/[第+＋]\s*$/u.test(before)) return true;
  return nameAfter.test(text.slice(start));
}

function kindOf(unit: string, printed: string): Figure["kind"] {
  if (unit === "%" || unit === "‰" || unit === "百分点") return "percent";
  if (unit === "" || /[:：]/u.test(printed)) return "ratio";
  return unit === "元" || unit === "美元" ? "amount" : "count";
}

/** 降幅81.71% falls, 增长12% rises: a word of change right before the number, with 了, 到, 至, 约 between at most. */
function changeOf(before: string): Figure["change"] {
  if (upEnd.test(before)) return "up";
  return downEnd.test(before) ? "down" : undefined;
}

/** 分别增长5%和8%: the direction holds for those that follow at once. 由121支整合为40支: the two numbers tell it. */
function withSharedChange(text: string, found: readonly Located[]): Located[] {
  const shared: Located[] = [];
  for (const located of found) {
    const before = shared.at(-1);
    const change = located.figure.change ?? (before && impliedChange(text, before, located));
    shared.push(change === undefined ? located : { at: located.at, figure: { ...located.figure, change } });
  }
  return shared;
}

function impliedChange(text: string, before: Located, { at, figure }: Located): Figure["change"] {
  const between = text.slice(endOf(before), at);
  if (/^[和、及]$/u.test(between) && before.figure.kind === figure.kind) return before.figure.change;
  const isFrom = /[由从](?:[^,\uFF0C。;\uFF1B]{0,6})$/u.test(text.slice(Math.max(0, before.at - 8), before.at));
  const isTo = /^[^,\uFF0C。;\uFF1B]{0,10}(?:到|至|为|成|达)$/u.test(between);
  if (!isFrom || !isTo || before.figure.unit !== figure.unit || before.figure.value === figure.value) return undefined;
  return figure.value > before.figure.value ? "up" : "down";
}

/** Shift the decimal point in the digits themselves: 1.79 × 10⁴ in floating point is not 17900. */
function expand(integer: string, fractionDigits: string, scale: string): number {
  const power = [...scale].reduce((sum, character) => sum + (powers[character] ?? 0), 0);
  return Number(`${integer}${fractionDigits}e${power}`);
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
