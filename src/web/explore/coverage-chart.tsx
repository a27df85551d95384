import { useMemo } from "react";
import { Link } from "wouter";
import { addressOf } from "../address/views.ts";
import { BarChart } from "../elements/bar-chart.tsx";
import { CopyTableButton } from "../elements/copy-button.tsx";
import { WideTable } from "../elements/wide-table.tsx";
import type { Spread } from "./coverage-rows.ts";

const most = 20;

/** The measures that most regions have, as bars and as a table. */
export function CoverageChart({ spreads }: { spreads: readonly Spread[] }) {
  const top = useMemo(
    () =>
      spreads
        .filter(({ having }) => having > 0)
        .sort((a, b) => b.having - a.having || a.name.localeCompare(b.name, "zh"))
        .slice(0, most),
    [spreads],
  );
  const bars = useMemo(
    () => top.map(({ name, having, regions }) => ({ label: name, value: having, note: `${having}/${regions}` })),
    [top],
  );
  const copied = () => [
    ["举措", "领域", "有的地区数", "有报告的地区数"],
    ...top.map(({ name, field, having, regions }) => [name, field, String(having), String(regions)]),
  ];
  return (
    <section className="sheet charted" aria-labelledby="most-had">
      <h2 id="most-had">写到的地区最多的 {top.length} 项举措</h2>
      <BarChart name="有这项举措的地区数" rows={bars} unit="个地区" />
      <details className="behind">
        <summary>看成表格</summary>
        <CopyTableButton make={copied} />
        <WideTable name="写到的地区最多的举措">
          <table>
            <thead>
              <tr>
                <th scope="col">举措</th>
                <th scope="col">领域</th>
                <th scope="col">有的地区数</th>
                <th scope="col">有报告的地区数</th>
              </tr>
            </thead>
            <tbody>
              {top.map(({ id, name, field, having, regions }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link href={addressOf("compare", { concept: name })}>{name}</Link>
                  </th>
                  <td>{field}</td>
                  <td>{having}</td>
                  <td>{regions}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </details>
    </section>
  );
}
