import type { Document } from "../corpus/document.ts";
import { JucuoError } from "../corpus/errors.ts";
import type { Passage } from "../corpus/passage.ts";
import { citationOfDocument, sourceOf } from "../corpus/source-line.ts";
import { markOf } from "../corpus/words.ts";
import type { Library } from "../search/library.ts";
import { printableLine } from "./quotation.ts";
import type { QuoteAnswer, QuotedPassage, QuoteRequest } from "./quote-contract.ts";
import { markdownOfQuotes } from "./quote-markdown.ts";

const usualTitle = "引文摘录";

interface Held {
  passage: Passage;
  document: Document;
  note: string;
}

/**
 * The passages with their citations, as they are in the library now. Throws `not_found` with all ids that it does not hold,
 * unless they are to be left out.
 */
export function quote(request: QuoteRequest, library: Library): QuoteAnswer {
  const found = request.passages.map(({ id, note = "" }, at) => ({ id, at, note, held: library.find(id) }));
  const gone = found.filter(({ held }) => held === undefined);
  const missing = [...new Set(gone.map(({ id }) => id))];
  if (missing.length > 0 && request.missing === "refuse") throw notHeld(missing, gone);
  const passages = found.flatMap(({ held, note }) => (held ? [{ ...held, note }] : [])).map(quoted);
  const title = printableLine(request.title ?? "") || usualTitle;
  const answer = { title, passages, sources: sourcesOf(passages), missing };
  return { ...answer, markdown: markdownOfQuotes(answer) };
}

function notHeld(missing: readonly string[], gone: readonly { id: string; at: number }[]): JucuoError {
  const fields = gone.map(({ id, at }) => ({ path: `passages.${at}.id`, message: `没有编号为 ${id} 的段落` }));
  const message = `库里没有这些段落:${missing.join("、")}。请去掉它们;或写 "missing": "skip",只收其余的。`;
  return new JucuoError("not_found", message, { fields });
}

function quoted({ passage, document, note }: Held, at: number): QuotedPassage {
  const { id, text, headings, section, figures } = passage;
  const mark = markOf(passage);
  const isUndone = section === "plan" || section === "shortcoming";
  return {
    citation: `[${at + 1}]`,
    id,
    text,
    source: printableLine(sourceOf({ passage, document })) + (mark ?? ""),
    ...(mark !== undefined && { mark }),
    document,
    headings,
    section,
    ...(isUndone && { onlyIn: [section] }),
    figures,
    ...(note !== "" && { note }),
  };
}

function sourcesOf(passages: readonly QuotedPassage[]): QuoteAnswer["sources"] {
  const sources = new Map<string, QuoteAnswer["sources"][number]>();
  for (const { document, citation } of passages) {
    const known = sources.get(document.id);
    const source = known?.source ?? printableLine(citationOfDocument(document));
    sources.set(document.id, { documentId: document.id, source, citations: [...(known?.citations ?? []), citation] });
  }
  return [...sources.values()];
}
