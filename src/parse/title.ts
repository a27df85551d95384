import type { Line } from "./report.ts";

const longestTitle = 60;
const genre = /(?:法治政府|依法行政|法治建设|政府工作|工作|年度).*(?:报告|总结|情况)|报告$/u;

/**
 * The lines that print the title, in order; empty when the report prints none. A title stands before the first
 * sentence, names the genre and holds no 。; it may be split over two lines, or printed twice.
 */
export function findTitleLines(lines: readonly Line[]): Line[] {
  const head = headLines(lines);
  const first = head.findIndex((line) => genre.test(line.text));
  if (first < 0) return splitTitle(head);
  const title = head[first];
  const repeated = head.slice(first + 1).filter((line) => line.text === title?.text);
  return title === undefined ? [] : [title, ...repeated];
}

/** The title's words: split lines joined, repetitions once. */
export function titleText(lines: readonly Line[]): string | null {
  const texts = [...new Set(lines.map((line) => line.text))];
  return texts.length === 0 ? null : texts.join("");
}

function headLines(lines: readonly Line[]): Line[] {
  const firstProse = lines.findIndex(
    ({ text }) => text.length > longestTitle || /[。:;]$/u.test(text) || /^[一二三四五六七八九十]+、/u.test(text),
  );
  return lines.slice(0, firstProse < 0 ? lines.length : firstProse).filter(({ text }) => text.length <= longestTitle);
}

function splitTitle(head: readonly Line[]): Line[] {
  for (const [at, line] of head.entries()) {
    const next = head[at + 1];
    if (next !== undefined && genre.test(line.text + next.text)) return [line, next];
  }
  return [];
}
