import { extname } from "node:path";
import { JucuoError } from "../corpus/errors.ts";
import type { RawText, Reader } from "./reader.ts";
import { textReader } from "./text.ts";

/** Every reader there is. To add a format, write a reader and name it here. */
export const readers: readonly Reader[] = [textReader];

/** Whether some reader takes files of this name. */
export function isReadable(fileName: string): boolean {
  return readerFor(fileName) !== undefined;
}

/**
 * Bytes of a file → its text. Throws a `JucuoError`: `unsupported_format` when no reader takes the extension,
 * `unreadable` when the bytes hold no text.
 */
export function read(bytes: Uint8Array, fileName: string): RawText {
  const reader = readerFor(fileName);
  if (reader === undefined) {
    const supported = readers.flatMap((known) => known.extensions).join("、");
    const extension = extname(fileName);
    const named = extension === "" ? "没有扩展名的文件" : `${extension} 文件`;
    throw new JucuoError("unsupported_format", `还不能读取${named},目前支持 ${supported}。`);
  }
  return reader.read(bytes);
}

function readerFor(fileName: string): Reader | undefined {
  const extension = extname(fileName).toLowerCase();
  return readers.find((reader) => reader.extensions.includes(extension));
}
