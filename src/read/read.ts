import { extname } from "node:path";
import { JucuoError } from "../corpus/errors.ts";
import { csvReader } from "./csv.ts";
import { detect, type Format } from "./detect.ts";
import { docReader } from "./doc.ts";
import { docxReader } from "./docx.ts";
import { htmlReader } from "./html.ts";
import { pdfReader } from "./pdf.ts";
import type { RawText, Reader } from "./reader.ts";
import { textReader } from "./text.ts";
import { xlsxReader } from "./xlsx.ts";

/** Every reader there is. To add a format, write a reader, name it here and let `detect` find it. */
export const readers: readonly Reader[] = [
  textReader,
  htmlReader,
  docxReader,
  docReader,
  pdfReader,
  xlsxReader,
  csvReader,
];

/** Bytes in a file at most; a yearly report has a few million. */
export const maxFileBytes = 100_000_000;
/** Bytes in an archive at most. */
export const maxArchiveBytes = 300_000_000;
/** Characters in a report at most: the longest known have about a hundred thousand. */
const maxCharacters = 5_000_000;

/** Whether the name is one that readers or archives have. */
export function isReadable(fileName: string): boolean {
  const extension = extname(fileName).toLowerCase();
  return extension === ".zip" || readers.some(({ extensions }) => extensions.includes(extension));
}

/**
 * Bytes of a file → its text, by the reader for what the content is. Throws a `JucuoError`: `unsupported_format` when
 * there is no reader for it, `unreadable` when the bytes hold no text, `too_large` beyond the limits.
 */
export async function read(bytes: Uint8Array, fileName: string): Promise<RawText> {
  if (bytes.length > maxFileBytes) {
    throw new JucuoError(
      "too_large",
      `文件有 ${Math.round(bytes.length / 1e6)} MB,超过 ${maxFileBytes / 1e6} MB 的上限。`,
    );
  }
  const format = await detect(bytes, fileName);
  const reader = readers.find((known) => known.format === format);
  if (reader === undefined) {
    throw new JucuoError("unsupported_format", `这是 .${format} 文件,不能作为一份报告读取。`);
  }
  const raw = await reader.read(bytes);
  if (raw.text.length > maxCharacters) {
    throw new JucuoError("too_large", `文字有 ${raw.text.length} 个字,超过一份报告 ${maxCharacters} 字的上限。`);
  }
  const misnamed = misnaming(fileName, format, reader);
  return misnamed === undefined ? raw : { ...raw, warnings: [...(raw.warnings ?? []), misnamed] };
}

/** Said when the extension claims another format than the content has. */
function misnaming(fileName: string, format: Format, reader: Reader): string | undefined {
  const extension = extname(fileName).toLowerCase();
  const claimed = readers.find((known) => known.extensions.includes(extension));
  if (claimed === undefined || claimed === reader) return undefined;
  return `扩展名是 ${extension},内容实际是 ${format},已按实际内容读取。`;
}
