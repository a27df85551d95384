import { Fragment, memo } from "react";
import type { Drawn, GridMeasures } from "./use-grid-window.ts";
import type { GridColumn } from "./verdict-grid.tsx";

interface GridHeadProps {
  corner: string;
  columns: readonly GridColumn[];
  across: Drawn;
  measures: GridMeasures;
}

/** What stands over the columns; it also gives them their widths. */
export const GridHead = memo(function GridHead({ corner, columns, across, measures }: GridHeadProps) {
  return (
    <thead>
      <tr aria-rowindex={1} style={{ height: measures.head }}>
        <th scope="col" className="grid-corner" style={{ width: measures.lead }}>
          {corner}
        </th>
        {across.items.map(({ index, gap }) => {
          const column = columns[index];
          return column === undefined ? null : (
            <Fragment key={column.key}>
              {gap > 0 && <td role="presentation" style={{ width: gap }} />}
              <th scope="col" aria-colindex={index + 2} className="grid-over" style={{ width: measures.column }}>
                <span className="grid-over-name">{column.name}</span>
                {column.under && <span className="grid-over-under">{column.under}</span>}
                {column.count && <span className="grid-over-count">{column.count}</span>}
              </th>
            </Fragment>
          );
        })}
        {/* Takes what is left, so that no column grows beyond its width. */}
        <td role="presentation" style={{ width: across.gap > 0 ? across.gap : "auto" }} />
      </tr>
    </thead>
  );
});
