import { Fragment, memo } from "react";
import { Link } from "wouter";
import { verdictWords } from "../../corpus/words.ts";
import { GridGap } from "./grid-gap.tsx";
import type { GridPlace } from "./grid-place.ts";
import type { Drawn } from "./use-grid-window.ts";
import { shortOf } from "./verdict-cell.tsx";
import type { GridColumn, GridRow } from "./verdict-grid.tsx";

interface GridRowLineProps {
  row: GridRow;
  index: number;
  /** The room left out above it, in pixels. */
  gap: number;
  across: Drawn;
  columns: readonly GridColumn[];
  /** Where in it the focus is or would go. */
  activeColumn: number | undefined;
  openedColumn: string | undefined;
  enter: (place: GridPlace) => void;
}

/** One row of verdicts, or a heading over the rows below it. */
export const GridRowLine = memo(function GridRowLine(props: GridRowLineProps) {
  const { row, index, gap } = props;
  return (
    <>
      {gap > 0 && <GridGap height={gap} />}
      <tr aria-rowindex={index + 2} className={row.kind === "heading" ? "grid-heading" : "grid-line"}>
        {row.kind === "heading" ? (
          <>
            <th scope="rowgroup" className="grid-lead">
              {row.name}
            </th>
            <td role="presentation" colSpan={Math.max(1, props.across.items.length + 1)} />
          </>
        ) : (
          <Cells {...props} row={row} />
        )}
      </tr>
    </>
  );
});

function Cells(props: GridRowLineProps & { row: Extract<GridRow, { kind: "verdicts" }> }) {
  const { row, index, across, columns, activeColumn, openedColumn, enter } = props;
  return (
    <>
      <th scope="row" className="grid-lead" aria-colindex={1}>
        <span className="grid-lead-line">
          <Link
            href={row.href}
            tabIndex={activeColumn === 0 ? 0 : -1}
            data-place={`${index} 0`}
            onFocus={() => enter({ row: index, column: 0 })}
          >
            {row.name}
          </Link>
          <span className="grid-note">{row.note}</span>
        </span>
      </th>
      {across.items.map(({ index: at, gap }) => {
        const [verdict, column] = [row.cells[at], columns[at]];
        return verdict === undefined || column === undefined ? null : (
          <Fragment key={column.key}>
            {gap > 0 && <td role="presentation" />}
            <td
              // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a table that the arrow keys move in
              role="gridcell"
              aria-colindex={at + 2}
              aria-selected={openedColumn === column.key}
              className={`grid-cell status-${verdict.status}`}
              tabIndex={activeColumn === at + 1 ? 0 : -1}
              data-place={`${index} ${at + 1}`}
              title={verdictWords(verdict)}
              onFocus={() => enter({ row: index, column: at + 1 })}
            >
              {shortOf(verdict)}
            </td>
          </Fragment>
        );
      })}
      <td role="presentation" />
    </>
  );
}
