import { JucuoError } from "../corpus/errors.ts";
import { refuseEncrypted } from "./compound-file.ts";
import { bodyOf, type WordLine } from "./docx-body.ts";
import { openPackage, type WordPackage } from "./docx-package.ts";
import { child, textOf } from "./docx-xml.ts";
import type { HeadingMark, RawText, Reader } from "./reader.ts";

/** Word files, with the automatic numbers of their chapters and items written out. */
export const docxReader: Reader = {
  format: "docx",
  extensions: [".docx"],
  async read(bytes: Uint8Array): Promise<RawText> {
    if (bytes.length === 0) throw new JucuoError("unreadable", "文件是空的,没有文字。");
    refuseEncrypted(bytes);
    const word = await openPackage(bytes);
    const { lines, hasPictures } = bodyOf(word);
    const text = lines.map((line) => line.text).join("\n");
    if (text.trim() === "") throw withoutText(hasPictures);
    const title = titleOf(word);
    return { text, format: "docx", headings: headingsOf(lines), ...(title !== undefined && { declared: { title } }) };
  },
};

function headingsOf(lines: WordLine[]): HeadingMark[] {
  const headings: HeadingMark[] = [];
  let at = 0;
  for (const { text, level } of lines) {
    if (level !== undefined) headings.push({ at, level });
    at += text.length + 1;
  }
  return headings;
}

/** Programs fill in names such as "Microsoft Word - 1": a title of a report holds Chinese characters. */
function titleOf({ core }: WordPackage): string | undefined {
  const title = textOf(child(core, "coreProperties", "title")).trim();
  return /\p{Script=Han}/u.test(title) ? title : undefined;
}

function withoutText(hasPictures: boolean): JucuoError {
  if (hasPictures) return new JucuoError("unreadable", "这份 Word 文件里只有图片,需要先做文字识别(OCR)。");
  return new JucuoError("unreadable", "这份 Word 文件是空的,没有文字。");
}
