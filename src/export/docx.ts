import { type Paragraph, TableCell, TableRow as WordRow, Table as WordTable } from "docx";
import { body, cellParagraph, heading, quotation, sourceLine, textWidth, title } from "./docx-look.ts";
import { paper } from "./docx-paper.ts";
import type { Table, TableColumn, TableRow } from "./table.ts";

/** A Word document that looks as official papers do: the table, the comparable figures, then each row's quotations and notes. */
export function docxOf(table: Table): Promise<Buffer> {
  const { columns, rows, notes } = table;
  const hasFigures = columns.some(({ place }) => place === "figures");
  const children = [
    title(table.title),
    heading("一、汇总"),
    wordTable(columns, rows, ({ place }) => place === "summary"),
    ...(hasFigures
      ? [heading("二、可比数据"), wordTable(columns, rows, ({ place }, at) => at === 0 || place === "figures")]
      : []),
    heading(`${hasFigures ? "三" : "二"}、原文及出处`),
    ...rows.flatMap(quotedFrom),
    heading(`${hasFigures ? "四" : "三"}、说明`),
    ...notes.map(({ name, text }) => body(`${name}:${text}`)),
  ];
  return paper(table.title, children);
}

function wordTable(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  isShown: (column: TableColumn, at: number) => boolean,
): WordTable {
  const places = columns.flatMap((column, at) => (isShown(column, at) ? [{ at, column }] : []));
  const whole = places.reduce((sum, { column }) => sum + column.width, 0);
  const row = (texts: readonly string[], isHead: boolean): WordRow =>
    new WordRow({
      tableHeader: isHead,
      cantSplit: isHead,
      children: texts.map(
        (text) => new TableCell({ children: text.split("\n").map((line) => cellParagraph(line, isHead)) }),
      ),
    });
  return new WordTable({
    width: { size: textWidth, type: "dxa" },
    layout: "fixed",
    columnWidths: places.map(({ column }) => Math.floor((textWidth * column.width) / whole)),
    rows: [
      row(
        places.map(({ column }) => column.name),
        true,
      ),
      ...rows.map(({ cells }) =>
        row(
          places.map(({ at }) => cells[at]?.text ?? ""),
          false,
        ),
      ),
    ],
  });
}

/** The quotations of a row, each with its source; a row that quotes nothing stands in the table only. */
function quotedFrom({ name, cells }: TableRow): Paragraph[] {
  const quotes = cells.flatMap((cell) => cell.quotes ?? []);
  if (quotes.length === 0) return [];
  return [
    heading(name, 2),
    ...quotes.flatMap(({ text, mark = "", source }, at) => [
      ...quotation(`[${at + 1}] ${mark}${text}`),
      sourceLine(`出处:${source}`),
    ]),
  ];
}
