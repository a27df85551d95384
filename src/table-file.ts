import { writeFileSync } from "node:fs";
import { JucuoError } from "./corpus/errors.ts";
import { type FileFormat, fileFormats, writeTable } from "./export/formats.ts";
import type { Table } from "./export/table.ts";

/** What was said at the terminal of how a table is to be written. */
export interface FileOptions {
  format?: string;
  output?: string;
  json?: boolean;
}

/**
 * What `--format` says, else the extension of `--output`; undefined when no file is wanted. Throws `invalid_request`: an
 * unknown format, one that contradicts `--json`, or Word and Excel without a file to go into.
 */
export function fileFormatOf({ format, output, json = false }: FileOptions): FileFormat | undefined {
  const wanted = format === undefined ? formatOfName(output) : fileFormats.find((one) => one === format);
  if (wanted === undefined && format !== undefined) {
    throw new JucuoError("invalid_request", `--format 应是 ${fileFormats.join("、")} 之一。`);
  }
  if (wanted === undefined && output !== undefined) {
    throw new JucuoError(
      "invalid_request",
      `--output 的扩展名应是 ${fileFormats.join("、")} 之一,或用 --format 指明。`,
    );
  }
  if (json && wanted !== undefined)
    throw new JucuoError("invalid_request", "--json 与 --format、--output 不能同时用。");
  if (output === undefined && (wanted === "docx" || wanted === "xlsx")) {
    throw new JucuoError("invalid_request", `${wanted} 不能显示在屏幕上,请用 --output 指明文件。`);
  }
  return wanted;
}

/** Write a table to a file, and say so, or without one to standard output. */
export async function writeTableFile(table: Table, format: FileFormat, output?: string): Promise<void> {
  const { bytes } = await writeTable(table, format);
  if (output === undefined) {
    process.stdout.write(bytes);
    return;
  }
  try {
    writeFileSync(output, bytes);
  } catch (cause) {
    throw new JucuoError("invalid_request", `写不了 ${output},请检查文件夹是否存在、文件是否被占用。`, { cause });
  }
  process.stdout.write(`已写入 ${output}\n`);
}

function formatOfName(output: string | undefined): FileFormat | undefined {
  return fileFormats.find((one) => output?.toLowerCase().endsWith(`.${one}`));
}
