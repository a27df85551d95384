import { useMemo } from "react";
import type { TimelineAnswer } from "../asking/answers.ts";
import { BarChart } from "../elements/bar-chart.tsx";
import { CopyTableButton } from "../elements/copy-button.tsx";
import { WideTable } from "../elements/wide-table.tsx";

interface Counted {
  year: number;
  reporting: number;
  having: number;
}

/** How many regions have it year by year, of those with a report of that year: reports differ from year to year. */
export function TimelineChart({ found }: { found: TimelineAnswer }) {
  const counted = useMemo(() => countYears(found), [found]);
  const bars = useMemo(
    () =>
      counted.map(({ year, reporting, having }) => ({
        label: `${year}年`,
        value: having,
        note: `${having}/${reporting}`,
      })),
    [counted],
  );
  const copied = () => [
    ["年度", "有报告的地区数", "有的地区数"],
    ...counted.map(({ year, reporting, having }) => [String(year), String(reporting), String(having)]),
  ];
  return (
    <section className="sheet charted" aria-labelledby="by-year">
      <h2 id="by-year">各年写到的地区数</h2>
      <p>条旁是“有的地区数/当年有报告的地区数”:每年有报告的地区不同,要一起看。</p>
      <BarChart name="各年写到的地区数" rows={bars} unit="个地区" />
      <details className="behind">
        <summary>看成表格</summary>
        <CopyTableButton make={copied} />
        <WideTable name="各年写到的地区数">
          <table>
            <thead>
              <tr>
                <th scope="col">年度</th>
                <th scope="col">有报告的地区数</th>
                <th scope="col">有的地区数</th>
              </tr>
            </thead>
            <tbody>
              {counted.map(({ year, reporting, having }) => (
                <tr key={year}>
                  <th scope="row">{year}年</th>
                  <td>{reporting}</td>
                  <td>{having}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </details>
    </section>
  );
}

function countYears({ years, rows }: TimelineAnswer): Counted[] {
  return years.map((year, at) => {
    const cells = rows.flatMap((row) => row.years[at] ?? []);
    return {
      year,
      reporting: cells.filter(({ status }) => status !== "unknown").length,
      having: cells.filter(({ status }) => status === "present").length,
    };
  });
}
