import { sourceOf } from "../corpus/cite.ts";
import { countedWords, figureWords } from "../corpus/figure-words.ts";
import { fullName, nameInProvince } from "../corpus/region.ts";
import { nearMark, sectionMarks, verdictWords } from "../corpus/words.ts";
import type { ComparableFigure, CompareAnswer, CompareRow, Hit } from "../search/contract.ts";
import { compareNotes, compareTitle } from "./compare-notes.ts";
import { type Cell, cell, type Quote, quotingCell, type Table, type TableColumn } from "./table.ts";

/** Columns of figures in the table; further ones stand in 数据. */
const mostFigureColumns = 8;

const firstColumns: readonly TableColumn[] = [
  { name: "地区", width: 10, place: "summary" },
  { name: "省", width: 8, place: "summary" },
  { name: "年度", width: 5, place: "summary" },
  { name: "结论", width: 9, place: "summary" },
  { name: "当地叫法", width: 14, place: "summary" },
  { name: "原文", width: 60, place: "quotes" },
  { name: "数据", width: 24, place: "summary" },
];
const lastColumns: readonly TableColumn[] = [
  { name: "出处", width: 40, place: "sheet" },
  { name: "可信度", width: 6, place: "summary" },
];

/** A comparison as a table: a row for each report, in the order of the answer. `madeAt` is the day the file is made. */
export function compareTable(answer: CompareAnswer, { madeAt }: { madeAt: Date }): Table {
  const figureColumns = answer.comparable.columns.slice(0, mostFigureColumns);
  const columns = figureColumns.map((column): TableColumn => {
    const name = countedWords(column);
    // What a single report counts compares nothing: documents leave it to 数据.
    const place = column.cells.length > 1 ? "figures" : "sheet";
    return { name: cell(name).text, width: Math.min(16, Math.max(8, name.length)), place };
  });
  return {
    title: compareTitle(answer),
    columns: [...firstColumns, ...columns, ...lastColumns],
    rows: answer.rows.map((row, at) => ({
      name: cell(
        [fullName(row.region), row.year === null ? "" : `${row.year}年`, verdictWords(row)].filter(Boolean).join(" "),
      ).text,
      cells: [
        ...firstCells(row, allFigures(answer, at)),
        ...figureColumns.map(({ cells }) => figureCell(row, cells.find((one) => one.row === at)?.values ?? [])),
        cell(row.passages.map((hit, rank) => `[${rank + 1}] ${sourceOf(hit)}`).join("\n")),
        cell(row.status === "no-report" ? "" : row.score.toFixed(2)),
      ],
    })),
    notes: compareNotes(answer, { madeAt, figureColumns: figureColumns.length }),
  };
}

/** 涉企免罚轻罚案件 1300余件, with what has to be known to quote it. */
export function figureLine(figure: ComparableFigure): string {
  return `${figure.what} ${figureWords(figure)}`;
}

/** The figures of one row that speak of what was asked, in reading order. */
export function allFigures({ comparable, rows }: CompareAnswer, at: number): ComparableFigure[] {
  const order = rows[at]?.passages.map(({ passage }) => passage.id) ?? [];
  return comparable.columns
    .flatMap(({ cells }) => cells.filter(({ row }) => row === at).flatMap(({ values }) => values))
    .sort((a, b) => order.indexOf(a.passageId) - order.indexOf(b.passageId) || (a.start ?? 0) - (b.start ?? 0));
}

function firstCells(row: CompareRow, figures: readonly ComparableFigure[]): Cell[] {
  return [
    cell(nameInProvince(row.region)),
    cell(row.region.province),
    cell(row.year === null ? "" : String(row.year)),
    cell(verdictWords(row)),
    cell(row.calledHere.join("、")),
    quotingCell(row.passages.map((hit) => quoteOf(hit, row))),
    cell(figures.map((figure) => `${figureLine(figure)}${reference(row, figure)}`).join("\n")),
  ];
}

function figureCell(row: CompareRow, values: readonly ComparableFigure[]): Cell {
  return cell(values.map((figure) => `${figureWords(figure)}${reference(row, figure)}`).join("\n"));
}

/** Which of the row's passages says it. */
function reference({ passages }: CompareRow, { passageId }: ComparableFigure): string {
  const at = passages.findIndex(({ passage }) => passage.id === passageId);
  return at < 0 ? "" : `[${at + 1}]`;
}

function quoteOf(hit: Hit, { status, restsOn }: CompareRow): Quote {
  const isNear = status === "present" && !restsOn.includes(hit.passage.id);
  const mark = sectionMarks[hit.passage.section] ?? (isNear ? nearMark : undefined);
  return { text: hit.passage.text.trimEnd(), ...(mark !== undefined && { mark }), source: sourceOf(hit) };
}
