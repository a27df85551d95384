import { isNumbered } from "../corpus/markers.ts";
import type { Line } from "./report.ts";

const longestTitle = 70;
const genre =
  /(?:法治政府|依法行政|法治建设|法治工作|政府工作|工作|年度|自查).*(?:报告|总结|情况|要点)|报告(?:[(（].{1,12}[)）])?$|(?:通知|要点|方案|通报)$|(?:解读|图解|一图读懂|答记者问)/u;
const organ = /(?:人民政府(?:办公室|办公厅)?|[市县区省]|局|厅|委员会|委|管委会|管理委员会|街道办事处|乡|镇)$/u;
const unfinished = /(?:关于|的|建设|情况|及|和|、|年度?|推进|工作|法治|政府|年)$/u;
const wholeTitle = /(?:报告|总结|情况|解读)(?:[(（].{1,12}[)）])?$/u;

/**
 * The lines that print the title, in order; empty when the report prints none. A title stands before the first
 * sentence, names the genre and holds no 。; it may be split over lines: the organ on one, the matter on the next.
 * `called` is what the file calls itself: of a text of another genre the line is the title that it is called by.
 */
export function findTitleLines(lines: readonly Line[], called = ""): Line[] {
  const head = headLines(lines);
  const at = titleIndex(head);
  if (at < 0) {
    const split = splitTitle(head);
    if (split.length > 0) return split;
    const known = calledSo(head, called);
    return known.length > 0 ? known : titleOfRules(head);
  }
  return [...before(head, at), ...(head[at] ? [head[at]] : []), ...after(head, at)];
}

/** The title's words: split lines joined, repetitions once. */
export function titleText(lines: readonly Line[]): string | null {
  const texts = [...new Set(lines.map((line) => line.text))];
  return texts.length === 0 ? null : texts.join("");
}

function headLines(lines: readonly Line[]): Line[] {
  const firstProse = lines.findIndex(
    ({ text }) => text.length > longestTitle || /[。:;]$/u.test(text) || isNumbered(text),
  );
  return lines.slice(0, firstProse < 0 ? lines.length : firstProse);
}

/** The first line that names the genre; a line that only begins with 和… goes on from the one above. */
function titleIndex(head: readonly Line[]): number {
  const at = head.findIndex((line) => genre.test(line.text));
  const next = head[at + 1];
  return next !== undefined && at >= 0 && /^(?:和|及|与)/u.test(next.text) && wholeTitle.test(next.text) ? at + 1 : at;
}

/** Lines above that the title goes on from: 登封市人民政府 / 关于2023年…的报告. */
function before(head: readonly Line[], at: number): Line[] {
  const above = head[at - 1];
  const title = head[at]?.text ?? "";
  if (above === undefined || title.includes(above.text)) return [];
  if (genre.test(above.text) && !/^(?:和|及|与|的|、)/u.test(title)) return [];
  const goesOn =
    unfinished.test(above.text) ||
    /^(?:和|及|与|的|、)/u.test(title) ||
    (organ.test(above.text) && /^(?:关于|\d{4}年|二[〇○零])/u.test(title));
  return goesOn && above.text.length <= 30 ? [...before(head, at - 1), above] : [];
}

/** Lines below that the title goes on with: …法治政府建设 / 情况的报告; and the same title printed again. */
function after(head: readonly Line[], at: number): Line[] {
  const [title, below] = [head[at], head[at + 1]];
  if (title === undefined || below === undefined) return [];
  if (below.text === title.text) return [below, ...after(head, at + 1)];
  // 《…报告》 / 政策解读: the second line says what the first one is only the subject of.
  const isSubject = /》$/u.test(title.text) && /^.{0,6}解读$/u.test(below.text);
  const goesOn = isSubject || (unfinished.test(title.text) && below.text.length <= 30 && wholeTitle.test(below.text));
  return goesOn ? [below] : [];
}

function calledSo(head: readonly Line[], called: string): Line[] {
  const bare = (text: string): string => text.replace(/\s+/gu, "");
  const line = head.find(
    ({ text, marked }) => bare(text).length >= 8 && (bare(called).includes(bare(text)) || marked === 1),
  );
  return line === undefined ? [] : [line];
}

/** A first line that calls itself a law or rules: 南京市…办法. */
function titleOfRules([first]: readonly Line[]): Line[] {
  return first !== undefined && /^.{4,50}(?:法|条例|办法|规定|细则|规则|决定|决议)$/u.test(first.text) ? [first] : [];
}

function splitTitle(head: readonly Line[]): Line[] {
  for (const [at, line] of head.entries()) {
    const parts = [line, head[at + 1], head[at + 2]].filter((part) => part !== undefined);
    for (const count of [2, 3]) {
      const taken = parts.slice(0, count);
      if (taken.length === count && genre.test(taken.map(({ text }) => text).join(""))) return taken;
    }
  }
  return [];
}
