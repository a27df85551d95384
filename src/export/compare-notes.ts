import type { CompareAnswer } from "../search/contract.ts";
import words from "./compare-notes.json" with { type: "json" };
import { fileText, type Note } from "./table.ts";

const longestTitle = 30;

/** 免罚轻罚:各地比较; of a passage that was compared its first words. */
export function compareTitle({ query }: Pick<CompareAnswer, "query">): string {
  const line = fileText(query).replace(/\s+/gu, " ").trim();
  const short = [...line].slice(0, longestTitle).join("");
  return `${short}${short === line ? "" : "…"}:各地比较`;
}

/** What was asked and understood, how it turned out, and what the words of the table mean. */
export function compareNotes(
  { query, understood, rows, summary, comparable }: CompareAnswer,
  { madeAt, figureColumns }: { madeAt: Date; figureColumns: number },
): Note[] {
  const reports = rows.filter(({ status }) => status !== "no-report").length;
  const { present, related, absent, noReport } = summary;
  const hidden = comparable.total.value - figureColumns;
  const results: [string, string | undefined][] = [
    ["所问", query],
    ["制表日期", dateOf(madeAt)],
    ["结果", `比较了 ${reports} 份报告:有 ${present},相近 ${related},未见 ${absent};无报告的地区 ${noReport}。`],
    ["理解为举措", understood?.concepts.join("、")],
    ["已更正", understood?.corrections.join(",")],
    ["当作条件", understood?.filters.map(({ text }) => text).join("、")],
  ];
  const asked = results
    .filter(([, text]) => text !== undefined && text !== "")
    .map(([name, text = ""]): Note => ({ name, text: fileText(text), about: "result" }));
  return [
    ...asked,
    ...readingNotes,
    ...(hidden > 0 ? [{ ...figuresElsewhere, text: `另有 ${hidden} 种数只列在“数据”栏。` }] : []),
  ];
}

const figuresElsewhere: Note = { name: "其余数据", text: "", about: "reading" };
const readingNotes = words.map((note): Note => ({ ...note, about: "reading" }));

/** 2024年1月5日, where the machine is. */
function dateOf(date: Date): string {
  return `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`;
}
