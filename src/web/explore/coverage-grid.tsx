import { useMemo } from "react";
import type { useView } from "../address/use-view.ts";
import type { CoverageAnswer } from "../asking/answers.ts";
import { Nothing } from "../elements/answered.tsx";
import { CopyTableButton } from "../elements/copy-button.tsx";
import { VerdictLegend } from "../elements/verdict-cell.tsx";
import { VerdictGrid } from "../elements/verdict-grid.tsx";
import { type CoverageState, copiedTable, gridColumns, gridRows, placesOf, type Spread } from "./coverage-rows.ts";
import { useOpenedCell } from "./opened-cell.ts";
import { VerdictPanel } from "./verdict-panel.tsx";

interface CoverageGridProps {
  found: CoverageAnswer;
  spreads: readonly Spread[];
  state: CoverageState;
  change: ReturnType<typeof useView<"coverage">>[1];
}

/** The grid of measures and reports, with the cell that is open beside it. */
export function CoverageGrid({ found, spreads, state, change }: CoverageGridProps) {
  const columns = useMemo(() => gridColumns(found), [found]);
  const rows = useMemo(() => gridRows(spreads), [spreads]);
  const place = useMemo(() => placesOf(found), [found]);
  const { opened, open, close, wasPressed } = useOpenedCell(state.cell, change);
  const spread = spreads.find(({ id }) => id === opened?.row);
  const at = columns.findIndex(({ key }) => key === opened?.column);
  const [report, verdict] = [found.rows[at], spread?.cells[at]];
  if (rows.length === 0) return <Nothing title="这些举措各地都没有写到">取消“只看有人有的”可看全部。</Nothing>;
  return (
    <>
      <div className="grid-under">
        <VerdictLegend />
        <CopyTableButton make={() => copiedTable(found, spreads)} />
      </div>
      <div className={verdict ? "beside-place beside-open" : "beside-place"}>
        <VerdictGrid
          name="各报告写到的举措"
          corner="举措(有的地区数/有报告的地区数)"
          columns={columns}
          rows={rows}
          opened={opened}
          open={open}
        />
        {spread && report && verdict && (
          <VerdictPanel
            title={`${spread.name}:${place(report.region)}${report.year === null ? "" : `${report.year}年`}`}
            concept={spread.name}
            verdict={verdict}
            region={place(report.region)}
            documentId={report.document?.id}
            takesFocus={wasPressed}
            close={close}
          />
        )}
      </div>
    </>
  );
}
