import { useMemo } from "react";
import { countedWords, figureWords, timeWords } from "../../corpus/figure-words.ts";
import type { CompareAnswer } from "../asking/answers.ts";
import { BarChart } from "../elements/bar-chart.tsx";
import { WideTable } from "../elements/wide-table.tsx";
import type { ChangeCompare, CompareState } from "./compare-request.ts";
import type { RowFigure } from "./row-figures.ts";

type Column = CompareAnswer["comparable"]["columns"][number];

interface FigurePanelProps {
  found: CompareAnswer;
  state: CompareState;
  change: ChangeCompare;
}

/** One kind of figure over all reports that give it: bars, or the table behind them. */
export function FigurePanel({ found, state, change }: FigurePanelProps) {
  const { columns } = found.comparable;
  const at = state.column < columns.length ? state.column : 0;
  const column = columns[at];
  if (column === undefined) return null;
  return (
    <section className="sheet figure-panel" aria-label="比数据">
      <div className="figure-choice no-print">
        <label>
          <span className="field-name">数的是什么</span>
          <select
            className="select"
            value={at}
            onChange={({ target }) => change({ column: Number(target.value) }, { replace: true })}
          >
            {columns.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the address names a column by its place
              <option key={index} value={index}>
                {countedWords(one)} — {one.cells.length} 份报告
              </option>
            ))}
          </select>
        </label>
        <div className="toggles">
          {(["chart", "table"] as const).map((show) => (
            <button
              key={show}
              type="button"
              className="toggle"
              aria-pressed={state.figures === show}
              onClick={() => change({ figures: show }, { replace: true })}
            >
              {show === "chart" ? "图" : "表"}
            </button>
          ))}
        </div>
      </div>
      <Figures found={found} column={column} isTable={state.figures === "table"} />
    </section>
  );
}

function Figures({ found, column, isTable }: { found: CompareAnswer; column: Column; isTable: boolean }) {
  const lines = useMemo(() => linesOf(found, column), [found, column]);
  const name = countedWords(column);
  return (
    <>
      <h2>{name}</h2>
      <p className="figure-time">
        {timeSentence(column)}
        {column.cells.length === 1 && "只有一份报告有这个数,没有可比的。"}
      </p>
      {isTable ? (
        <FigureTable name={name} lines={lines} />
      ) : (
        <BarChart name={name} unit={column.unit} rows={lines.map(barOf)} />
      )}
    </>
  );
}

interface Line {
  key: string;
  region: string;
  year: number;
  figure: RowFigure;
}

function FigureTable({ name, lines }: { name: string; lines: readonly Line[] }) {
  return (
    <WideTable name={name}>
      <table>
        <thead>
          <tr>
            <th scope="col">地区</th>
            <th scope="col">报告年度</th>
            <th scope="col">报告所印</th>
            <th scope="col">数值</th>
            <th scope="col">时间</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, region, year, figure }) => (
            <tr key={key}>
              <th scope="row">{region}</th>
              <td>{year}</td>
              <td>
                {figure.what} {figureWords(figure)}
              </td>
              <td className="figure-value">
                {signed(figure).toLocaleString("zh-CN")}
                {figure.unit}
              </td>
              <td>{timeWords(figure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function linesOf({ rows }: CompareAnswer, { cells }: Column): Line[] {
  return cells.flatMap(({ row, year, values }) =>
    values.map((figure, at) => ({
      key: `${row}-${at}`,
      region: rows[row]?.region.name ?? "",
      year,
      figure,
    })),
  );
}

function barOf({ region, year, figure }: Line): { label: string; value: number; note: string } {
  return { label: `${region} ${year}年`, value: signed(figure), note: figureWords(figure) };
}

/** What has fallen is less than nought. */
function signed({ value, change }: RowFigure): number {
  return change === "down" ? -value : value;
}

function timeSentence({ period, ofYear }: Column): string {
  if (period === "cumulative") return "都是累计或截至某时的数,不是当年的数。";
  if (period === "other-year") return `说的是${ofYear ?? "别的"}年,不是报告的年度。`;
  return "各份报告年度内的数;句中未写时间的也算在内。";
}
