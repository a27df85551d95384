import { type Document, doubtfulBelow, type Evidence } from "./corpus/document.ts";
import type { Given } from "./corpus/given.ts";
import type { Report } from "./parse/report.ts";
import type { Prepared } from "./prepare.ts";

/** A field that a person should confirm. */
export interface Doubt {
  field: Evidence["field"] | "duplicateOf";
  /** A Chinese sentence: what was read, where, and why it is in doubt. */
  message: string;
}

const fieldNames: Partial<Record<Evidence["field"], string>> = {
  region: "地区",
  year: "年度",
  publishDate: "发布日期",
};
const sourceNames: Record<string, string> = {
  title: "标题",
  "first-sentence": "首句",
  heading: "小标题",
  signature: "落款",
  issuer: "来源",
  byline: "会议名称",
  speaker: "报告人",
  frequency: "全文提到最多",
  text: "正文",
  "publish-date": "发布日期推算",
  "document-number": "文号",
  declared: "文件属性",
};

/** The document that a prepared file becomes. Its region and year are known: see `missingOf`. */
export function describeDocument(
  { id, report, content, passages, format, warnings }: Prepared,
  given: Given,
  duplicateOf?: Document,
): Document {
  const { title, region, year, genre, issuer, documentNumber, publishDate } = report;
  if (region === undefined || year === undefined) throw new Error("A document needs its region and its year.");
  return {
    id,
    title,
    label: title ?? `${region.name}${year}年度报告`,
    region,
    year,
    genre,
    ...(issuer !== undefined && { issuer }),
    ...(documentNumber !== undefined && { documentNumber }),
    ...(publishDate !== undefined && { publishDate }),
    ...(given.sourceUrl !== undefined && { sourceUrl: given.sourceUrl }),
    ...(duplicateOf !== undefined && { duplicateOf: duplicateOf.id }),
    format,
    characters: content.length,
    passages: passages.length,
    warnings,
    addedAt: new Date().toISOString(),
  };
}

/**
 * The documents that are the same report as one of this region, year and genre: of the genre itself, else those where
 * one of the two genres is not known. A work report is not replaced by a report on law-based government.
 */
export function sameReport(
  { region, year, genre }: Pick<Report, "region" | "year" | "genre">,
  documents: readonly Document[],
): Document[] {
  const alike = documents.filter((other) => other.region.code === region?.code && other.year === year);
  const exact = alike.filter((other) => other.genre === genre);
  return exact.length > 0 ? exact : alike.filter((other) => other.genre === "other" || genre === "other");
}

/** What is missing before a text can be a document, in Chinese words. */
export function missingOf({ region, year }: Report): string[] {
  return [...(region === undefined ? ["地区"] : []), ...(year === undefined ? ["年度"] : [])];
}

/** What was read from weak evidence, of the fields that answers go by, each with a Chinese sentence that says so. */
export function doubtfulEvidence(evidence: readonly Evidence[]): (Evidence & Doubt)[] {
  return evidence
    .filter(({ field, confidence }) => fieldNames[field] !== undefined && confidence < doubtfulBelow)
    .map((one) => {
      const { field, source, text } = one;
      const message = `${fieldNames[field]}由${sourceNames[source] ?? source}得出(${text.slice(0, 40)}),请确认。`;
      return { ...one, field, message };
    });
}

/** What a person should look at: fields read from weak evidence, and a near-duplicate that says another region. */
export function doubtsOf({ region, year, evidence }: Report, duplicateOf?: Document): Doubt[] {
  const doubts: Doubt[] = doubtfulEvidence(evidence).map(({ field, message }) => ({ field, message }));
  if (duplicateOf === undefined) return doubts;
  const elsewhere = duplicateOf.region.code !== region?.code || duplicateOf.year !== year;
  const message = elsewhere
    ? `与《${duplicateOf.label}》几乎相同,地区或年度却不同,请确认。`
    : `与《${duplicateOf.label}》几乎相同,已关联,不重复计数。`;
  return [...doubts, { field: "duplicateOf", message }];
}
