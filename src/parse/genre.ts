import type { Genre } from "../corpus/document.ts";
import type { Found } from "./report.ts";

const byTitle: readonly [Genre, RegExp][] = [
  ["other", /召开|听取|举行|印发.{0,60}(?:通知|要点)|调研|推进会|督察反馈/u],
  ["interpretation", /解读|图解|一图读懂|图说|答记者问|问答|说明$/u],
  ["work-report", /政府工作(?:的)?报告/u],
  ["annual-report", /(?:法治政府|依法行政|法治建设|法治工作|法治.{0,6}建设).{0,30}(?:报告|总结|情况|自查)/u],
];
const article = /^\s*第[一二三四五六七八九十百千零〇\d]+条(?:\s|[\u3000:\uFF1A]|之)/gmu;
const leastArticles = 3;
// Of all lines: a report that quotes three articles of a law has many more of its own.
const leastShareOfArticles = 0.2;
const rules = /(?:法|条例|办法|规定|细则|规则|规程|章程|解释|批复)(?:[(\uFF08].{1,40}[)\uFF09])?$/u;
// The line under the title of a law, a decision of a congress or an interpretation of a court.
const enacted =
  /\d{4}年\d{1,2}月\d{1,2}日[^。\n]{0,40}(?:人民代表大会|常务委员会|审判委员会|检察委员会|国务院)[^。\n]{0,40}(?:通过|批准|公布|发布|修订|修正)/u;
const speech = /代表.{0,20}政府.{0,12}(?:报告|作)/u;
const annualWords = /法治政府建设|第一责任人|依法行政/gu;
const leastMentions = 3;

/** What kind of text it is: by its title, else by how it begins and what it speaks of; "other" when nothing tells. */
export function findGenre(title: string | null, content: string): Found<Genre> {
  const found = (value: Genre, source: string, text: string, confidence: number): Found<Genre> => ({
    value,
    evidence: { field: "genre", source, text, confidence },
  });
  const articles = content.match(article)?.length ?? 0;
  const lines = content.split("\n").filter((line) => line.trim() !== "").length;
  if (articles >= leastArticles && articles >= lines * leastShareOfArticles)
    return found("regulation", "text", `${articles}条`, 0.9);
  const named = byTitle.find(([, pattern]) => pattern.test(title ?? ""));
  if (named !== undefined && title !== null) return found(named[0], "title", title, 0.97);
  if (title !== null && rules.test(title)) return found("regulation", "title", title, 0.8);
  const opening = content.slice(0, 600);
  const enactment = enacted.exec(opening)?.[0];
  if (enactment !== undefined) return found("regulation", "byline", enactment, 0.85);
  const addresses = content.match(/各位(?:代表|委员)/gu)?.length ?? 0;
  if (addresses >= 2) return found("work-report", "text", "各位代表", 0.8);
  if (speech.test(opening)) return found("work-report", "first-sentence", opening.slice(0, 60), 0.9);
  const words = content.match(annualWords) ?? [];
  if (words.length >= leastMentions) return found("annual-report", "text", words[0] ?? "", 0.7);
  return found("other", "text", title ?? "", 0.5);
}
