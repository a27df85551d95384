import type { Document } from "../corpus/document.ts";
import { asPlainLine } from "../corpus/markdown.ts";
import type { Passage } from "../corpus/passage.ts";
import { fullName } from "../corpus/region.ts";
import { sectionMarks } from "../corpus/words.ts";
import type { AlsoIn, Place, Quotation } from "./retrieve-contract.ts";

// More would say nothing more and take the room of other quotations.
const mostAlsoIn = 5;

/** Where a passage stands, with the line that cites it: 江苏省连云港市 2024年 《…》 › 一、… › (三)…. */
export function placeOf({ id, headings, section }: Passage, document: Document): Place {
  // A label that stands in for a title is not put in title marks: the report does not bear it.
  const title = document.title === null ? "年度报告(原文未印标题)" : `《${document.title}》`;
  const source = printableLine([`${fullName(document.region)} ${document.year}年 ${title}`, ...headings].join(" › "));
  return { passageId: id, document, headings, section, source: source + (sectionMarks[section] ?? "") };
}

/**
 * One quotation in markdown: its citation and source, then its text in a fence that nothing in it can close. Which of
 * the questions it answers is told where there are several.
 */
export function quotationMarkdown(quotation: Quotation, questions: number): string {
  const { citation, source, text, score, status, onlyIn, passageId, alsoIn } = quotation;
  // Plans and shortcomings are marked in the source; what is near only is marked here.
  const near = status === "present" || onlyIn !== undefined ? "" : "〔相近〕";
  return [
    `**${citation}** ${asPlainLine(source)}${near}`,
    `${questions > 1 ? `${answeredLine(quotation)},` : ""}相关概率 ${score.toFixed(2)},段落编号 ${asPlainLine(passageId)}`,
    ...(alsoIn.length > 0 ? [alsoLine(alsoIn)] : []),
    "",
    fenced(text),
  ].join("\n");
}

/** Which questions it answers, and which it only comes near to: 答第 1 问;与第 3 问相近. A plan answers none. */
function answeredLine({ answers, onlyIn }: Quotation): string {
  if (onlyIn !== undefined) return `说到第 ${answers.map(({ query }) => query + 1).join("、")} 问`;
  const those = (wanted: Quotation["status"]): string =>
    answers.flatMap(({ query, status }) => (status === wanted ? [`${query + 1}`] : [])).join("、");
  const [present, related] = [those("present"), those("related")];
  return [present && `答第 ${present} 问`, related && `与第 ${related} 问相近`].filter(Boolean).join(";");
}

function alsoLine(others: readonly AlsoIn[]): string {
  const names = others
    .slice(0, mostAlsoIn)
    .map(({ source, isSameText }) => `${asPlainLine(source)}${isSameText ? "(同文)" : "(文字相近,数字等可能不同)"}`);
  return `另见 ${names.join(";")}${others.length > mostAlsoIn ? ` 等 ${others.length} 处` : ""}`;
}

/** A text as a code block of CommonMark (§4.5): the fence is longer than any run of its marks inside. */
export function fenced(text: string): string {
  const inside = shown(text).trimEnd();
  const runs = inside.match(/`+|~+/gu) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}text\n${inside}\n${fence}`;
}

/**
 * A text as a reader sees it: characters that turn the direction of writing, that are not seen or that steer a terminal
 * are gone, other ends of lines are line feeds, halves of characters are U+FFFD. What is left is what is seen.
 */
export function shown(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, "\n")
    .replace(/\t/gu, " ")
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/\p{Cs}/gu, "\uFFFD");
}

/** The same in one line. */
export function printableLine(text: string): string {
  return shown(text).replace(/\s+/gu, " ").trim();
}
