import { memo, type ReactNode } from "react";
import { Link } from "wouter";
import { citationOf } from "../../corpus/cite.ts";
import { sectionMarks } from "../../corpus/words.ts";
import { reportAddress } from "../address/views.ts";
import type { Document, Passage } from "../asking/answers.ts";
import { BasketButton } from "../draft/basket-button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { FigureList } from "./figure-list.tsx";
import { MarkedText } from "./marked-text.tsx";
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
        <CopyButton
          name="复制(带出处)"
          said="已复制原文和出处。"
          make={() => ({ text: quotedOf(passage, document) })}
        />
        <BasketButton passage={passage} document={document} />
        <Link className="quiet" href={reportAddress(document.id, passage.id)}>
          在报告中打开
        </Link>
        {actions}
      </div>
      {children}
    </div>
  );
});

/** The words of a passage and where they stand, as they go into a paper; a plan is marked as one. */
export function quotedOf(passage: Passage, document: Document): string {
  return `“${passage.text.trim()}”${sectionMarks[passage.section] ?? ""}\n——${citationOf({ passage, document })}`;
}
