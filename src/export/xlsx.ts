import writeExcel, { type Cell, type Sheet } from "write-excel-file/node";
import type { Table } from "./table.ts";

// Excel's own limit for a cell, in UTF-16 units.
const longestCell = 32_767;
const cutSign = "……(此格超过 Excel 的上限,以下截断,请看其他格式)";
// Excel reads _x0041_ as A; the underscore itself written so stays one.
const escaped = /_(?=x[0-9A-Fa-f]{4}_)/gu;
const font = { fontFamily: "宋体", fontSize: 11 } as const;

/** A workbook of two sheets, the table and its notes (说明). Every cell is a string: nothing in it is run. */
export function xlsxOf({ columns, rows, notes }: Table): Promise<Buffer> {
  const table: Sheet<Buffer> = {
    sheet: "比较",
    data: [
      columns.map(({ name }) => heading(name)),
      ...rows.map(({ cells }) => cells.map(({ text }) => textCell(text))),
    ],
    // A Chinese character is about two of Excel's.
    columns: columns.map(({ width }) => ({ width: width * 2 })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    orientation: "landscape",
  };
  const explanations: Sheet<Buffer> = {
    sheet: "说明",
    data: [[heading("项目"), heading("说明")], ...notes.map(({ name, text }) => [textCell(name), textCell(text)])],
    columns: [{ width: 16 }, { width: 100 }],
    stickyRowsCount: 1,
  };
  return writeExcel([table, explanations], font).toBuffer();
}

function heading(text: string): Cell {
  return { ...shared, value: held(text), fontWeight: "bold", backgroundColor: "#EDEDED" };
}

function textCell(text: string): Cell {
  return text === "" ? null : { ...shared, value: held(text) };
}

const shared = { type: String, format: "@", wrap: true, alignVertical: "top" } as const;

/** The text, cut where Excel would refuse the file, never inside a character, and then saying so. */
function held(text: string): string {
  const isCut = text.length > longestCell;
  const kept = isCut
    ? text.slice(0, longestCell - cutSign.length).replace(/[\u{D800}-\u{DBFF}]$/u, "") + cutSign
    : text;
  const safe = kept.replace(escaped, "_x005F_");
  // The library looks strings up in a plain object, where names like toString stand already.
  return safe in {} ? `_x${safe.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_${safe.slice(1)}` : safe;
}
