import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { JucuoError, messageOf } from "../corpus/errors.ts";
import { linesOf } from "./pdf-lines.ts";
import { dropMargins } from "./pdf-margins.ts";
import { joinLines, type Paragraph } from "./pdf-paragraphs.ts";
import { type Page, type PlacedText, runsOf } from "./pdf-runs.ts";
import type { DeclaredFields, RawText, Reader } from "./reader.ts";

const mostPages = 2000;
const mostCharacters = 20_000_000;
const noTitle = /\.[a-z]{2,5}$|^Microsoft|^(?:无标题|未命名|未标题|新建|文档\s*\d*$|幻灯片|演示文稿)/iu;
const packageFolder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")).replaceAll("\\", "/");

/** PDF files with a text layer: paragraphs in reading order, without page numbers, headers and footers. */
export const pdfReader: Reader = {
  format: "pdf",
  extensions: [".pdf"],
  async read(bytes: Uint8Array): Promise<RawText> {
    if (bytes.length === 0) throw new JucuoError("unreadable", "文件是空的,没有内容。");
    // Loaded here: it is large, and most commands read no PDF.
    const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
    const task = getDocument({
      // A copy, because the library takes the memory of its input away.
      data: new Uint8Array(bytes),
      // Chinese fonts that are not embedded are named by their character map only.
      cMapUrl: `${packageFolder}/cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${packageFolder}/standard_fonts/`,
      isEvalSupported: false,
      disableFontFace: true,
      verbosity: 0,
    });
    try {
      return await readDocument(await task.promise);
    } catch (cause) {
      throw cause instanceof JucuoError ? cause : refusal(cause);
    } finally {
      await task.destroy();
    }
  },
};

function refusal(cause: unknown): JucuoError {
  const reason = messageOf(cause);
  const isEncrypted = (cause instanceof Error && cause.name === "PasswordException") || /encrypt/iu.test(reason);
  const message = isEncrypted
    ? "PDF 已加密,需要密码才能打开,请解密后再收入。"
    : `PDF 已损坏,无法打开(${reason.replace(/\.$/u, "")})。`;
  return new JucuoError("unreadable", message, { cause });
}

async function readDocument(document: PDFDocumentProxy): Promise<RawText> {
  if (document.numPages > mostPages) {
    throw new JucuoError("too_large", `PDF 有 ${document.numPages} 页,最多收入 ${mostPages} 页,请拆分后再收入。`);
  }
  const pages = await readPages(document);
  const paragraphs = joinLines(linesOf(pages));
  if (paragraphs.length === 0) {
    throw new JucuoError("unreadable", "这份 PDF 没有文字层(扫描件),需要先做文字识别(OCR)。");
  }
  return {
    ...textOf(paragraphs),
    format: "pdf",
    declared: await declaredFields(document),
    warnings: await warningsOf(document, pages),
  };
}

async function readPages(document: PDFDocumentProxy): Promise<Page[]> {
  const pages: Page[] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const placed: PlacedText[] = items.filter((item) => "str" in item);
    characters += placed.reduce((sum, { str }) => sum + str.length, 0);
    if (characters > mostCharacters) throw new JucuoError("too_large", "PDF 展开后的文字过多,请拆分后再收入。");
    pages.push(runsOf(placed, page.getViewport({ scale: 1 }), number));
    page.cleanup();
  }
  return dropMargins(pages);
}

function textOf(paragraphs: readonly Paragraph[]): Pick<RawText, "text" | "headings"> {
  const headings: NonNullable<RawText["headings"]> = [];
  let text = "";
  for (const paragraph of paragraphs) {
    if (paragraph.level !== undefined) headings.push({ at: text.length, level: paragraph.level });
    text += `${paragraph.text}\n`;
  }
  return { text: text.trimEnd(), headings };
}

/** The title in the properties, unless the program that wrote the file put a file name or nothing of use there. */
async function declaredFields(document: PDFDocumentProxy): Promise<DeclaredFields> {
  const { info } = await document.getMetadata();
  const { Title: declared } = info as { Title?: unknown };
  const title = typeof declared === "string" ? declared.replace(/[\s\0]+/gu, " ").trim() : "";
  return /\p{Script=Han}/u.test(title) && !noTitle.test(title) ? { title } : {};
}

async function warningsOf(document: PDFDocumentProxy, pages: readonly Page[]): Promise<string[]> {
  const first = pages.findIndex(({ runs }) => runs.length > 0);
  const last = pages.findLastIndex(({ runs }) => runs.length > 0);
  const blank: number[] = [];
  for (const [at, { number, runs }] of pages.entries()) {
    const isInside = at > first && at < last;
    if (runs.length === 0 && (isInside || (await isPainted(await document.getPage(number))))) blank.push(number);
  }
  return blank.length === 0 ? [] : [`第 ${blank.join("、")} 页没有文字(可能是扫描页),需要 OCR,未收入。`];
}

/** Whether a page shows anything: a blank leaf at the end of a document is no scan. */
async function isPainted(page: PDFPageProxy): Promise<boolean> {
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const { fnArray } = await page.getOperatorList();
  const paints = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.constructPath];
  return fnArray.some((operator) => paints.includes(operator));
}
