import { stringify } from "csv-stringify/sync";
import type { Table } from "./table.ts";

// A spreadsheet takes what begins so for a formula, full-width signs too, also behind spaces.
const dangerous = /^'*\s*[=+\-@＝＋－＠\t\n]/u;
const plainNumber = /^[-+]?\d[\d,]*(?:\.\d+)?[%‰]?$/u;

/** UTF-8 with a byte order mark, so that Excel reads Chinese; lines end in CRLF. Notes are left out: programs read rows. */
export function csvOf({ columns, rows }: Table): Buffer {
  const lines = [columns.map(({ name }) => name), ...rows.map(({ cells }) => cells.map(({ text }) => text))];
  return Buffer.from(
    stringify(
      lines.map((line) => line.map(harmless)),
      { bom: true, record_delimiter: "windows" },
    ),
  );
}

/**
 * Text that no spreadsheet runs: an apostrophe before what would begin a formula. A plain number (-5%) is none. Undone by
 * `asWritten`.
 */
export function harmless(text: string): string {
  return dangerous.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** The text before `harmless`. */
export function asWritten(text: string): string {
  return text.startsWith("'") && dangerous.test(text) ? text.slice(1) : text;
}
