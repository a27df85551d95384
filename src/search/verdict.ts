import type { SectionKind } from "../corpus/passage.ts";
import type { Curve } from "./calibration.ts";
import type { Status } from "./contract.ts";

// Not plans, not shortcomings, and not glossaries and appendices, which explain words.
const tellsOfPractice: ReadonlySet<SectionKind> = new Set(["preamble", "measure", "leadership"]);

/**
 * What a report's passages, best first, say of a measure. A plan is not a practice: passages of plans, shortcomings and
 * glossaries alone make a measure related, not present.
 */
export function verdict(
  passages: readonly { score: number; section: SectionKind }[],
  { present, related }: Pick<Curve, "present" | "related">,
): Exclude<Status, "no-report"> {
  const done = passages.filter(({ section }) => tellsOfPractice.has(section));
  if (done.some(({ score }) => score >= present)) return "present";
  return passages.some(({ score }) => score >= related) ? "related" : "absent";
}
