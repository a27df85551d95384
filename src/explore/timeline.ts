import type { Region } from "../corpus/region.ts";
import { askedScope, subjectOf } from "../search/compare.ts";
import { resolveRegion } from "../search/filter.ts";
import { type Report, reportsOf } from "../search/survey.ts";
import type { ExploreParts } from "./explorer.ts";
import { type Cell, reportKey } from "./measure-matrix.ts";
import { reportCells } from "./report-cells.ts";
import { speaksOf } from "./spoken-of.ts";
import type { TimelineAnswer, TimelineRequest, TimelineRow, TimelineSummary } from "./timeline-contract.ts";
import { timelineRow } from "./timeline-row.ts";

/** Since when: per region the first report that has it, the years, and what the text states; kept apart. */
export async function timeline(request: TimelineRequest, parts: ExploreParts): Promise<TimelineAnswer> {
  const startedAt = performance.now();
  const { subject, filters } = await subjectOf(request, parts);
  const { reports, shown, regions } = scopeOf(request, filters, parts);
  const cells = await reportCells(subject, { ...request, reports }, parts);
  const speaks = speaksOf(subject, parts);
  const years = yearsBetween(reports, shown);
  const rows = regions
    .map((region) => {
      const own = reports.filter((report) => report.region.code === region.code);
      const seen = own.map((report) => ({ report, cell: cells.get(reportKey(report)) ?? nothing }));
      return timelineRow(region, seen, { subject, speaks, years, parts });
    })
    .sort(byFirst);
  return {
    query: request.query ?? subject.text,
    ...(subject.understood && { understood: subject.understood }),
    years,
    rows,
    summary: summaryOf(rows),
    tookMs: Math.round(performance.now() - startedAt),
  };
}

interface Years {
  from?: number;
  to?: number;
}

const nothing: Cell = { status: "absent", score: 0, passages: [] };

/** The reports of the regions in scope, of every year; the years that are shown; and the regions that get a row. */
function scopeOf(
  request: TimelineRequest,
  read: Awaited<ReturnType<typeof subjectOf>>["filters"],
  parts: ExploreParts,
): { reports: Report[]; shown: Years; regions: Region[] } {
  const { divisions, library } = parts;
  const { conditions: all, listed, named: inQuestion } = askedScope(request, read, parts);
  const { yearFrom, yearTo, ...conditions } = all;
  const codes = listed && new Set(listed.map(({ code }) => code));
  const filtered = request.filter.region?.map((name, at) => resolveRegion(name, `filter.region.${at}`, divisions));
  const named = listed ?? filtered ?? inQuestion ?? [];
  const reports = reportsOf(library.reports(conditions).filter(({ region }) => codes?.has(region.code) ?? true));
  const asked = named.filter(({ code }) => conditions.excludedRegions?.has(code) !== true);
  const regions = new Map([...asked, ...reports.map(({ region }) => region)].map((region) => [region.code, region]));
  return {
    reports,
    shown: { ...(yearFrom !== undefined && { from: yearFrom }), ...(yearTo !== undefined && { to: yearTo }) },
    regions: [...regions.values()],
  };
}

function yearsBetween(reports: readonly Report[], { from = -Infinity, to = Infinity }: Years): number[] {
  const held = reports.map(({ year }) => year);
  if (held.length === 0) return [];
  const first = Math.max(from, Math.min(...held));
  const last = Math.min(to, Math.max(...held));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

function byFirst(a: TimelineRow, b: TimelineRow): number {
  const first = (row: TimelineRow): number => row.first?.year ?? Infinity;
  const codes = a.region.code < b.region.code ? -1 : 1;
  return first(a) === first(b) ? codes : first(a) - first(b);
}

/** `rows` are in their order. */
function summaryOf(rows: readonly TimelineRow[]): TimelineSummary {
  const count = (status: TimelineRow["status"]): number => rows.filter((row) => row.status === status).length;
  const year = rows[0]?.first?.year;
  const regions = rows.filter(({ first }) => first?.year === year).map(({ region }) => region);
  return {
    present: count("present"),
    planned: count("planned"),
    related: count("related"),
    absent: count("absent"),
    noReport: count("no-report"),
    ...(year !== undefined && { earliest: { year, regions } }),
  };
}
