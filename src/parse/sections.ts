import type { SectionKind } from "../corpus/passage.ts";
import words from "./section-words.json" with { type: "json" };

const nextYearPlan = /20\d{2}年.{0,12}(?:安排|计划|打算|重点)/u;

/**
 * The kind of section that a heading announces. `parent` is the kind of the chapter above: a sub-heading changes it
 * only in a chapter that announces shortcomings and plans at once.
 */
export function sectionKind(heading: string, parent?: SectionKind | "mixed"): SectionKind | "mixed" {
  const shortcoming = names(heading, words.shortcoming);
  const plan = names(heading, words.plan) || nextYearPlan.test(heading);
  if (parent !== undefined && parent !== "mixed") return parent;
  if (shortcoming && plan) return "mixed";
  if (shortcoming) return "shortcoming";
  if (plan) return "plan";
  if (parent === "mixed") return "mixed";
  return names(heading, words.measure) ? "measure" : "other";
}

function names(heading: string, list: readonly string[]): boolean {
  return list.some((word) => heading.includes(word));
}
