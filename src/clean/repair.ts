import { toSimplified } from "../corpus/simplified.ts";
import type { Line } from "./lines.ts";
import data from "./repairs.json" with { type: "json" };

const entities: Record<string, string> = data.entities;
const misconverted: Record<string, string> = data.misconverted;
const entity = /&(?:[a-z]{2,8}|#\d{2,5}|#x[\da-f]{2,5});/giu;
const misconvertedWords = new RegExp(Object.keys(misconverted).join("|"), "gu");
const questionWords = new RegExp(data.questionWords, "u");
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|(?!\t)\p{Cc}/gu;
const han = String.raw`[\p{Script=Han}]`;
const spacedNumber =
  /(?<=[\p{Script=Han},\uFF0C、(\uFF08])\d{1,3}(?:[ \u00A0]\d{1,3})+(?=[ \u00A0]?(?:%|‰|[个项件人次起份家场名条户部处台万亿元卷宗批期]))/gu;
const longestSpacedLine = 80;
const longestSingleRun = 4;
// A page converted from simplified text has a few traditional characters by mistake, a traditional one is full of them.
const traditionalShare = 0.02;
const simplifiedHan = gb2312Han();

/**
 * Repair what copying, converting and typesetting have damaged, in place. Punctuation stays as it is printed, half or
 * full width: the text is quoted from, and matching folds both. Letters, digits and % become half width.
 */
export function repair(lines: readonly Line[]): void {
  const traditional = isTraditional(lines);
  for (const line of lines) {
    line.replace(entity, ([name]) => entities[name.toLowerCase()] ?? codePoint(name));
    line.replace(invisible, () => "");
    line.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF05]/gu, ([wide]) => wide.normalize("NFKC"));
    simplify(line, traditional);
    closeLetterSpacing(line);
    closeNumbers(line);
    restoreMarks(line);
    line.trim();
  }
}

/** 政 府 工 作 报 告 → 政府工作报告: a short line of single characters, or a run of them inside a line. */
function closeLetterSpacing(line: Line): void {
  const words = line.text.split(/\s+/u);
  const single = words.filter((word) => /^[\p{Script=Han}〇\d“”《》()（）、—-]$/u.test(word)).length;
  const isSpaced = words.length >= 4 && single >= 0.6 * words.length && line.text.length <= longestSpacedLine;
  if (isSpaced) line.replace(/\s+/gu, () => "");
  const run = new RegExp(
    String.raw`(?<![^\s“《(（])${han}(?:[ \u00A0\u3000]${han}){${longestSingleRun},}(?![^\s”》),，。])`,
    "gu",
  );
  line.replace(run, ([spaced]) => spaced.replace(/\s/gu, ""));
}

/** "400 件", "97. 7%", "2 0 2 3 年", "1, 200": spaces that typesetting put into and around numbers. */
function closeNumbers(line: Line): void {
  line.replace(/(?<![\d.])\d(?:[ \u00A0]\d){3}(?![ \u00A0]?\d)/gu, ([year]) => year.replace(/\s/gu, ""));
  line.replace(/(?<=\d)\s*([.．])\s*(?=\d+\s*(?:%|‰|万|亿|个百分点))/gu, (match) =>
    startsItem(line.text, match.index ?? 0) ? match[0] : ".",
  );
  // 办理3 9 8件: one number, since nothing else stands between the words before it and the measure word.
  line.replace(spacedNumber, ([number]) => number.replace(/[ \u00A0]/gu, ""));
  line.replace(/(?<=(?<!\d)\d{1,3})([,，])\s+(?=\d{3}(?!\d))/gu, () => ",");
  // A date and time before a label keep their space: 2023-03-13 字体.
  line.replace(new RegExp(String.raw`(?<=(?<![-:/]\d?)\d)[ \u00A0\u3000]+(?=${han}|%|‰)`, "gu"), () => "");
  line.replace(new RegExp(String.raw`(?<=${han}|[,，。;；、(（“《])[ \u00A0]+(?=\d)`, "gu"), () => "");
  line.replace(/(?<=[\p{Script=Han}\d%)）”》])[ \u00A0]+(?=[,，。;；:：、)）])/gu, () => "");
}

/** Whether only a number stands before `at`: the dot of "1. 23个部门" belongs to the item. */
function startsItem(text: string, at: number): boolean {
  return /^\d{1,3}$/u.test(text.slice(0, at).trim());
}

/** Dashes lost between years, `?` for a lost ·, — or space. */
function restoreMarks(line: Line): void {
  line.replace(/\?{3,}/gu, () => " ");
  // A full stop typed half width ends a sentence all the same, and sentences are what everything later is cut by.
  line.replace(/(?<=[\p{Script=Han}”》)）%])\.(?=[\p{Script=Han}\d“《(（]|$)/gu, () => "。");
  line.replace(/(?<!\d)((?:19|20)\d{2})((?:19|20)\d{2})(?=年)/gu, ([both, from = "", to = ""]) =>
    Number(to) > Number(from) && Number(to) - Number(from) <= 30 ? `${from}-${to}` : both,
  );
  line.replace(/(?<=(?:19|20)\d{2}年?)\?(?=(?:19|20)\d{2}年)/gu, () => "-");
  line.replace(/[“《][^“”《》。?]{1,60}\?[^“”《》。?]{1,60}[”》]/gu, ([quoted]) => {
    const isQuestion = questionWords.test(quoted) || !new RegExp(String.raw`${han}\?${han}`, "u").test(quoted);
    return isQuestion ? quoted : quoted.replace("?", "·");
  });
}

/** Characters that simplified text never has (全麵, 發展); all of them where the whole text is traditional. */
function simplify(line: Line, traditional: boolean): void {
  if (traditional) {
    const simplified = toSimplified(line.text);
    if (simplified.length === line.text.length) line.text = simplified;
  }
  line.replace(misconvertedWords, ([word]) => misconverted[word] ?? word);
  line.replace(/\p{Script=Han}/gu, ([character]) =>
    simplifiedHan.has(character) || character.length > 1 ? character : toSimplified(character),
  );
}

function isTraditional(lines: readonly Line[]): boolean {
  let [all, foreign] = [0, 0];
  for (const { text } of lines) {
    for (const [character] of text.matchAll(/\p{Script=Han}/gu)) {
      all++;
      if (!simplifiedHan.has(character) && toSimplified(character) !== character) foreign++;
    }
  }
  return foreign > traditionalShare * all;
}

/** The Chinese characters of GB 2312, which simplified print keeps to but for rare names: those are left alone. */
function gb2312Han(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(new TextDecoder("gb18030").decode(Uint8Array.from(bytes)));
}

function codePoint(entityText: string): string {
  const number = /^&#(x?)([\da-f]+);$/iu.exec(entityText);
  if (number === null) return entityText;
  const code = Number.parseInt(number[2] ?? "", number[1] ? 16 : 10);
  return code > 0x1f && code < 0x11_0000 && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "";
}
