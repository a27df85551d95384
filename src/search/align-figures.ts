import type { Region } from "../corpus/region.ts";
import type { Comparable, ComparableColumn, ComparableFigure } from "./contract.ts";
import { commonUnit, countsTheSame } from "./counted.ts";
import type { ToldFigure } from "./told-figures.ts";

/** A figure with the row and the passage that tell it. */
export interface RowFigure {
  /** Place of the row among the rows of the answer, from 0. */
  row: number;
  region: Region;
  year: number;
  passageId: string;
  figure: ToldFigure;
}

/** More columns than these compare nothing. */
const mostColumns = 50;

/**
 * Columns of figures that count the same thing: of one unit, kind and time, all rises or falls or none, and alike in what they
 * count, each with each. What is alike to nothing stands alone. Columns of most rows first, then those whose clauses name
 * the measure, then in the order of rows.
 */
export function alignFigures(found: readonly RowFigure[]): Comparable {
  const columns: RowFigure[][] = [];
  for (const one of found) {
    const column = columns.find((members) => members.every((member) => isComparable(member.figure, one.figure)));
    if (column === undefined) columns.push([one]);
    else column.push(one);
  }
  const ordered = columns
    .map((members, at) => ({ members, at, rows: new Set(members.map(({ row }) => row)).size }))
    .sort((a, b) => b.rows - a.rows || named(b.members) - named(a.members) || a.at - b.at);
  return {
    columns: ordered.slice(0, mostColumns).map(({ members }) => columnOf(members)),
    total: { value: ordered.length, relation: "eq" },
  };
}

function isComparable(a: ToldFigure, b: ToldFigure): boolean {
  return (
    a.figure.kind === b.figure.kind &&
    commonUnit(a.figure.unit) === commonUnit(b.figure.unit) &&
    a.isChange === b.isChange &&
    timeOf(a) === timeOf(b) &&
    countsTheSame(a.phrase, b.phrase)
  );
}

/** Without a word on time a figure of a yearly report is the year's. */
function timeOf({ period, ofYear }: ToldFigure): string {
  return period === "unknown" ? "year" : `${period}${ofYear ?? ""}`;
}

function named(members: readonly RowFigure[]): number {
  return members.some(({ figure }) => figure.said === "named") ? 1 : 0;
}

function columnOf(members: readonly RowFigure[]): ComparableColumn {
  const [first] = members;
  if (first === undefined) throw new Error("A column has at least one figure.");
  const { figure: told } = first;
  const rows = [...new Set(members.map(({ row }) => row))].sort((a, b) => a - b);
  return {
    label: labelOf(members),
    unit: commonUnit(told.figure.unit),
    kind: told.figure.kind,
    isChange: told.isChange,
    period: told.period === "unknown" ? "year" : told.period,
    ...(told.ofYear !== undefined && { ofYear: told.ofYear }),
    cells: rows.map((row) => cellOf(members.filter((member) => member.row === row))),
  };
}

function cellOf(members: readonly RowFigure[]): ComparableColumn["cells"][number] {
  const [first] = members;
  if (first === undefined) throw new Error("A cell has at least one figure.");
  return { row: first.row, region: first.region.code, year: first.year, values: members.map(shown) };
}

function shown({ passageId, figure: { figure, span, said, phrase, period, ofYear } }: RowFigure): ComparableFigure {
  const { value, text, unit, change, approximate } = figure;
  return {
    value,
    text,
    unit,
    what: phrase,
    ...(change !== undefined && { change }),
    approximate,
    said,
    period,
    ...(ofYear !== undefined && { ofYear }),
    passageId,
    ...(span !== undefined && { start: span.start, end: span.end }),
  };
}

/** The words that most of them use; then the shortest; then the first. */
function labelOf(members: readonly RowFigure[]): string {
  const counts = new Map<string, number>();
  for (const { figure } of members) counts.set(figure.phrase, (counts.get(figure.phrase) ?? 0) + 1);
  const [best] = [...counts].sort(([a, many], [b, few]) => few - many || a.length - b.length);
  return best?.[0] ?? "";
}
