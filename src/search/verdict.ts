import type { SectionKind } from "../corpus/passage.ts";
import type { Scoring } from "./calibration.ts";
import type { CompareRow, Status } from "./contract.ts";

/** Not plans, not shortcomings, and not glossaries and appendices, which explain words. */
export const tellsOfPractice: ReadonlySet<SectionKind> = new Set(["preamble", "measure", "leadership"]);

/** What a report says of a measure. */
export interface Verdict extends Pick<CompareRow, "onlyIn"> {
  status: Exclude<Status, "no-report">;
}

/**
 * What a report's passages, best first, say of a measure. A plan is not a practice: passages of plans, shortcomings and
 * glossaries alone make a measure related, not present, and `onlyIn` says that it is named in those alone.
 * `statedFrom` is the score from which a passage says it, where that is not `present`.
 */
export function verdict(
  passages: readonly { score: number; section: SectionKind; statedFrom?: number | undefined }[],
  { present, related }: Pick<Scoring, "present" | "related">,
): Verdict {
  const reaching = passages.filter(({ score }) => score >= related);
  const done = reaching.filter(({ section }) => tellsOfPractice.has(section));
  if (done.some(({ score, statedFrom = present }) => score >= statedFrom)) return { status: "present" };
  if (reaching.length === 0) return { status: "absent" };
  const named = [...new Set(reaching.map(({ section }) => section))];
  const onlyIn = named.filter((section) => section === "plan" || section === "shortcoming");
  return { status: "related", ...(done.length === 0 && onlyIn.length > 0 && { onlyIn }) };
}

/**
 * Those of a report's answers on which its verdict rests: of what is present only what was done counts; what is only near
 * may be planned or missing.
 */
export function restsOn<T extends { score: number; section: SectionKind; statedFrom?: number | undefined }>(
  answers: readonly T[],
  { status }: Verdict,
  { present, related }: Pick<Scoring, "present" | "related">,
): T[] {
  if (status !== "present") return answers.filter(({ score }) => score >= related);
  return answers.filter(
    ({ score, section, statedFrom = present }) => score >= statedFrom && tellsOfPractice.has(section),
  );
}
