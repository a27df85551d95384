import type { Passage, SectionKind } from "./passage.ts";
import type { Level } from "./region.ts";

/** The levels of the administrative hierarchy in Chinese. */
export const levelNames: Record<Level, string> = {
  province: "省级",
  prefecture: "市级",
  county: "县级",
  township: "乡镇",
};

/** The kinds of sections in Chinese. */
export const sectionNames: Record<SectionKind, string> = {
  preamble: "总述",
  measure: "举措",
  leadership: "履职",
  shortcoming: "不足",
  plan: "打算",
  other: "其他",
};

/** What is said of a plan, so that nobody takes it for a practice. */
export const plannedOnly = `${sectionNames.plan},非已做`;

/** What stands at a quotation that tells of no practice: a plan quoted as one would cost the reader their name. */
export const sectionMarks: Partial<Record<SectionKind, string>> = {
  plan: `〔${plannedOnly}〕`,
  shortcoming: `〔${sectionNames.shortcoming}〕`,
  other: "〔附注〕",
};

/** The mark of a passage; titles and headings announce, so that they are marked too. */
export function markOf({ role, section }: Pick<Passage, "role" | "section">): string | undefined {
  return role === "text" ? sectionMarks[section] : "〔标题〕";
}

/** What stands at a quotation in a row of 有 that the verdict does not rest on. */
export const nearMark = "〔相近〕";

/** Where a measure is spoken of only as planned or as falling short: 〔仅见于打算〕, 〔仅见于打算和不足〕. */
export function onlyInMark(sections: readonly ("plan" | "shortcoming")[]): string {
  return sections.length === 0 ? "" : `〔仅见于${sections.map((section) => sectionNames[section]).join("和")}〕`;
}

/** The verdicts in Chinese. */
export const statusNames = { present: "有", related: "相近", absent: "未见", "no-report": "无报告" } as const;

interface Verdict {
  status: keyof typeof statusNames;
  onlyIn?: readonly ("plan" | "shortcoming")[] | undefined;
}

/** A verdict in full: 有, 相近〔仅见于打算〕, 未见, 无报告. */
export function verdictWords({ status, onlyIn = [] }: Verdict): string {
  return statusNames[status] + onlyInMark(onlyIn);
}
