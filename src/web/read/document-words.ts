import type { AnswerOf } from "../../client/client.ts";
import type { Document } from "../asking/answers.ts";
import sources from "./evidence-sources.json";

/** A report with what its fields were read from. */
export type DocumentDetail = AnswerOf<"get", "/v1/documents/{id}">;
/** What one of them was read from. */
export type Evidence = DocumentDetail["evidence"][number];

/** What kind of text a report is. */
export const genreNames: Record<Document["genre"], string> = {
  "annual-report": "年度报告",
  "work-report": "政府工作报告",
  interpretation: "政策解读",
  regulation: "法规规章",
  other: "其他材料",
};

/** The fields of a report in Chinese, in the order in which they are shown. */
export const fieldNames: Record<Evidence["field"], string> = {
  title: "标题",
  region: "地区",
  year: "年度",
  publishDate: "发布日期",
  issuer: "发布单位",
  addressee: "主送",
  documentNumber: "文号",
  genre: "类别",
};

const sourceNames: Partial<Record<string, string>> = sources;
const likely = 0.75;
const sure = 0.9;

/** Where a field was read from. */
export function sourceName({ source }: Evidence): string {
  return sourceNames[source] ?? source;
}

/** Below this the interface asks to look at it. */
export function isDoubtful({ confidence }: Evidence): boolean {
  return confidence < likely;
}

/** How sure it is, in words. */
export function confidenceWord(evidence: Evidence): string {
  if (evidence.source === "given") return "收入时填写";
  if (isDoubtful(evidence)) return "存疑,请核对";
  return evidence.confidence >= sure ? "可靠" : "大致可靠";
}
