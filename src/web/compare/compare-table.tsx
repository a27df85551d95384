import { memo, useMemo } from "react";
import type { CompareAnswer, CompareRow } from "../asking/answers.ts";
import type { CompareState } from "./compare-request.ts";
import { EmptyRow } from "./empty-row.tsx";
import { noReportWords } from "./no-report-words.ts";
import { ReportRow } from "./report-row.tsx";
import { figuresByRow, keyOf, type RowFigure } from "./row-figures.ts";

interface CompareTableProps {
  found: CompareAnswer;
  /** Those that are drawn by now. */
  rows: readonly CompareRow[];
  isShown: (row: CompareRow) => boolean;
  state: CompareState;
}

const none: readonly RowFigure[] = [];

/** A row for each report, in the order of the answer; it is laid out to fit, so that nothing has to be scrolled sideways. */
export function CompareTable({ found, rows, isShown, state }: CompareTableProps) {
  const figures = useMemo(() => figuresByRow(found), [found]);
  return (
    <table className="compare-table">
      <caption className="hidden">各地比较</caption>
      <thead>
        <tr>
          <th scope="col">地区、年度</th>
          <th scope="col">结论</th>
          <th scope="col">当地叫法</th>
          <th scope="col">原文</th>
          <th scope="col">数据</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // Rows that are not asked for stay in the table unseen: to make them again takes longer than a person waits.
          <tr key={keyOf(row)} hidden={!isShown(row)} data-status={row.status}>
            <RowCells
              row={row}
              figures={figures.get(at) ?? none}
              emptyWords={row.status === "no-report" ? noReportWords(row, state, found.understood) : ""}
            />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface RowCellsProps {
  row: CompareRow;
  figures: readonly RowFigure[];
  emptyWords: string;
}

const RowCells = memo(function RowCells({ row, figures, emptyWords }: RowCellsProps) {
  if (row.passages.length > 0) return <ReportRow row={row} figures={figures} />;
  return <EmptyRow row={row} words={emptyWords} />;
});
