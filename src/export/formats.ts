import { csvOf } from "./csv.ts";
import { docxOf } from "./docx.ts";
import { markdownOf } from "./markdown.ts";
import { type QuotePaper, quotesDocxOf } from "./quotes-docx.ts";
import { fileName, type Table } from "./table.ts";
import { xlsxOf } from "./xlsx.ts";

export const fileFormats = ["csv", "md", "docx", "xlsx"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Media types, as in `Accept` and `Content-Type`. */
export const mediaTypes: Record<FileFormat, string> = {
  csv: "text/csv",
  md: "text/markdown",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** What quotations are written as. */
export const quoteFormats = ["docx", "md"] as const satisfies readonly FileFormat[];
export type QuoteFormat = (typeof quoteFormats)[number];

/** A file as it is sent or saved. */
export interface WrittenFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

const writers: Record<FileFormat, (table: Table) => Buffer | Promise<Buffer>> = {
  csv: csvOf,
  md: markdownOf,
  docx: docxOf,
  xlsx: xlsxOf,
};

/** A table written in one format; every format holds the same content. */
export async function writeTable(table: Table, format: FileFormat): Promise<WrittenFile> {
  return { name: fileName(table, format), mediaType: mediaTypes[format], bytes: await writers[format](table) };
}

/** Quotations written in one format. */
export async function writeQuotes(quotes: QuotePaper, format: QuoteFormat): Promise<WrittenFile> {
  const bytes = format === "md" ? Buffer.from(quotes.markdown) : await quotesDocxOf(quotes);
  return { name: fileName(quotes, format), mediaType: mediaTypes[format], bytes };
}

/** What is to be written, as it is handed to a thread. */
export type WriteJob =
  | { what: "table"; table: Table; format: FileFormat }
  | { what: "quotes"; quotes: QuotePaper; format: QuoteFormat };

export function write(job: WriteJob): Promise<WrittenFile> {
  return job.what === "table" ? writeTable(job.table, job.format) : writeQuotes(job.quotes, job.format);
}
