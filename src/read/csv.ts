import { parse } from "csv-parse/sync";
import { JucuoError } from "../corpus/errors.ts";
import { decode } from "./encoding.ts";
import type { RawText, Reader } from "./reader.ts";
import { rowsText } from "./rows.ts";

// Prose is full of the full-width comma: it parts cells only where every row has the same number of them.
const delimiters: readonly [delimiter: string, leastAgreement: number][] = [
  ["\t", 0.5],
  [",", 0.5],
  [";", 0.5],
  ["\uff0c", 1],
];
const judgedRows = 100;

/** Comma-separated values, and the variants with tabs, semicolons or full-width commas. */
export const csvReader: Reader = {
  format: "csv",
  extensions: [".csv", ".tsv"],
  async read(bytes: Uint8Array): Promise<RawText> {
    const { text, encoding, warnings } = decode(bytes);
    const lines = rowsText(tableOf(text));
    if (lines.length === 0) throw new JucuoError("unreadable", "表格是空的,没有文字。");
    return { text: lines.join("\n"), format: "csv", encoding, rows: true, warnings };
  },
};

/** The cells of a comma-separated file, row by row. */
export function tableOf(text: string): string[][] {
  const delimiter = delimiterOf(text);
  if (delimiter === undefined) return text.split(/\r\n|[\r\n]/u).map((line) => [line]);
  return cellsOf(text, delimiter);
}

/** The delimiter that parts the first rows into the most even columns; none where the file is a list of lines. */
function delimiterOf(text: string): string | undefined {
  let best: { delimiter: string; agreement: number } | undefined;
  for (const [delimiter, leastAgreement] of delimiters) {
    const agreement = agreementOf(text, delimiter);
    if (agreement >= leastAgreement && agreement > (best?.agreement ?? 0)) best = { delimiter, agreement };
  }
  return best?.delimiter;
}

/** Share of the rows that have the most frequent number of cells, where that is two or more; one row agrees with none. */
function agreementOf(text: string, delimiter: string): number {
  const rows = cellsOf(text, delimiter, judgedRows);
  if (rows.length < 2) return 0;
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  counts.delete(1);
  return Math.max(0, ...counts.values()) / rows.length;
}

function cellsOf(text: string, delimiter: string, mostRows = -1): string[][] {
  const options = {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    to: mostRows,
  };
  try {
    return parse(text, options);
  } catch {
    // A quotation mark that is never closed is a character of the text.
    return parse(text, { ...options, quote: null });
  }
}
