import type { SectionKind } from "../corpus/passage.ts";
import type { Status } from "../search/contract.ts";

/** The verdicts in Chinese. */
export const statusNames: Record<Status, string> = {
  present: "有",
  related: "相近",
  absent: "未见",
  "no-report": "无报告",
};

/** What stands at a quotation that tells of no practice: a plan quoted as one would cost the reader their name. */
export const sectionMarks: Partial<Record<SectionKind, string>> = {
  plan: "〔打算,非已做〕",
  shortcoming: "〔不足〕",
  other: "〔附注〕",
};
