import type { CompareAnswer, Status } from "../search/contract.ts";
import { fileText, type Table } from "./table.ts";

/** The verdicts in Chinese. */
export const statusNames: Record<Status, string> = {
  present: "有",
  related: "相近",
  absent: "未见",
  "no-report": "无报告",
};

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
): Table["notes"] {
  const reports = rows.filter(({ status }) => status !== "no-report").length;
  const { present, related, absent, noReport } = summary;
  const hidden = comparable.total.value - figureColumns;
  const notes: [string, string | undefined][] = [
    ["所问", query],
    ["制表日期", dateOf(madeAt)],
    [
      "结果",
      `比较了 ${reports} 份报告(地区和年度):有 ${present},相近 ${related},未见 ${absent};无报告的地区 ${noReport}。`,
    ],
    ["理解为举措", understood?.concepts.join("、")],
    ["已更正", understood?.corrections.join(",")],
    ["当作条件", understood?.filters.map(({ text }) => text).join("、")],
    ["有", "报告写明已经做了这项举措(可能用别的名称)。"],
    ["相近", "报告里只有相近的做法,或只写在打算、不足里;〔仅见于计划〕〔仅见于不足〕的不是已经做的事。"],
    ["未见", "逐段看过这份报告,没有达到标准的段落;不等于当地没有做。"],
    ["无报告", "库里没有这个地区的报告,无从得知。"],
    [
      "原文",
      "报告原句,一字未改;每段之后是出处,方括号里的是段落号码。标〔相近〕〔打算,非已做〕〔不足〕的段落不是“有”的依据。引用前请按出处核对。",
    ],
    [
      "数据",
      `只列与所问有关的数,按报告所印;〔〕里是换算、增降、约数和时间。数的是同一样东西才放进同一列,拿不准的分开。${
        hidden > 0 ? `另有 ${hidden} 种数只列在“数据”栏。` : ""
      }`,
    ],
    ["可信度", "最好的一段确实在讲所问之事的概率,0–1。"],
  ];
  return notes
    .filter(([, text]) => text !== undefined && text !== "")
    .map(([name, text = ""]) => ({ name, text: fileText(text) }));
}

/** 2024年1月5日, where the machine is. */
function dateOf(date: Date): string {
  return `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`;
}
