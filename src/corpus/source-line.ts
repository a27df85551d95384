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
  const { title, label, region, year, publishDate, sourceUrl } = document;
  return [
    // What the report does not print must not be quoted as its title.
    title === null ? `${label}(原文未印标题)` : `《${title}》`,
    `${fullName(region)}${year}年度`,
    passage.headings.join(" › "),
    publishDate === undefined ? "" : `${publishDate}发布`,
    sourceUrl ?? "",
  ]
    .filter((part) => part !== "")
    .join(",");
}

/** The same, with the passage's id: for files that somebody may check against the library. */
export function sourceOf(cited: Cited): string {
  return `${citationOf(cited)},段落 ${cited.passage.id}`;
}
