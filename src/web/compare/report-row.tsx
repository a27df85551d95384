import { figureWords } from "../../corpus/figure-words.ts";
import type { CompareRow } from "../asking/answers.ts";
import { StatusMark } from "../elements/status-mark.tsx";
import { type RowFigure, referenceTo } from "./row-figures.ts";
import { RowHead } from "./row-head.tsx";
import { RowPassage } from "./row-passage.tsx";

/** About how high a shortened passage is. */
const passageRem = 10;

/** What one report says: the verdict, its own words for the measure, the passages, the figures. */
export function ReportRow({ row, figures }: { row: CompareRow; figures: readonly RowFigure[] }) {
  const { status, onlyIn, calledHere, passages, restsOn } = row;
  return (
    <>
      <RowHead row={row} />
      <td data-label="结论">
        <StatusMark status={status} onlyIn={onlyIn} />
      </td>
      <td data-label="当地叫法">{calledHere.join("、") || <span className="row-none">—</span>}</td>
      <td data-label="原文">
        <div className="row-passages" style={{ containIntrinsicBlockSize: `auto ${passages.length * passageRem}rem` }}>
          {passages.map((hit) => (
            <RowPassage
              key={hit.passage.id}
              hit={hit}
              number={referenceTo(hit.passage.id, row)}
              isNear={status === "present" && !restsOn.includes(hit.passage.id)}
            />
          ))}
        </div>
      </td>
      <td data-label="数据">
        <RowFigures row={row} figures={figures} />
      </td>
    </>
  );
}

function RowFigures({ row, figures }: { row: CompareRow; figures: readonly RowFigure[] }) {
  if (figures.length === 0) return <span className="row-none">—</span>;
  return (
    <ul className="row-figures">
      {figures.map((figure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a passage may give the same figure twice
        <li key={at}>
          {figure.what} <b>{figureWords(figure)}</b>
          {referenceTo(figure.passageId, row)}
        </li>
      ))}
    </ul>
  );
}
