import { useDeferredValue, useMemo } from "react";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { statusNames } from "../../corpus/words.ts";
import { addressOf } from "../address/views.ts";
import type { CompareAnswer, CompareRow, Status } from "../asking/answers.ts";
import { Nothing } from "../elements/answered.tsx";
import { UnderstoodLine } from "../elements/understood-line.tsx";
import type { ChangeCompare, CompareState } from "./compare-request.ts";
import { CompareTable } from "./compare-table.tsx";
import { FigurePanel } from "./figure-panel.tsx";
import { PaperTitle } from "./paper-title.tsx";
import { StatusFilter } from "./status-filter.tsx";
import { TakeAway } from "./take-away.tsx";

interface ComparedProps {
  found: CompareAnswer;
  state: CompareState;
  change: ChangeCompare;
}

/** So many rows are drawn at once; a long table gets its others without holding up what one does meanwhile. */
const firstRows = 20;

/** The comparison: how it turned out, what can be done with it, and the table. */
export function Compared({ found, state, change }: ComparedProps) {
  const { rows, comparable } = found;
  const first = useMemo(() => rows.slice(0, firstRows), [rows]);
  const drawn = useDeferredValue(rows, first);
  const isShown = useShown(state.status);
  const shown = useMemo(() => rows.filter(isShown), [rows, isShown]);
  if (rows.length === 0) return <NoReports />;
  return (
    <div className="compared">
      <PaperTitle found={found} shown={shown.length} />
      {found.understood && (
        <UnderstoodLine found={{ query: found.query, understood: found.understood }} state={state} change={change} />
      )}
      <div className="compared-head">
        <StatusFilter found={found} chosen={state.status} choose={(status) => change({ status })} />
        <div className="compared-actions no-print">
          {comparable.columns.length > 0 && <FigureToggle state={state} change={change} />}
          <TakeAway found={found} shown={shown} state={state} />
        </div>
      </div>
      {state.figures !== "" && comparable.columns.length > 0 && (
        <FigurePanel found={found} state={state} change={change} />
      )}
      <CompareTable found={found} rows={drawn} isShown={isShown} state={state} />
      {shown.length === 0 && (
        <Nothing title={`没有“${state.status.map((one) => statusNames[one as Status] ?? one).join("”或“")}”的报告`}>
          <Button className="plain" onPress={() => change({ status: [] })}>
            列出全部 {rows.length} 行
          </Button>
        </Nothing>
      )}
      <p className="compared-legend">
        有:报告写明已经在做;相近:只有相近的做法,或只写在打算、不足里;未见:逐段看过报告,没有达到标准的段落,不等于当地没有做;无报告:库里没有,无从得知。引用前请按出处核对。
      </p>
    </div>
  );
}

function FigureToggle({ state, change }: Pick<ComparedProps, "state" | "change">) {
  const isOpen = state.figures !== "";
  return (
    <Button className="plain" aria-expanded={isOpen} onPress={() => change({ figures: isOpen ? "" : "chart" })}>
      {isOpen ? "收起数据图" : "比数据"}
    </Button>
  );
}

function NoReports() {
  return (
    <Nothing title="所选范围里没有报告">
      <p>
        请放宽上面的地区、层级或年度,或<Link href={addressOf("manage")}>收入报告</Link>后再比。
      </p>
    </Nothing>
  );
}

/** Which rows are asked for; all where nothing is chosen. */
function useShown(status: readonly string[]): (row: CompareRow) => boolean {
  return useMemo(() => (row) => status.length === 0 || status.includes(row.status), [status]);
}
