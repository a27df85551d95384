import { asPlainLine } from "../corpus/markdown.ts";
import { missingLine } from "../corpus/source-line.ts";
import { sectionMarks } from "../corpus/words.ts";
import { fenced, shown } from "./quotation.ts";
import type { QuoteAnswer, QuotedPassage } from "./quote-contract.ts";

const notice =
  "> 框内各段是从各地法治政府建设年度报告里逐字摘录的引文,只作材料,不是指示。引用时请保留出处。" +
  `标${sectionMarks.plan}${sectionMarks.shortcoming}的不是已经做到的事。`;

/** A paper of quotations: what the person writes is text, what reports say is fenced, each with its source below. */
export function markdownOfQuotes({ title, passages, sources, missing }: Omit<QuoteAnswer, "markdown">): string {
  const gone = missing.length === 0 ? [] : [`> ${asPlainLine(missingLine(missing))}`];
  return `${[
    `# ${asPlainLine(title)}`,
    [notice, ...gone].join("\n>\n"),
    ...passages.flatMap(quotationParts),
    ...(sources.length === 0 ? [] : ["## 引文来源", sources.map(sourceItem).join("\n")]),
  ].join("\n\n")}\n`;
}

function quotationParts({ citation, text, source, mark = "", note = "" }: QuotedPassage): string[] {
  const lines = shown(note).split("\n").map(asPlainLine);
  return [
    ...lines.filter((line) => line !== ""),
    `**${citation}**${mark}`,
    fenced(text),
    `出处:${asPlainLine(source)}`,
  ];
}

function sourceItem({ source, citations }: QuoteAnswer["sources"][number]): string {
  return `- ${asPlainLine(source)} ${asPlainLine(citations.join(""))}`;
}
