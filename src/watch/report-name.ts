import type { Document } from "../corpus/document.ts";

/** The title of a report in 《》; what a report without one is called bears none, so that nobody quotes it as a title. */
export function nameOf({ title, label }: Pick<Document, "title" | "label">): string {
  return title === null ? `${label}(原文未印标题)` : `《${title}》`;
}
