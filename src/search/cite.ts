import type { Document } from "../corpus/document.ts";
import type { Passage } from "../corpus/passage.ts";
import { fullName } from "./filter.ts";

/** Where a passage stands: title, region and year, headings, date, address, passage id, as one line. */
export function sourceOf({ passage, document }: { passage: Passage; document: Document }): string {
  return lineOf([...nameOf(document), passage.headings.join(" › "), ...placeOf(document), `段落 ${passage.id}`]);
}

/** The same of a report as a whole. */
export function sourceOfDocument(document: Document): string {
  return lineOf([...nameOf(document), ...placeOf(document)]);
}

/** Which passages were to be quoted and are no longer there, as a line of a paper. */
export function missingLine(ids: readonly string[]): string {
  return `以下段落已不在库中,没有收入:${ids.join("、")}。`;
}

function nameOf({ title, label, region, year }: Document): string[] {
  // What the report does not print must not be quoted as its title.
  return [title === null ? `${label}(原文未印标题)` : `《${title}》`, `${fullName(region)}${year}年度`];
}

function placeOf({ publishDate, sourceUrl }: Document): string[] {
  return [publishDate === undefined ? "" : `${publishDate}发布`, sourceUrl ?? ""];
}

function lineOf(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(",");
}
