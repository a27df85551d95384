import readSheets from "read-excel-file/universal";
import { JucuoError, messageOf } from "../corpus/errors.ts";
import { type ArchiveEntry, unzip } from "./archive.ts";
import type { RawText, Reader } from "./reader.ts";
import { rowsText } from "./rows.ts";

const mostRows = 200_000;
// The bounds of the format itself. The library makes room for any row and column that a cell says it stands in.
const lastRow = 1_048_576;
const lastColumn = 16_384;
const mostCells = 20_000_000;
// Excel itself shows no more; what follows in the file is noise of binary fractions.
const significantDigits = 15;

interface Sheet {
  name: string;
  table: string[][];
}

/** Workbooks of Excel and WPS since 2007: every sheet, hidden ones too. */
export const xlsxReader: Reader = {
  format: "xlsx",
  extensions: [".xlsx"],
  async read(bytes: Uint8Array): Promise<RawText> {
    if (bytes.length === 0) throw new JucuoError("unreadable", "文件是空的,没有内容。");
    refuseOldFormat(bytes);
    const entries = await unzip(bytes, () => true);
    for (const { name, bytes: xml } of entries) if (name.endsWith(".xml")) checkGrid(xml);
    const lines = linesOf(await sheetsOf(bytes));
    if (lines.length === 0) throw new JucuoError("unreadable", "表格是空的,没有文字。");
    return { text: lines.join("\n"), format: "xlsx", rows: true, warnings: hiddenSheets(entries) };
  },
};

/** With a password Excel writes the container of its old format, so neither of the two is a zip. */
function refuseOldFormat(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return;
  if (buffer.includes("EncryptedPackage", 0, "utf16le")) {
    throw new JucuoError("unreadable", "文件已加密,请解密后再收入。");
  }
  throw new JucuoError("unreadable", "这是旧版 .xls 格式,请用 Excel 或 WPS 另存为 .xlsx 后再收入。");
}

/** Refuses a sheet of a few cells that stand so far apart that the empty ones between would fill the memory. */
function checkGrid(xml: Uint8Array): void {
  const text = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength).toString("latin1");
  let rows = 0;
  let columns = 0;
  for (const match of text.matchAll(/<(?:\w+:)?(?:row|c)\s(?:[^<>]*\s)?r\s*=\s*["']([A-Z]*)(\d+)["'][^<>]*>/gu)) {
    const [element, letters = "", row] = match;
    if (Number(row) > lastRow || columnOf(letters) > lastColumn)
      throw new JucuoError("too_large", "表格的行列超出上限。");
    // Formatted cells without a value often reach to the edge of the sheet; the library drops them.
    if (letters === "" || element.endsWith("/>")) continue;
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnOf(letters));
  }
  if (rows * columns > mostCells) {
    throw new JucuoError("too_large", `表格有 ${rows} 行、${columns} 列,过大,请删去远处的零散单元格或拆分后再收入。`);
  }
}

/** A is 1, AA is 27. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** The sheets that have text. */
async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  try {
    // This entry of the library, unlike the one for Node, trusts the same directory of the archive that was checked.
    const sheets = await readSheets(Uint8Array.from(bytes).buffer);
    return sheets
      .map(({ sheet, data }) => ({ name: sheet, table: tableOf(data) }))
      .filter(({ table }) => table.length > 0);
  } catch (cause) {
    throw new JucuoError("unreadable", `这不是有效的 xlsx 表格,无法读取(${messageOf(cause)})。`, { cause });
  }
}

/** The rows that have text. A sheet that is only a chart has no data at all, whatever the types say. */
function tableOf(data: readonly (readonly unknown[])[] | undefined): string[][] {
  return (data ?? []).map((row) => row.map(cellText)).filter((row) => row.some((cell) => cell !== ""));
}

function cellText(value: unknown): string {
  if (value instanceof Date) return dateText(value);
  if (typeof value === "number") return String(Number(value.toPrecision(significantDigits)));
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "string" ? value.trim() : "";
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  if (date.getUTCFullYear() >= 1900) return date.toISOString().slice(0, 10);
  // A time of day is a fraction of day 0, which lies in 1899; thirds of an hour are a millisecond off.
  const minutes = Math.round(date.getTime() / 60_000);
  return new Date(minutes * 60_000).toISOString().slice(11, 16);
}

function linesOf(sheets: Sheet[]): string[] {
  const rows = sheets.reduce((sum, { table }) => sum + table.length, 0);
  if (rows > mostRows) throw new JucuoError("too_large", `表格有 ${rows} 行,超过 ${mostRows} 行,请拆分后再收入。`);
  const named = (name: string): boolean => sheets.length > 1 && !/^(?:sheet|工作表)\s*\d*$/iu.test(name);
  return sheets.flatMap(({ name, table }) => rowsText(table, named(name) ? name : undefined));
}

function hiddenSheets(entries: ArchiveEntry[]): string[] {
  const workbook = entries.find(({ name }) => name === "xl/workbook.xml");
  const hidden = Buffer.from(workbook?.bytes ?? [])
    .toString()
    .match(/<(?:\w+:)?sheet\s[^<>]*\bstate="(?:hidden|veryHidden)"/gu);
  return hidden === null ? [] : [`文件中有 ${hidden.length} 张隐藏的工作表,其中的文字也已收入。`];
}
