import { memo, useState } from "react";
import { Link } from "wouter";
import { addressOf } from "../address/views.ts";
import type { Document, Passage } from "../asking/answers.ts";
import { BasketButton } from "../draft/basket-button.tsx";
import { quotedOf } from "../draft/quoted.ts";
import { CopyQuoted } from "../elements/copy-button.tsx";
import { SimilarPanel } from "../elements/similar-panel.tsx";
import { SectionMark } from "../elements/status-mark.tsx";

interface ReportTextProps {
  document: Document;
  passages: readonly Passage[];
  names: ReadonlyMap<string, string>;
  /** The passage one came for. */
  here: string;
  /** The measure whose passages are marked. */
  concept: string;
}

/** The whole report in reading order. All of it is in the page, so that the browser's own search finds it and it prints. */
export const ReportText = memo(function ReportText({ document, passages, names, here, concept }: ReportTextProps) {
  return (
    <article className="sheet report-text" aria-label="报告全文">
      {passages.map((passage) =>
        passage.role === "text" ? (
          <ReportPassage
            key={passage.id}
            passage={passage}
            document={document}
            names={names}
            isHere={passage.id === here}
            told={passage.concepts.includes(concept) ? concept : ""}
          />
        ) : (
          <ReportHeading key={passage.id} passage={passage} isHere={passage.id === here} />
        ),
      )}
    </article>
  );
});

const ReportHeading = memo(function ReportHeading({ passage, isHere }: { passage: Passage; isHere: boolean }) {
  const place = { "data-passage": passage.id, tabIndex: -1, ...(isHere && { "aria-current": "location" as const }) };
  const words = passage.text.trim();
  if (passage.role === "title") {
    return (
      <p className="report-title" {...place}>
        {words}
      </p>
    );
  }
  const Heading = (["h2", "h3", "h4", "h5"] as const)[passage.headings.length - 1] ?? "h6";
  return (
    <Heading className="report-heading" {...place}>
      {words}
    </Heading>
  );
});

interface ReportPassageProps {
  passage: Passage;
  document: Document;
  names: ReadonlyMap<string, string>;
  isHere: boolean;
  /** The chosen measure where this tells of it. */
  told: string;
}

const ReportPassage = memo(function ReportPassage({ passage, document, names, isHere, told }: ReportPassageProps) {
  const [isSimilarOpen, setSimilarOpen] = useState(false);
  return (
    <section
      className={told === "" ? "report-passage" : "report-passage report-told"}
      data-passage={passage.id}
      tabIndex={-1}
      {...(isHere && { "aria-current": "location" as const })}
    >
      <p className="passage-text">
        <SectionMark section={passage.section} />
        {passage.text.trim()}
      </p>
      <PassageMeasures concepts={passage.concepts} names={names} told={told} />
      <div className="passage-actions">
        <CopyQuoted make={() => quotedOf(passage, document)} />
        <BasketButton passage={passage} document={document} />
        <button
          type="button"
          className="quiet"
          aria-expanded={isSimilarOpen}
          onClick={() => setSimilarOpen((wasOpen) => !wasOpen)}
        >
          别处的相似做法
        </button>
      </div>
      {isSimilarOpen && <SimilarPanel passageId={passage.id} />}
    </section>
  );
});

interface PassageMeasuresProps {
  concepts: readonly string[];
  names: ReadonlyMap<string, string>;
  told: string;
}

function PassageMeasures({ concepts, names, told }: PassageMeasuresProps) {
  if (concepts.length === 0) return null;
  return (
    <ul className="passage-measures" aria-label="这一段讲到的举措">
      {concepts.map((concept) => (
        <li key={concept}>
          <Link
            href={addressOf("compare", { concept })}
            {...(concept === told && { className: "passage-measure-told" })}
          >
            {names.get(concept) ?? concept}
          </Link>
        </li>
      ))}
    </ul>
  );
}
