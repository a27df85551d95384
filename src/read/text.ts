import { JucuoError } from "../corpus/errors.ts";
import { decode } from "./encoding.ts";
import type { RawText, Reader } from "./reader.ts";

/** Plain text and Markdown, in any of the encodings that offices still use. */
export const textReader: Reader = {
  format: "txt",
  extensions: [".txt", ".text", ".md", ".markdown"],
  async read(bytes: Uint8Array): Promise<RawText> {
    const { text, encoding, warnings } = decode(bytes);
    if (text.trim() === "") throw new JucuoError("unreadable", "文件是空的,没有文字。");
    return { text: unescapeLines(text), format: "txt", encoding, warnings };
  },
};

/** Exports of databases write line ends as the two characters \ and n: without real lines, those are the lines. */
function unescapeLines(text: string): string {
  const escaped = text.match(/\\r\\n|\\n/gu)?.length ?? 0;
  const real = text.match(/\n/gu)?.length ?? 0;
  return escaped > 1 && escaped > 4 * real ? text.replace(/\\r\\n|\\n/gu, "\n").replaceAll("\\t", "\t") : text;
}
