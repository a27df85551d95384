import { useQuery } from "@tanstack/react-query";
import { fullName } from "../../corpus/region.ts";
import type { Stats } from "../asking/answers.ts";
import { statsQuestion } from "../asking/questions.ts";
import { Answered, Nothing } from "../elements/answered.tsx";
import { WideTable } from "../elements/wide-table.tsx";

/** Which regions and years are there, and which are missing between them. */
export function Holdings() {
  const answer = useQuery(statsQuestion);
  return (
    <section className="manage-part" aria-labelledby="holdings">
      <h2 id="holdings">库里有什么,缺什么</h2>
      <Answered answer={answer} waiting="正在数…">
        {(stats) =>
          stats.coverage.length === 0 ? <Nothing title="库里还没有报告" /> : <HoldingsTable stats={stats} />
        }
      </Answered>
    </section>
  );
}

function HoldingsTable({ stats }: { stats: Stats }) {
  const [first = 0, last = first] = [stats.years.at(0), stats.years.at(-1)];
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const missing = new Map(stats.missing.map(({ region, years: gaps }) => [region.code, gaps]));
  return (
    <WideTable name="各地各年的报告">
      <table className="holdings-table">
        <thead>
          <tr>
            <th scope="col">地区</th>
            {years.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stats.coverage.map(({ region, years: held }) => (
            <tr key={region.code}>
              <th scope="row">{fullName(region)}</th>
              {years.map((year) => (
                <td key={year}>
                  <Holding has={held.includes(year)} isMissing={missing.get(region.code)?.includes(year) ?? false} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function Holding({ has, isMissing }: { has: boolean; isMissing: boolean }) {
  if (has) return <span className="status status-present">有</span>;
  return <span className={isMissing ? "status status-no-report" : "none"}>{isMissing ? "缺" : "无"}</span>;
}
