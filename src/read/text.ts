import { JucuoError } from "../corpus/errors.ts";
import { decode } from "./encoding.ts";
import type { RawText, Reader } from "./reader.ts";

/** Plain text and Markdown, in any of the encodings that offices still use. */
export const textReader: Reader = {
  format: "txt",
  extensions: [".txt", ".text", ".md", ".markdown"],
  read(bytes: Uint8Array): RawText {
    const { text, encoding } = decode(bytes);
    if (text.trim() === "") throw new JucuoError("unreadable", "文件是空的,没有文字。");
    return { text, format: "txt", encoding };
  },
};
