import type { Document } from "domhandler";
import { parseDocument } from "htmlparser2";
import { JucuoError } from "../corpus/errors.ts";
import { decode } from "./encoding.ts";
import { findContent } from "./html-content.ts";
import { linesOf, type PageLine } from "./html-lines.ts";
import { isElement, textOf, walk } from "./html-tree.ts";
import type { DeclaredFields, RawText, Reader } from "./reader.ts";

const declaredCharset = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})/iu;
const metaNames = {
  title: ["articletitle", "og:title"],
  publishDate: ["pubdate", "publishdate", "firstpublishedtime", "article:published_time"],
  source: ["contentsource", "source"],
} as const;
const title = /(?:法治|依法|政府工作|年度).*(?:报告|報告|总结|情况|解读|解讀|通知|要点)(?:[(（].{1,12}[)）])?$/u;
const firstHalf = /^[\p{Script=Han}\d]{2,30}(?:人民政府|政府|局|厅|委员会|委|办公室|办事处|关于|年度?|的)$/u;
// Sentences that sites print around any article.
const siteWords = /版权|浏览器|转载|主办|承办|备案|分辨率|扫描|二维码|下载|登录|栏目|本网/u;
const shortestParagraph = 20;
const shortestTitle = 8;
const longestTitle = 60;
const titleLines = 2;

/** Web pages as saved from government sites: the article, and beside it the lines that may tell its date and source. */
export const htmlReader: Reader = {
  format: "html",
  extensions: [".html", ".htm", ".shtml", ".xhtml"],
  async read(bytes: Uint8Array): Promise<RawText> {
    const charset = declaredCharset.exec(Buffer.from(bytes.subarray(0, 4096)).toString("latin1"))?.[1];
    const { text: source, encoding, warnings } = decode(bytes, charset);
    const page = parseDocument(source);
    const declared = declaredFields(page);
    const lines = withTitle(withNeighbours(linesOf(page, findContent(page))), bare(declared.title ?? ""));
    if (lines.every(({ aside }) => aside)) {
      throw new JucuoError("unreadable", "网页是空的,没有正文(可能由脚本生成,请在浏览器里打开后另存)。");
    }
    return { ...joined(lines), format: "html", encoding, declared, warnings };
  },
};

function joined(lines: readonly PageLine[]): Pick<RawText, "text" | "headings" | "aside"> {
  const headings: NonNullable<RawText["headings"]> = [];
  const aside: number[] = [];
  let text = "";
  for (const line of lines) {
    if (line.aside) aside.push(text.length);
    else if (line.heading !== undefined) headings.push({ at: text.length, level: line.heading });
    text += `${line.text}\n`;
  }
  return { text, headings, aside };
}

function declaredFields(page: Document): DeclaredFields {
  const metas = new Map<string, string>();
  // A head that is left open may hold the whole page: everything is looked through.
  for (const { node, way } of walk(page, () => false)) {
    if (way !== "down" || !isElement(node) || node.name !== "meta") continue;
    const name = (node.attribs.name ?? node.attribs.property ?? "").toLowerCase();
    const content = node.attribs.content?.trim();
    if (name && content && !metas.has(name)) metas.set(name, content);
  }
  const found = Object.entries(metaNames).map(([field, names]) => [
    field,
    names.map((name) => metas.get(name)).find((value) => value !== undefined),
  ]);
  const declared = Object.fromEntries(found.filter(([, value]) => value !== undefined)) as DeclaredFields;
  const called = declared.title ?? titleElement(page);
  return called === undefined ? declared : { ...declared, title: called };
}

function titleElement(page: Document): string | undefined {
  for (const { node, way } of walk(page, () => false)) {
    if (way === "down" && isElement(node) && node.name === "title") return textOf(node, () => false) || undefined;
  }
  return undefined;
}

/** A paragraph right before or after the element that holds the article belongs to it, wherever the page put it. */
function withNeighbours(lines: readonly PageLine[]): PageLine[] {
  const first = lines.findIndex(({ aside }) => !aside);
  const last = lines.findLastIndex(({ aside }) => !aside);
  const above = lines.slice(0, Math.max(0, first)).findLastIndex((line) => !isParagraph(line)) + 1;
  const below = lines.findIndex((line, at) => at > last && !isParagraph(line));
  const end = below < 0 ? lines.length : below;
  return lines.map((line, at) => (first >= 0 && at >= above && at < end ? { ...line, aside: false } : line));
}

function isParagraph({ text, link }: PageLine): boolean {
  return !link && text.length >= shortestParagraph && text.includes("。") && !siteWords.test(text);
}

/**
 * A title often stands above the element that holds the article and is part of it all the same: the nearest line that
 * names this kind of text, or that the page is called by, and is no link, with the line above when that is its first half.
 */
function withTitle(lines: readonly PageLine[], called: string): PageLine[] {
  const first = lines.findIndex(({ aside }) => !aside);
  const below = lines.slice(first, first + titleLines).some(({ text }) => isTitle(text));
  const nearest = (fits: (text: string) => boolean): number =>
    lines.findLastIndex(({ text, link }, place) => place < first && !link && fits(text));
  const named = nearest(isTitle);
  const at = below
    ? -1
    : named >= 0
      ? named
      : nearest((text) => bare(text).length >= shortestTitle && called.includes(bare(text)));
  const above = lines[at - 1];
  const isHalved =
    above !== undefined &&
    (firstHalf.test(bare(above.text)) || (above.heading !== undefined && above.heading === lines[at]?.heading));
  const half = at > 0 && isHalved ? at - 1 : at;
  // 《…报告》 and 政策解读 below it.
  const last =
    /》$/u.test(lines[at]?.text ?? "") && /^.{0,6}解读$/u.test(bare(lines[at + 1]?.text ?? "")) ? at + 1 : at;
  return lines.map((line, place) => (at >= 0 && place >= half && place <= last ? { ...line, aside: false } : line));
}

function isTitle(text: string): boolean {
  const words = bare(text);
  return (
    words.length >= shortestTitle &&
    words.length <= longestTitle &&
    title.test(words) &&
    !/[:：>|]|^[一二三四五六七八九十]+、|^[(（]/u.test(words)
  );
}

function bare(text: string): string {
  return text.replace(/\s+/gu, "");
}
