import { isNumbered } from "../corpus/markers.ts";
import { cellSeparator } from "../corpus/table.ts";
import patterns from "./furniture.json" with { type: "json" };
import type { Line } from "./lines.ts";

type Place = "head" | "tail" | "any";

interface Rule {
  kind: string;
  where: Place;
  regex: RegExp;
  /** Whether a line with a 。 may be meant: a sentence is no furniture else, whatever word it begins with. */
  sentence: boolean;
}

const rules: readonly Rule[] = patterns.map((entry) => ({
  kind: entry.kind,
  where: entry.where as Place,
  regex: new RegExp(entry.pattern, "iu"),
  sentence: "sentence" in entry && entry.sentence === true,
}));
// What stands after a report and may be a sentence.
const tailSentences = rules.filter(({ sentence, where }) => sentence && where === "tail");
const labelledPair =
  /(?:来源|时间|日期|字体|字号|次数|阅读量?|浏览量?|索\s*引\s*号|发布机构|发文机关|责任编辑|作者)\s*[】\])]?\s*[:：|]/u;
const labelAlone =
  /^[【[(（]?(?:来\s*源|时\s*间|日\s*期|发[布表]时间|发布日期|更新时间|作\s*者|当前位置|您的位置|浏览次数|阅读量?|字体|字号|评论|分享到?|文号|索\s*引\s*号)\s*[:：]$/u;
const title = /(?:报告|总结|情况|解读|要点|公报|通知|方案|通报)(?:[(（].{1,10}[)）])?$/u;
const bullet = /^[●•◆■▪◎]/u;
const shortestBullet = 12;
const longestFurniture = 240;
const shortestProse = 60;
const longestTail = 60;
const longestTitle = 60;

/** What lines are: for each the kind of furniture, undefined for the report's own text; and where its prose begins. */
export interface Kinds {
  kinds: readonly (string | undefined)[];
  /** Index of the first line of prose. */
  firstProse: number;
}

/** Sort lines into the report's own text and what belongs to the page or the letter. */
export function furnitureKinds(lines: readonly Line[]): Kinds {
  const kinds = lines.map((line) =>
    line.aside ? (kindAt(line.text, ["any", "head", "tail"]) ?? "aside") : kindAt(line.text, ["any"]),
  );
  markBreadcrumbs(lines, kinds);
  markLabels(lines, kinds);
  const prose = (at: number): boolean => kinds[at] === undefined && isProse(lines[at]?.text ?? "");
  const positions = lines.map((_, at) => at);
  const firstProse = positions.find(prose) ?? lines.length;
  markHead(lines, kinds, firstProse);
  markRepeated(lines, kinds, firstProse);
  const lastProse = positions.findLast(prose) ?? lines.length;
  markTail(lines, kinds, lastProse);
  return { kinds, firstProse };
}

function kindAt(text: string, places: readonly Place[]): string | undefined {
  if (text.length > longestFurniture) return undefined;
  const isSentence = text.includes("。") && !labelledPair.test(text);
  return rules.find(
    ({ where, regex, sentence }) => places.includes(where) && (sentence || !isSentence) && regex.test(text),
  )?.kind;
}

/** 首页 / > / 政务公开 / > / 公告, each on a line of its own. */
function markBreadcrumbs(lines: readonly Line[], kinds: (string | undefined)[]): void {
  for (const [at, { text }] of lines.entries()) {
    if (!/^[>›»]+$/u.test(text)) continue;
    for (const neighbour of [at - 1, at + 1]) {
      const words = lines[neighbour]?.text ?? "";
      if (words.length <= 20 && !title.test(words)) kinds[neighbour] ??= "breadcrumb";
    }
  }
}

/** "来源:" alone on a line: what it announces stands on the next one. */
function markLabels(lines: readonly Line[], kinds: (string | undefined)[]): void {
  for (const [at, { text }] of lines.entries()) {
    if (!labelAlone.test(text)) continue;
    kinds[at] ??= "source";
    const next = lines[at + 1]?.text ?? "";
    if (next.length <= 40 && !isProse(next) && !title.test(next)) kinds[at + 1] ??= "source";
  }
}

/** Before the first prose: the rules of the head, and every short line that stands before the title. */
function markHead(lines: readonly Line[], kinds: (string | undefined)[], firstProse: number): void {
  for (let at = 0; at < firstProse; at++) {
    const text = lines[at]?.text ?? "";
    // 《…报告》 / 政策解读: the second line belongs to the title, though a column may be called so too.
    const isTitlePart = /^.{0,6}解读$/u.test(text) && /》$/u.test(lines[at - 1]?.text ?? "");
    // 县长 / 刘靖: the name on a line of its own.
    const isName = kinds[at - 1] === "byline" && /^\p{Script=Han}{2,4}$/u.test(text);
    if (isName) kinds[at] ??= "byline";
    if (!isTitlePart) kinds[at] ??= kindAt(text, ["head"]);
  }
  const titles = titleIndex(lines, kinds, firstProse);
  for (let at = 0; at < titles; at++) {
    const text = lines[at]?.text ?? "";
    // The first half of a title that is split over two lines ends with an organ, a year or 关于.
    const halfTitle =
      at >= titles - 2 &&
      text.length <= 30 &&
      /(?:关于|人民政府|行政公署|年度?|建设|法治|政府|工作|推进|的|局|厅|委员会|办公室|办公厅|办事处|省|市|县|区)$/u.test(
        text,
      );
    const goesOn = at === titles - 1 && /^(?:和|及|与|的|、)/u.test(lines[titles]?.text ?? "");
    if (text.length <= longestTitle && !halfTitle && !goesOn) kinds[at] ??= "navigation";
  }
}

/**
 * Where the title stands: of the lines that end like one, the last that names a year or a place; a column of the site
 * may be called 法治政府建设年度报告 as well.
 */
function titleIndex(lines: readonly Line[], kinds: readonly (string | undefined)[], firstProse: number): number {
  const candidates = lines
    .slice(0, firstProse)
    .flatMap(({ text }, at) =>
      kinds[at] === undefined &&
      text.length >= 8 &&
      text.length <= longestTitle &&
      title.test(text) &&
      !isNumbered(text)
        ? [at]
        : [],
    );
  return candidates.findLast((at) => /\d{4}|[省市县区州盟旗]/u.test(lines[at]?.text ?? "")) ?? candidates.at(-1) ?? -1;
}

/** A title or an opening printed again: once is enough. */
function markRepeated(lines: readonly Line[], kinds: (string | undefined)[], firstProse: number): void {
  const seen = new Set<string>();
  for (const [at, { text }] of lines.entries()) {
    if (kinds[at] !== undefined) continue;
    const isTitle = title.test(text) && text.length >= 10 && text.length <= longestTitle;
    const isPartOfTitle =
      at < firstProse &&
      title.test(text) &&
      [...seen].some((above) => above.length > text.length && title.test(above) && above.includes(text));
    if (isPartOfTitle || (seen.has(text) && (isTitle || text.length > 2 * shortestProse))) kinds[at] = "repeated";
    else if (isRunOn(text, lines, at)) kinds[at] = "repeated";
    seen.add(text);
  }
}

/** Pages end with the beginning of their text, for whoever shares them: 各位代表:现在,我代表…. */
function isRunOn(text: string, lines: readonly Line[], at: number): boolean {
  if (text.length < shortestProse / 2 || at < 6 || at < lines.length - 6) return false;
  const opening = lines
    .slice(0, at - 1)
    .map((line) => line.text)
    .join("")
    .replace(/\s/gu, "");
  return opening.includes(text.replace(/[\s….]+$/gu, "").replace(/\s/gu, ""));
}

/** After the last prose: the rules of the tail, and short lines that are no item, no table row and under no heading. */
function markTail(lines: readonly Line[], kinds: (string | undefined)[], lastProse: number): void {
  for (let at = lastProse + 1; at < lines.length; at++) {
    const text = lines[at]?.text ?? "";
    kinds[at] ??= kindAt(text, ["tail", "head"]);
    const isTable = text.includes(cellSeparator);
    const isAttachment = /^附\s*(?:件|表|图)/u.test(text);
    const underHeading =
      at === lastProse + 1 && isNumbered(lines[lastProse]?.text ?? "") && (lines[lastProse]?.text.length ?? 0) < 40;
    if (text.length <= longestTail && !isTable && !isAttachment && !underHeading) kinds[at] ??= "navigation";
  }
}

/** Whether a line is part of the report's own text: a sentence, a long line or an item. */
function isProse(text: string): boolean {
  if (/^[特专](?:此|将.{0,20})报告/u.test(text) || /^[(（]?此件/u.test(text)) return false;
  if (text.length <= longestFurniture && labelledPair.test(text)) return false;
  if (!text.includes("。") && ["source", "documentNumber", "date"].includes(kindAt(text, ["head"]) ?? "")) return false;
  if (text.length <= longestFurniture && tailSentences.some(({ regex }) => regex.test(text))) return false;
  if (bullet.test(text) && text.length >= shortestBullet) return true;
  return /[。;；!！]/u.test(text) || text.length > shortestProse || isNumbered(text);
}
