import type { SectionKind } from "../corpus/passage.ts";
import words from "./section-words.json" with { type: "json" };

const nextYearPlan = /20\d{2}年.{0,12}(?:安排|计划|打算|重点|任务|目标|工作要点)/u;
const reviewed = /回顾|总结|完成情况|推进情况|开展情况|落实情况|进展|成效|做法|举措/u;
const unlike = /名词|术语|用语|注释|其他|附件|附表|说明|依据|背景|意义|为什么|包括哪些/u;
const planOpening =
  /^(?:今年政府工作的|今年工作的|下一步|下步|下一阶段|下一年度?|今后|(?:20\d{2}年[,，]?)?(?:我[市县区省局镇]|全[市县区省])将|新的一年|20\d{2}年[,，](?:[\p{Script=Han}]{0,12})?将)/u;
const shortcomingOpening =
  /^(?:(?:各位代表[,，!！])?(?:虽然|尽管|同时|但|但是|我们也|我们清醒|当前|在肯定成绩|在看到成绩|成绩来之不易).{0,60}(?:不足|问题|差距|短板)|存在(?:的)?(?:主要)?(?:不足|问题)|主要(?:表现在|问题))/u;
const numberedNote = /^[[【〔]\s*\d{1,3}\s*[\]】〕]\s*[^。]{2,40}[:\uFF1A]/u;
const bracketedNote = /^\d{1,3}\s*[.、\uFF0E]\s*[[【〔][^\]】〕\n]{2,30}[\]】〕]\s*(?=\p{Script=Han}|[:\uFF1A])/u;
const explained = /^(?:\d{1,3}\s*[.、\uFF0E]?\s*)?[^。,\uFF0C]{2,40}[:\uFF1A](?:是|即|主要|通常)?(?:指|即)/u;
const innerPlan = /(?<=[。;；])(?=(?:下一步|下步|今后|针对(?:上述|以上|存在的?)(?:问题|不足)))/u;

/**
 * The kind of section that a heading announces. `parent` is the kind of the chapter above: a sub-heading changes it
 * only in a chapter that announces shortcomings and plans at once.
 */
export function sectionKind(heading: string, parent?: SectionKind | "mixed"): SectionKind | "mixed" {
  const shortcoming = names(heading, words.shortcoming) && !names(heading, words.solved);
  const plan = (names(heading, words.plan) || nextYearPlan.test(heading)) && !reviewed.test(heading);
  if (parent !== undefined && parent !== "mixed" && parent !== "other" && parent !== "preamble") return parent;
  if (shortcoming && plan) return "mixed";
  if (shortcoming) return "shortcoming";
  if (plan) return "plan";
  if (parent === "mixed") return "mixed";
  if (names(heading, words.leadership)) return "leadership";
  // A chapter that is called by its matter (打造“放心消费”品牌) tells what was done, like most of a report.
  return names(heading, words.measure) || !unlike.test(heading) ? "measure" : "other";
}

/**
 * Whether a chapter that follows a chapter of plans goes on planning: a work report closes with 加强政府自身建设, which is what
 * will be done. A chapter that says it looks back does not.
 */
export function continuesPlan(heading: string, kind: SectionKind | "mixed"): boolean {
  return kind === "measure" && !reviewed.test(heading) && !/情况|附件|名词/u.test(heading);
}

/** The kind of a whole text by its title: 工作要点, 实施方案 and the like plan and report nothing. */
export function kindOfTitle(title: string | null): SectionKind | undefined {
  const plans = /(?:要点|计划|方案|规划|安排)(?:》?的?通知)?(?:[(\uFF08].{1,10}[)\uFF09])?$/u.test(title ?? "");
  return plans && !/报告|总结|情况|解读/u.test(title ?? "") ? "plan" : undefined;
}

/** The kind that a paragraph opens by its own words, whatever the heading: 下一步,我市将…; undefined when it opens none. */
export function openedKind(paragraph: string): "plan" | "shortcoming" | undefined {
  if (planOpening.test(paragraph)) return "plan";
  return shortcomingOpening.test(paragraph.slice(0, 120)) ? "shortcoming" : undefined;
}

/** Whether a paragraph tells of what the leaders do in person, under whatever heading. */
export function tellsOfLeaders(paragraph: string): boolean {
  return /^[^。]{0,24}(?:主要负责人|主要负责同志|主要领导|党政主要|党政负责人)[^。]{0,60}(?:第一责任人|履行|带头|亲自|主持)/u.test(
    paragraph,
  );
}

/** Whether a line explains a word that the report uses: [24]“三项制度”:指…. It tells of no practice. */
export function isGlossary(line: string): boolean {
  return numberedNote.test(line) || bracketedNote.test(line) || explained.test(line);
}

/** Offset at which a paragraph of shortcomings goes over to plans, or undefined. */
export function planStart(paragraph: string): number | undefined {
  const at = paragraph.search(innerPlan);
  return at > 0 ? at : undefined;
}

function names(heading: string, list: readonly string[]): boolean {
  return list.some((word) => heading.includes(word));
}
