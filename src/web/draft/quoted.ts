import { citationOf } from "../../corpus/cite.ts";
import { sectionMarks } from "../../corpus/words.ts";
import type { Document, Passage } from "../asking/answers.ts";
import type { Kept } from "./basket.ts";

/** The words of a passage and where they stand, as they go into a paper; a plan is marked as one. */
export function quotedOf(passage: Passage, document: Document): string {
  return quotedOfKept({ ...passage, citation: citationOf({ passage, document }) });
}

/** The same of a passage that is kept. */
export function quotedOfKept({ text, section, citation }: Pick<Kept, "text" | "section" | "citation">): string {
  return `“${text.trim()}”${sectionMarks[section] ?? ""}\n——${citation}`;
}

/** All of them, numbered, each with its note above it. */
export function allQuoted(title: string, items: readonly Kept[]): string {
  const quotations = items.map((item, at) =>
    [item.note.trim(), `[${at + 1}] ${quotedOfKept(item)}`].filter((part) => part !== "").join("\n"),
  );
  return [title.trim(), ...quotations].filter((part) => part !== "").join("\n\n");
}
