import { Link } from "wouter";
import { BarChart, type BarRow } from "../elements/bar-chart.tsx";
import { CopyTableButton } from "../elements/copy-button.tsx";
import { WideTable } from "../elements/wide-table.tsx";

interface ChartedProps {
  id: string;
  title: string;
  /** What has to be known to read it. */
  note?: string;
  /** What the bars count. */
  name: string;
  unit: string;
  /** What the table is called. */
  table: string;
  bars: readonly BarRow[];
  head: readonly string[];
  /** As many cells as there are headings; the first leads to `href`. */
  rows: readonly { cells: readonly string[]; href?: string }[];
}

/** Bars, and the table of the same behind them, to be read and copied. */
export function Charted({ id, title, note, name, unit, table, bars, head, rows }: ChartedProps) {
  return (
    <section className="sheet charted" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note && <p>{note}</p>}
      <BarChart name={name} rows={bars} unit={unit} />
      <details className="behind">
        <summary>看成表格</summary>
        <CopyTableButton make={() => [head, ...rows.map(({ cells }) => cells)]} />
        <WideTable name={table}>
          <table>
            <thead>
              <tr>
                {head.map((words) => (
                  <th key={words} scope="col">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ cells: [first = "", ...others], href }) => (
                <tr key={first}>
                  <th scope="row">{href === undefined ? first : <Link href={href}>{first}</Link>}</th>
                  {others.map((words, at) => (
                    <td key={head[at + 1]}>{words}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </details>
    </section>
  );
}
