import { useMemo } from "react";
import type { TimelineAnswer } from "../asking/answers.ts";
import { Charted } from "./charted.tsx";

const head = ["年度", "有报告的地区数", "有的地区数"];

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
  return (
    <Charted
      id="by-year"
      title="各年写到的地区数"
      note="条旁是“有的地区数/当年有报告的地区数”:每年有报告的地区不同,要一起看。"
      name="各年写到的地区数"
      unit="个地区"
      table="各年写到的地区数"
      bars={bars}
      head={head}
      rows={counted.map(({ year, reporting, having }) => ({
        cells: [`${year}年`, String(reporting), String(having)],
      }))}
    />
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
