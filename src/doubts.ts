import type { Document } from "./corpus/document.ts";
import { doubtfulEvidence } from "./describe.ts";
import type { PassageIndex } from "./index/passage-index.ts";
import type { DoubtfulDocument, FieldDoubt } from "./serve/intake.ts";

/** The documents of which a field was read from weak evidence, the latest first, each with what is to be confirmed. */
export function doubtfulDocuments(index: Pick<PassageIndex, "documents" | "document">): DoubtfulDocument[] {
  return [...index.documents()].reverse().flatMap((document) => {
    const evidence = index.document(document.id)?.evidence ?? [];
    const doubts = doubtfulEvidence(evidence).map(
      (doubt): FieldDoubt => ({ ...doubt, value: confirmedBy(document, doubt) }),
    );
    return doubts.length > 0 ? [{ document, doubts }] : [];
  });
}

/** What confirms the field when it is given. */
function confirmedBy(document: Document, { field }: Pick<FieldDoubt, "field">): string | number {
  if (field === "region") return document.region.code;
  return field === "year" ? document.year : (document.publishDate ?? "");
}
