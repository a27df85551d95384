import { csvOf } from "./csv.ts";
import { docxOf } from "./docx.ts";
import { markdownOf } from "./markdown.ts";
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

/** A file as it is sent or saved. */
export interface TableFile {
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
export async function writeTable(table: Table, format: FileFormat): Promise<TableFile> {
  return { name: fileName(table, format), mediaType: mediaTypes[format], bytes: await writers[format](table) };
}
