import { useMemo } from "react";
import { verdictWords } from "../../corpus/words.ts";
import type { useView } from "../address/use-view.ts";
import { addressOf } from "../address/views.ts";
import type { Region, TimelineAnswer } from "../asking/answers.ts";
import { CopyTableButton } from "../elements/copy-button.tsx";
import { distinctNames } from "../elements/place-names.ts";
import { type Verdict, VerdictLegend } from "../elements/verdict-cell.tsx";
import { type GridColumn, type GridRow, VerdictGrid } from "../elements/verdict-grid.tsx";
import { useOpenedCell } from "./opened-cell.ts";
import type { TimelineState } from "./timeline-view.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

interface TimelineGridProps {
  found: TimelineAnswer;
  state: TimelineState;
  change: ReturnType<typeof useView<"timeline">>[1];
}

type Row = TimelineAnswer["rows"][number];

/** Regions and years; a year that nobody reported on is 无报告, never 未见. */
export function TimelineGrid({ found, state, change }: TimelineGridProps) {
  const subject = useMemo(
    () => (state.concept === "" ? { q: state.q } : { concept: state.concept }),
    [state.concept, state.q],
  );
  const columns = useMemo(() => columnsOf(found), [found]);
  const place = useMemo(() => distinctNames(found.rows.map(({ region }) => region)), [found]);
  const rows = useMemo(() => found.rows.map((row) => rowOf(row, place(row.region), subject)), [found, place, subject]);
  const { opened, open, close, wasPressed } = useOpenedCell(state.cell, change);
  const row = found.rows.find(({ region }) => region.code === opened?.row);
  const cell = row?.years.find(({ year }) => String(year) === opened?.column);
  return (
    <>
      <div className="grid-under">
        <VerdictLegend />
        <CopyTableButton make={() => copiedTable(found, place)} />
      </div>
      <div className={cell ? "beside-place beside-open" : "beside-place"}>
        <VerdictGrid
          name={`${found.query}:各地各年`}
          corner="地区(库里最早写到的一年)"
          columns={columns}
          rows={rows}
          opened={opened}
          open={open}
        />
        {row && cell && (
          <VerdictPanel
            title={`${found.query}:${place(row.region)}${cell.year}年`}
            {...("concept" in subject ? { concept: subject.concept } : { question: subject.q })}
            words={found.understood?.expandedWith ?? []}
            verdict={verdictOf(cell)}
            region={place(row.region)}
            takesFocus={wasPressed}
            close={close}
          />
        )}
      </div>
    </>
  );
}

function columnsOf({ years, rows }: TimelineAnswer): GridColumn[] {
  return years.map((year, at) => {
    const cells = rows.flatMap((row) => row.years[at] ?? []);
    const having = cells.filter(({ status }) => status === "present").length;
    const reporting = cells.filter(({ status }) => status !== "unknown").length;
    return { key: String(year), name: `${year}年`, count: reporting === 0 ? "无报告" : `有 ${having}/${reporting}` };
  });
}

function rowOf(row: Row, name: string, subject: { q: string } | { concept: string }): GridRow {
  return {
    key: row.region.code,
    kind: "verdicts",
    name,
    href: addressOf("compare", { ...subject, region: [name] }),
    note: firstOf(row),
    cells: row.years.map(verdictOf),
  };
}

function verdictOf({ status, onlyIn, passageId }: Row["years"][number]): Verdict {
  return { status: status === "unknown" ? "no-report" : status, onlyIn, passageId };
}

/** The first report held that has it, in words that do not make it the beginning. */
function firstOf({ first, unknownBefore, status, firstPlanned }: Row): string {
  if (first) return `${first.year}${unknownBefore ? ",可能更早" : ""}`;
  if (status === "planned") return `${firstPlanned?.year ?? ""} 打算`.trim();
  return "";
}

function copiedTable({ rows, years }: TimelineAnswer, place: (region: Region) => string): string[][] {
  return [
    ["地区", "库里最早写到", "此前最近一份没有写到的报告", "文中写明的开始年份", ...years.map((year) => `${year}年`)],
    ...rows.map((row) => [
      place(row.region),
      firstOf(row),
      row.lastWithout === undefined ? "" : `${row.lastWithout}年`,
      row.statedStart.map(({ year, text, reportYear }) => `${year}年(${reportYear}年报告:“${text}”)`).join(";"),
      ...row.years.map((cell) => verdictWords(verdictOf(cell))),
    ]),
  ];
}
