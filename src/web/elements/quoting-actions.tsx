import { Link } from "wouter";
import { reportAddress } from "../address/views.ts";
import type { Document, Passage } from "../asking/answers.ts";
import { BasketButton } from "../draft/basket-button.tsx";
import { quotedOf } from "../draft/quoted.ts";
import { CopyQuoted } from "./copy-button.tsx";

/** What one does with a passage wherever it is shown: copy it with its source, keep it, read on in its report. */
export function QuotingActions({ passage, document }: { passage: Passage; document: Document }) {
  return (
    <>
      <CopyQuoted make={() => quotedOf(passage, document)} />
      <BasketButton passage={passage} document={document} />
      <Link className="quiet" href={reportAddress(document.id, passage.id)}>
        在报告中打开
      </Link>
    </>
  );
}
