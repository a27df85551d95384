import { cellSeparator } from "../corpus/table.ts";

// A title of a column is a few words; what is longer, or ends a sentence, is already content.
const longestTitle = 40;
// The colon and the semicolon of Chinese text, full width.
const colon = "\uff1a";
const semicolon = "\uff1b";

/**
 * The lines of a table, one row one line, empty rows left out. Below a header row a line is `表头:值;表头:值` of its
 * filled cells; in a table without one, and above it, the filled cells are joined by `cellSeparator`. `sheetName`, when
 * given, is a line before all others, unless there are none.
 */
export function rowsText(table: string[][], sheetName?: string): string[] {
  const rows = table.map((row) => row.map(oneLine)).filter((row) => filled(row).length > 0);
  const at = headerAt(rows);
  const header = rows[at] ?? [];
  const lines = rows.flatMap((row, index) => {
    if (index === at) return [];
    return [index > at && at >= 0 ? labelled(row, header) : filled(row).join(cellSeparator)];
  });
  return sheetName === undefined || lines.length === 0 ? lines : [sheetName, ...lines];
}

function oneLine(cell: string): string {
  return cell.replace(/\s*[\r\n\v\f\u0085\u2028\u2029]+\s*/gu, " ").trim();
}

function filled(row: string[]): string[] {
  return row.filter((cell) => cell !== "");
}

/** The place of the header row, or -1. A header with nothing below it is the content itself. */
function headerAt(rows: string[][]): number {
  const at = rows.findIndex((row) => !isCaption(row));
  return at < rows.length - 1 && isHeader(rows[at] ?? []) ? at : -1;
}

/** What stands above a header: the title of the table, or a line such as 填报单位:市司法局. */
function isCaption(row: string[]): boolean {
  const cells = filled(row);
  return cells.length < 2 || cells.some((cell) => /^[^(\uff08]{1,12}[:\uff1a]\s*\S/u.test(cell));
}

function isHeader(row: string[]): boolean {
  return filled(row).every((cell) => /\p{L}/u.test(cell) && cell.length <= longestTitle && !cell.includes("。"));
}

function labelled(row: string[], header: string[]): string {
  const cells = row.map((cell, column) => {
    const title = header[column] ?? "";
    return cell === "" || title === "" ? cell : `${title}${colon}${cell}`;
  });
  return filled(cells).join(semicolon);
}
