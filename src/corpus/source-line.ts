import type { Document } from "./document.ts";
import type { Passage } from "./passage.ts";
import { fullName } from "./region.ts";

/** What a citation of a report is made from. */
export type CitedDocument = Pick<Document, "title" | "label" | "region" | "year"> & {
  publishDate?: string | undefined;
  sourceUrl?: string | undefined;
};

/** A passage with the report it stands in. */
export interface Cited {
  passage: Pick<Passage, "id" | "headings">;
  document: CitedDocument;
}

/** Where a passage stands, for a paper: title, region and year, headings, date, address. */
export function citationOf({
  passage,
  document,
}: {
  passage: Pick<Passage, "headings">;
  document: CitedDocument;
}): string {
  return lineOf([...nameOf(document), passage.headings.join(" › "), ...placeOf(document)]);
}

/** The same of a report as a whole. */
export function citationOfDocument(document: CitedDocument): string {
  return lineOf([...nameOf(document), ...placeOf(document)]);
}

/** That of a passage with its id: for files that somebody may check against the library. */
export function sourceOf(cited: Cited): string {
  return `${citationOf(cited)},段落 ${cited.passage.id}`;
}

/** Which passages were to be quoted and are no longer there, as a line of a paper. */
export function missingLine(ids: readonly string[]): string {
  return `以下段落已不在库中,没有收入:${ids.join("、")}。`;
}

function nameOf({ title, label, region, year }: CitedDocument): string[] {
  // What the report does not print must not be quoted as its title.
  return [title === null ? `${label}(原文未印标题)` : `《${title}》`, `${fullName(region)}${year}年度`];
}

function placeOf({ publishDate, sourceUrl }: CitedDocument): string[] {
  return [publishDate === undefined ? "" : `${publishDate}发布`, sourceUrl ?? ""];
}

function lineOf(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(",");
}
