import { verdictWords } from "../../corpus/words.ts";
import { addressOf, type ViewState } from "../address/views.ts";
import type { CoverageAnswer, Region } from "../asking/answers.ts";
import { distinctNames } from "../elements/place-names.ts";
import type { Verdict } from "../elements/verdict-cell.tsx";
import type { GridColumn, GridRow } from "../elements/verdict-grid.tsx";

export type CoverageState = ViewState<"coverage">;

/** A measure over all reports, and how many regions have it. */
export interface Spread {
  id: string;
  name: string;
  field: string;
  /** Regions with a report. */
  regions: number;
  having: number;
  cells: readonly Verdict[];
}

/** The answer turned round: a row for each measure, since there are more of them than reports in most libraries. */
export function spreadsOf({ concepts, rows }: CoverageAnswer): Spread[] {
  const regions = new Set(rows.filter(({ year }) => year !== null).map(({ region }) => region.code)).size;
  return concepts.map(({ id, name, field }, at) => {
    const having = new Set(
      rows.filter(({ cells }) => cells[at]?.status === "present").map(({ region }) => region.code),
    );
    return { id, name, field, regions, having: having.size, cells: rows.flatMap(({ cells }) => cells[at] ?? []) };
  });
}

/** Those to be shown, field after field, in the order chosen within each. */
export function chosenSpreads(
  spreads: readonly Spread[],
  { rows, sort }: Pick<CoverageState, "rows" | "sort">,
): Spread[] {
  const fields = [...new Set(spreads.map(({ field }) => field))];
  // filter gives a list of its own, that can be sorted where it is.
  return spreads
    .filter(({ having }) => rows === "all" || having > 0)
    .sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field) || orders[sort](a, b));
}

const orders: Record<CoverageState["sort"], (a: Spread, b: Spread) => number> = {
  lexicon: () => 0,
  regions: (a, b) => b.having - a.having,
  name: (a, b) => a.name.localeCompare(b.name, "zh"),
};

/** What its reports' regions are called beside each other. */
export function placesOf({ rows }: CoverageAnswer): (region: Region) => string {
  return distinctNames(rows.map(({ region }) => region));
}

/** A column for each report, or for a region without one. */
export function gridColumns(answer: CoverageAnswer): GridColumn[] {
  const { rows } = answer;
  const place = placesOf(answer);
  return rows.map(({ region, year, counts }, at) => ({
    key: columnKey(rows[at]),
    name: place(region),
    under: year === null ? "无报告" : `${year}年`,
    count: year === null ? "" : `有 ${counts.present}`,
  }));
}

/** Of a report in the address of a cell: region code and year. */
function columnKey(row: CoverageAnswer["rows"][number] | undefined): string {
  return row === undefined ? "" : `${row.region.code}-${row.year ?? "none"}`;
}

/** A row for each measure, under headings of their fields. */
export function gridRows(spreads: readonly Spread[]): GridRow[] {
  return spreads.flatMap((spread, at) => {
    const { id, name, field, having, regions, cells } = spread;
    const row: GridRow = {
      key: id,
      kind: "verdicts",
      name,
      href: addressOf("compare", { concept: name }),
      note: `${having}/${regions}`,
      cells,
    };
    if (field === spreads[at - 1]?.field) return [row];
    return [{ key: `领域 ${field}`, kind: "heading" as const, name: field }, row];
  });
}

/** The table as it goes into a paper, verdicts in full. */
export function copiedTable(answer: CoverageAnswer, spreads: readonly Spread[]): string[][] {
  const place = placesOf(answer);
  const reports = answer.rows.map(({ region, year }) => `${place(region)}${year === null ? "" : `${year}年`}`);
  return [
    ["领域", "举措", "有的地区数", "有报告的地区数", ...reports],
    ...spreads.map(({ field, name, having, regions, cells }) => [
      field,
      name,
      String(having),
      String(regions),
      ...cells.map(verdictWords),
    ]),
  ];
}
