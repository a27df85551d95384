import { memo, useState } from "react";
import { citationOf } from "../../corpus/cite.ts";
import type { Hit } from "../asking/answers.ts";
import { MarkedText } from "../elements/marked-text.tsx";
import { QuotingActions } from "../elements/quoting-actions.tsx";
import { SectionMark } from "../elements/status-mark.tsx";

interface RowPassageProps {
  hit: Hit;
  /** How the figures of the row refer to it, e.g. `[2]`. */
  number: string;
  /** The verdict does not rest on it. */
  isNear: boolean;
}

/** Longer passages are shortened to some lines, unless what was asked for would be out of sight. */
const shortCharacters = 130;
const inSightCharacters = 90;

/** A passage in a row: its words, the first lines of a long one, where it stands, and what can be done with it. */
export const RowPassage = memo(function RowPassage({ hit, number, isNear }: RowPassageProps) {
  const { passage, document, highlights } = hit;
  const text = passage.text.trimEnd();
  const isLong = text.length > shortCharacters;
  const [isOpen, setOpen] = useState((highlights[0]?.start ?? 0) > inSightCharacters);
  return (
    <div className="row-passage" data-passage={passage.id}>
      <blockquote className={isLong && !isOpen ? "row-text row-text-short" : "row-text"}>
        {number !== "" && `${number} `}
        <SectionMark section={passage.section} isNear={isNear} />
        <MarkedText text={text} spans={highlights} />
      </blockquote>
      <p className="source">{citationOf(hit)}</p>
      <div className="passage-actions">
        {isLong && (
          <button type="button" className="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? "收起" : "展开"}
          </button>
        )}
        <QuotingActions passage={passage} document={document} />
      </div>
    </div>
  );
});
