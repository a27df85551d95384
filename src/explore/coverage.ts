import { JucuoError } from "../corpus/errors.ts";
import type { Region } from "../corpus/region.ts";
import type { Report } from "../search/survey.ts";
import type { CoverageAnswer, CoverageCell, CoverageRequest, StatusCounts } from "./contract.ts";
import type { ExploreParts } from "./explorer.ts";
import { conceptsOf } from "./find-concepts.ts";
import { type Cell, reportKey } from "./measure-matrix.ts";
import { reportsInScope } from "./reports-in-scope.ts";

/** Some megabytes of JSON: more than anyone looks at in one picture. */
const mostCells = 100_000;

/**
 * The matrix of reports and measures: each cell as the comparison by that measure says it. Throws `too_large` where the
 * filter leaves more cells than one answer holds.
 */
export async function coverage(request: CoverageRequest, parts: ExploreParts): Promise<CoverageAnswer> {
  const startedAt = performance.now();
  const wanted = conceptsOf(request.concepts, parts.lexicon);
  const concepts = wanted.filter(({ field }) => request.fields?.includes(field) ?? true);
  const asked = reportsInScope(request.filter, parts);
  refuseTooMany(asked.reports.length + asked.withoutReport.length, concepts.length);
  const columns = await parts.matrix.allColumns(concepts);
  // Read again: reports may have come while the columns were made.
  const { reports, withoutReport } = reportsInScope(request.filter, parts);
  const rows = [
    ...reports.map((report) => rowOf(report, columns)),
    ...withoutReport.map((region) => emptyRow(region, columns.length)),
  ];
  return {
    concepts: concepts.map(({ id, name, field }, at) => ({
      id,
      name,
      field,
      counts: countOf(rows.flatMap(({ cells }) => cells[at] ?? [])),
    })),
    rows,
    tookMs: Math.round(performance.now() - startedAt),
  };
}

function refuseTooMany(rows: number, columns: number): void {
  if (rows * columns <= mostCells) return;
  throw new JucuoError(
    "too_large",
    `${rows} 份报告 × ${columns} 项举措超过 ${mostCells} 格,请用 filter、concepts 或 fields 缩小范围。`,
  );
}

function rowOf(report: Report, columns: readonly ReadonlyMap<string, Cell>[]): CoverageAnswer["rows"][number] {
  const cells = columns.map((column) => cellOf(column.get(reportKey(report))));
  const { region, year, documents } = report;
  return { region, year, document: documents[0], counts: countOf(cells), cells };
}

function cellOf(cell: Cell | undefined): CoverageCell {
  if (cell === undefined) throw new Error("A column holds every report.");
  const { status, onlyIn, score, passages } = cell;
  const [best] = passages;
  return { status, ...(onlyIn && { onlyIn }), score, ...(best && { passageId: best.passageId }) };
}

function emptyRow(region: Region, columns: number): CoverageAnswer["rows"][number] {
  const cells = Array.from({ length: columns }, (): CoverageCell => ({ status: "no-report", score: 0 }));
  return { region, year: null, counts: countOf(cells), cells };
}

function countOf(cells: readonly CoverageCell[]): StatusCounts {
  const count = (status: CoverageCell["status"]): number => cells.filter((cell) => cell.status === status).length;
  return {
    present: count("present"),
    related: count("related"),
    absent: count("absent"),
    noReport: count("no-report"),
  };
}
