import { markerOf } from "../corpus/markers.ts";

// What begins an item without a number.
const bullet = /^(?:(?:首先|其次|再次|然后|最后|其[一二三四五])[,，]|[—–-]{1,3}|[●•◆■▪])\s*/u;
// Clauses that say when, why or under whom, not what was done.
const adverbial =
  /^(?:(?:19|20)\d{2}年(?:以来|度|来|内|末|底|初)?$|(?:一年来|今年(?:以来)?|近年来|近几年来|全年|年内|目前|同时|此外|另外|其中|与此同时|在此基础上|特别是|为此|下一步|下步|今后)$|(?:20\d{2}年(?:以来|度)?)?(?:我[省市县区州旗局镇]|全[省市县区州旗]|各级各部门|各地各部门|[省市县区]委、?[省市县区]?政府)$|(?:截至|截止|根据|按照|依据|围绕|为|针对|对照|对标|结合|鉴于|随着|面对|自).{0,60}$|(?:深入|认真|全面|坚定)?(?:学习|贯彻)(?:贯彻|落实|宣传)*.{0,60}(?:精神|思想|要求|部署|纲要|决议)$|(?:始终)?坚持以.{2,60}(?:为指导|为引领|为统领|为抓手|为目标)$|以.{2,60}(?:为指导|为引领|为统领|为抓手|为目标|为主线|为契机|为重点|为导向|为牵引|为载体|为核心|为突破口|为切入点)$|在.{2,60}(?:下|中|上|方面|基础上|领导下|过程中|前提下|时|后|期间)$|(?:市|县|区|省)?(?:主要负责人|政府主要领导).{0,4}$|会议(?:还|同时)?(?:强调|指出|要求|明确|认为|听取.{0,40})$)/u;
const clauseEnd = /[,，。;；:：!！?\n]/u;
const closers: Record<string, string> = { "“": "”", "《": "》", "(": ")", "（": "）", "「": "」" };
const shortestLabel = 4;
const longestLabel = 40;
const shortestSpaced = 6;

/**
 * The clause of an item that names its measure: 一是深化“双随机、一公开”监管,… → 深化“双随机、一公开”监管. Words of the
 * text itself, at most 40 characters.
 */
export function labelOf(text: string): string {
  const all = clausesOf(withoutMarker(text));
  const named = all.filter((clause) => clause.length >= shortestLabel);
  const label = named.find((clause) => !adverbial.test(clause)) ?? named[0] ?? all[0] ?? text;
  return cut(withoutLead(label));
}

/** Whether a text begins with the number or word of an item. */
export function beginsItem(text: string): boolean {
  return withoutMarker(text) !== text.trimStart();
}

function withoutMarker(text: string): string {
  const words = text.trimStart();
  return words.slice(markerOf(words)?.length ?? bullet.exec(words)?.[0].length ?? 0);
}

/** Clauses of a text; marks inside quotation marks and brackets end none. */
function clausesOf(text: string): string[] {
  const clauses: string[] = [];
  let [clause, open] = ["", ""];
  for (const character of text) {
    const isSpace = /\s/u.test(character) && clause.trim().length >= shortestSpaced;
    if (open === "" && (clauseEnd.test(character) || isSpace)) {
      clauses.push(clause.trim());
      clause = "";
      continue;
    }
    if (open === "") open = closers[character] ?? "";
    else if (character === open) open = "";
    clause += character;
  }
  return [...clauses, clause.trim()].filter(Boolean);
}

/** A year or a place that leads the clause is not the measure's name. */
function withoutLead(clause: string): string {
  const bare = clause.replace(/^(?:(?:19|20)\d{2}年(?:度|以来)?|今年(?:以来)?|一年来|近年来)/u, "");
  return bare.length >= shortestLabel ? bare : clause;
}

function cut(label: string): string {
  const characters = [...label];
  return characters.length <= longestLabel ? label : characters.slice(0, longestLabel).join("");
}
