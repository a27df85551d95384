import type { Document } from "./document.ts";
import type { Passage } from "./passage.ts";
import { fullName } from "./region.ts";

/** What a report is cited by. */
export type CitedDocument = Pick<Document, "title" | "label" | "region" | "year"> & {
  publishDate?: string | undefined;
  sourceUrl?: string | undefined;
};

interface Cited {
  passage: Pick<Passage, "id" | "headings">;
  document: CitedDocument;
}

/** Where a passage stands, as a paper cites it: title, region and year, headings, date, address, as one line. */
export function citationOf({
  passage,
  document,
}: Omit<Cited, "passage"> & { passage: Pick<Passage, "headings"> }): string {
  return lineOf([...nameOf(document), passage.headings.join(" › "), ...placeOf(document)]);
}

/** The same with the passage's id, for files that are checked against the library. */
export function sourceOf({ passage, document }: Cited): string {
  return lineOf([citationOf({ passage, document }), `段落 ${passage.id}`]);
}

/** The same of a report as a whole. */
export function sourceOfDocument(document: CitedDocument): string {
  return lineOf([...nameOf(document), ...placeOf(document)]);
}

/** Which passages were to be quoted and are no longer there, as a line of a paper. */
export function missingLine(ids: readonly string[]): string {
  return `以下段落已不在库中,没有收入:${ids.join("、")}。`;
}

/** The title of a report in 《》; what a report without one is called bears none, so that nobody quotes it as a title. */
export function titleOf({ title, label }: Pick<Document, "title" | "label">): string {
  return title === null ? `${label}(原文未印标题)` : `《${title}》`;
}

function nameOf({ region, year, ...called }: CitedDocument): string[] {
  return [titleOf(called), `${fullName(region)}${year}年度`];
}

function placeOf({ publishDate, sourceUrl }: CitedDocument): string[] {
  return [publishDate === undefined ? "" : `${publishDate}发布`, sourceUrl ?? ""];
}

function lineOf(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(",");
}
