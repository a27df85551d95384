import { memo, type ReactNode } from "react";
import type { Document, Passage } from "../asking/answers.ts";
import { FigureList } from "./figure-list.tsx";
import { MarkedText } from "./marked-text.tsx";
import { QuotingActions } from "./quoting-actions.tsx";
import { SectionMark } from "./status-mark.tsx";

interface PassageBlockProps {
  passage: Passage;
  document: Document;
  /** UTF-16 units of the passage's text. */
  marks?: readonly { start: number; end: number }[];
  /** Further things to do with it. */
  actions?: ReactNode;
  /** What stands under it when asked for. */
  children?: ReactNode;
}

const noMarks: readonly { start: number; end: number }[] = [];

/** A passage as a person quotes it: where it stands, its words, its figures, and what can be done with it. */
export const PassageBlock = memo(function PassageBlock(props: PassageBlockProps) {
  const { passage, document, marks = noMarks, actions, children } = props;
  return (
    <div className="passage" data-passage={passage.id}>
      <p className="passage-place">
        <SectionMark section={passage.section} />
        <span>{document.year}年</span>
        <span>{passage.headings.length > 0 ? passage.headings.join(" › ") : document.label}</span>
      </p>
      <blockquote className="passage-text">
        <MarkedText text={passage.text.trimEnd()} spans={marks} />
      </blockquote>
      <FigureList figures={passage.figures} />
      <div className="passage-actions">
        <QuotingActions passage={passage} document={document} />
        {actions}
      </div>
      {children}
    </div>
  );
});
