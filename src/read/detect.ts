import { extname } from "node:path";
import { fileTypeFromBuffer } from "file-type";
import { JucuoError } from "../corpus/errors.ts";

/** What the content of a file is, whatever its name says. */
export type Format = "txt" | "html" | "csv" | "docx" | "doc" | "pdf" | "xlsx" | "zip";

const binary: Record<string, Format> = {
  pdf: "pdf",
  docx: "docx",
  docm: "docx",
  dotx: "docx",
  xlsx: "xlsx",
  xlsm: "xlsx",
  zip: "zip",
};
const advice: Record<string, string> = {
  xls: "这是旧版 Excel(.xls)文件,请另存为 .xlsx 后再收入。",
  rtf: "这是 RTF 文件,请用 Word 或 WPS 另存为 .docx 后再收入。",
  ofd: "这是 OFD 版式文件,请用阅读器另存为 PDF 或转成 Word 后再收入。",
  mht: "这是 MHT 网页归档,请在浏览器里打开后另存为 .html 再收入。",
  pptx: "这是演示文稿,不是报告正文,请另存为 .docx 或 PDF 后再收入。",
  image: "这是图片,需要先做文字识别(OCR),再收入识别出的文字。",
  archive: "只能展开 .zip 压缩包,请解压后把文件夹交给收入命令。",
  encrypted: "文件已加密,需要密码才能打开,请解密后再收入。",
};
const textExtensions = new Set([
  "",
  ".txt",
  ".text",
  ".md",
  ".markdown",
  ".html",
  ".htm",
  ".shtml",
  ".xhtml",
  ".asp",
  ".aspx",
  ".jsp",
  ".php",
  ".csv",
  ".tsv",
  ".doc",
  ".docx",
  ".wps",
  ".pdf",
  ".xls",
  ".xlsx",
]);
const sniffed = 4096;

/**
 * The format of a file by its content; the name decides only between kinds of text. Throws `unsupported_format` with
 * what to do instead for a format that no reader takes, `unreadable` for an encrypted or empty file.
 */
export async function detect(bytes: Uint8Array, fileName: string): Promise<Format> {
  if (bytes.length === 0) throw new JucuoError("unreadable", "文件是空的,没有文字。");
  const extension = extname(fileName).toLowerCase();
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return compoundFormat(bytes);
  const found = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.ext;
  if (found === "zip" && holds(bytes.subarray(0, 4096), "OFD.xml")) throw unsupported("ofd");
  const format = found === undefined ? undefined : binary[found];
  if (format !== undefined) return format;
  const known = found === undefined ? undefined : adviceFor(found, bytes);
  // Other marks of a few bytes may stand in any text: Chinese in GBK begins like some sound files.
  if (known !== undefined) throw unsupported(known);
  return textFormat(bytes, extension);
}

/** Office files of before 2007 share one container; the streams inside tell them apart. */
function compoundFormat(bytes: Uint8Array): Format {
  const stream = (name: string): boolean =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, "utf16le"));
  if (stream("EncryptedPackage")) throw new JucuoError("unreadable", advice.encrypted ?? "");
  if (stream("WordDocument")) return "doc";
  if (stream("Workbook") || stream("Book")) throw unsupported("xls");
  if (stream("PowerPoint Document")) throw unsupported("pptx");
  return "doc";
}

function textFormat(bytes: Uint8Array, extension: string): Format {
  const head = Buffer.from(bytes.subarray(0, sniffed)).toString("latin1").replaceAll("\0", "");
  if (/^\s*(?:From:.*\r?\n)?MIME-Version:/iu.test(head) || /^From: <Saved by/u.test(head)) throw unsupported("mht");
  if (head.startsWith("{\\rtf")) throw unsupported("rtf");
  if (!textExtensions.has(extension)) throw new JucuoError("unsupported_format", `还不能读取 ${extension} 文件。`);
  const tags = head.match(/<(?:!doctype|html|head|meta|body|div|p|table|td|span|br|script|title)\b/giu)?.length ?? 0;
  if (/^[^<]{0,20}<(?:!doctype html|html|\?xml)/iu.test(head) || tags >= 3) return "html";
  return [".csv", ".tsv"].includes(extension) ? "csv" : "txt";
}

function adviceFor(found: string, bytes: Uint8Array): string | undefined {
  if (found === "rtf") return "rtf";
  if (["pptx", "ppt", "odp"].includes(found)) return "pptx";
  if (["rar", "7z", "gz", "tar", "bz2", "xz", "zst"].includes(found)) return "archive";
  if (["jpg", "png", "gif", "bmp", "tif", "webp", "heic", "avif"].includes(found)) return "image";
  return holds(bytes.subarray(0, sniffed), "OFD.xml") ? "ofd" : undefined;
}

function unsupported(kind: string): JucuoError {
  return new JucuoError("unsupported_format", advice[kind] ?? `还不能读取 .${kind} 格式的文件。`);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function holds(bytes: Uint8Array, words: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(words);
}
