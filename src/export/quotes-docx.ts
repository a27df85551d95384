import type { Paragraph } from "docx";
import { missingLine } from "../corpus/source-line.ts";
import { sectionMarks } from "../corpus/words.ts";
import { body, heading, quoteBlock, sourceItem, title } from "./docx-look.ts";
import { paper } from "./docx-paper.ts";
import { fileText } from "./table.ts";

/** Quotations as a paper, with what stands at the end. */
export interface QuotePaper {
  title: string;
  passages: readonly { citation: string; text: string; source: string; mark?: string; note?: string }[];
  sources: readonly { source: string; citations: readonly string[] }[];
  /** Ids of passages that were asked for and are gone. */
  missing: readonly string[];
  /** The same paper as Markdown, in which reports are fenced. */
  markdown: string;
}

const howToRead = `引文一字未改。标${sectionMarks.plan}${sectionMarks.shortcoming}的不是已经做到的事。引用前请按出处核对。`;

/** The person's notes as text, each quotation with number and source below, then the reports that are quoted. */
export function quotesDocxOf({ title: name, passages, sources, missing }: QuotePaper): Promise<Buffer> {
  const gone = missing.length === 0 ? [] : [body(fileText(missingLine(missing)))];
  return paper(fileText(name), [
    title(fileText(name)),
    ...passages.flatMap(quotationOf),
    heading("引文来源"),
    ...sources.map(({ source, citations }, at) => sourceItem(`${at + 1}. ${fileText(source)} ${citations.join("")}`)),
    heading("说明"),
    body(howToRead),
    ...gone,
  ]);
}

function quotationOf({ citation, text, source, mark = "", note = "" }: QuotePaper["passages"][number]): Paragraph[] {
  const lines = fileText(note)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return [
    ...lines.map((line) => body(line, { keepNext: true })),
    ...quoteBlock(`${citation} ${mark}${fileText(text).trimEnd()}`, `出处:${fileText(source)}`),
  ];
}
