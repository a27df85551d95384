import type { Document } from "../corpus/document.ts";
import type { Figure } from "../corpus/figure.ts";
import type { SectionKind } from "../corpus/passage.ts";
import type { CompareRow } from "../search/contract.ts";

/** Passages that somebody has picked, to be quoted in this order. */
export interface QuoteRequest {
  title?: string | undefined;
  /** `note` is what the person writes above the quotation. */
  passages: readonly { id: string; note?: string | undefined }[];
  /** What is done about ids that the library does not hold (any more): refuse all, or leave them out and say so. */
  missing: "refuse" | "skip";
}

/** One of them, with all that has to stand beside it. */
export interface QuotedPassage {
  /** `[1]`, `[2]` … in the order of the answer. */
  citation: string;
  id: string;
  /** Exactly as it stands in the report. */
  text: string;
  /** The full citation in one printable line, with its mark. */
  source: string;
  /** What kind of passage it is, where it tells of no practice: 〔打算,非已做〕. */
  mark?: string;
  document: Document;
  headings: string[];
  section: SectionKind;
  /** Said as planned or as falling short: not done. */
  onlyIn?: CompareRow["onlyIn"];
  figures: Figure[];
  note?: string;
}

/** Quotations in the order asked for, each with what has to stand beside it, and the paper made of them. */
export interface QuoteAnswer {
  title: string;
  passages: QuotedPassage[];
  /** The reports that are quoted, each once, in the order in which they are. */
  sources: { documentId: string; source: string; citations: string[] }[];
  /** All of it as a paper; what reports say is fenced. */
  markdown: string;
  /** Ids of passages that were asked for and are not in the library. */
  missing: string[];
}
