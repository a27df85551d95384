import WordExtractor from "word-extractor";
import { JucuoError, messageOf } from "../corpus/errors.ts";
import { cellSeparator } from "../corpus/table.ts";
import { CompoundFile, encrypted, isCompoundFile, refuseEncrypted } from "./compound-file.ts";
import { keepSpacedText } from "./doc-repair.ts";
import type { RawText, Reader } from "./reader.ts";

// In the head of a Word document ([MS-DOC], FIB).
const wordMark = 0xa5ec;
const encryptedFlag = 0x0100;
const secondTableFlag = 0x0200;

/** Word files of 1997–2003. Automatic numbers are not in their text. */
export const docReader: Reader = {
  format: "doc",
  extensions: [".doc"],
  async read(bytes: Uint8Array): Promise<RawText> {
    if (bytes.length === 0) throw new JucuoError("unreadable", "文件是空的,没有文字。");
    if (!isCompoundFile(bytes)) throw notWord();
    refuseEncrypted(bytes);
    const text = linesOf(await extract(bytes));
    if (text.trim() === "") {
      throw new JucuoError("unreadable", "这份 Word 文件里没有文字:内容为空,或只有图片(需要先做文字识别)。");
    }
    return { text, format: "doc" };
  },
};

/** The body as word-extractor gives it, then the text boxes, which it keeps apart. */
async function extract(bytes: Uint8Array): Promise<string> {
  try {
    const document = await new WordExtractor().extract(prepare(bytes));
    const boxes: string = document.getTextboxes({ ...asPrinted, includeHeadersAndFooters: false });
    return `${(document as Unfiltered).getBody(asPrinted)}\n${boxes}`;
  } catch (cause) {
    if (cause instanceof JucuoError) throw cause;
    throw new JucuoError("unreadable", `Word 文件已损坏,无法打开(${messageOf(cause)})。`, { cause });
  }
}

/** Quotes and dashes as they are; its types do not know that it can leave them. */
interface Unfiltered {
  getBody(options: { filterUnicode: boolean }): string;
}
const asPrinted = { filterUnicode: false };

/** A copy of the bytes that word-extractor can be trusted with; throws for what it would not read. */
function prepare(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  const file = new CompoundFile(copy);
  const document = file.stream("WordDocument");
  if (document === undefined) throw notWord();
  if (document.number16(0) !== wordMark) {
    throw new JucuoError("unreadable", "这是 Word 95 或更早的文件,请用 Word 另存为 .docx 后再收入。");
  }
  const flags = document.number16(0x0a);
  if ((flags & encryptedFlag) !== 0) throw encrypted();
  const table = file.stream((flags & secondTableFlag) === 0 ? "0Table" : "1Table");
  if (table !== undefined) keepSpacedText(document, table);
  return copy;
}

function notWord(): JucuoError {
  return new JucuoError("unreadable", "这不是 Word 97–2003 文件(.doc)。");
}

/** A row ends in a tab, as do its cells; other tabs are white space. */
function linesOf(body: string): string {
  return (
    body
      // What word-extractor writes for a soft hyphen and for bytes that it has no character for.
      .replaceAll("undefined", "")
      .replaceAll("\u001E", "-")
      .replaceAll("\u000E", "\n")
      .split("\n")
      .map((line) => (line.endsWith("\t") ? rowOf(line) : line.replaceAll("\t", " ")))
      .join("\n")
      .replace(/[^\P{Cc}\n]|\u00AD/gu, "")
      .trim()
  );
}

function rowOf(line: string): string {
  const cells = line.split("\t").map((cell) => cell.trim());
  return cells.filter((cell) => cell !== "").join(cellSeparator);
}
