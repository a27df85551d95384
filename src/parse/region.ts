import type { Divisions } from "../corpus/divisions.ts";
import type { Level, Region } from "../corpus/region.ts";
import type { Found } from "./report.ts";

export interface RegionSources {
  title: string | null;
  /** First paragraph of the text. */
  opening: string;
  /** Organ that signs or issues; never the addressee, who is the author's superior. */
  signature?: string;
  issuer?: string;
  content: string;
}

const narrowness: Record<Level, number> = { province: 0, prefecture: 1, county: 2, township: 3 };
// What follows the name of the one who reports, in the first sentence: 登封市坚持…, 如东县人民政府认真….
const subjectVerb =
  /^(?:人民政府|政府)?(?:法治政府|坚持|以|认真|深入|紧紧|紧扣|紧盯|全面|始终|积极|持续|扎实|严格|高度|牢固|聚焦|围绕|切实|不断|在|深化|贯彻|按照|坚决|着力|大力|锚定|立足|把|将|各级|依法)/u;
// A region must be this often named, and twice as often as any other, before frequency alone decides.
const leastMentions = 3;

/**
 * Whose report it is: by title, else the subject of the first sentence, else signature, issuer, or the region that the
 * text names most. Undefined when nothing decides; a wrong region would be worse than none.
 */
export function findRegion(sources: RegionSources, divisions: Divisions): Found<Region> | undefined {
  const context = [sources.title, sources.issuer, sources.signature, sources.content].join("\n");
  const attempts: [source: string, text: string | null | undefined, names: string[]][] = [
    ["title", sources.title, namesInTitle(sources.title ?? "", divisions)],
    ["first-sentence", sources.opening, subjectsOf(sources.opening, divisions)],
    ["signature", sources.signature, fullNamesIn(sources.signature ?? "", divisions)],
    ["issuer", sources.issuer, fullNamesIn(sources.issuer ?? "", divisions)],
    ["frequency", undefined, mostFrequent(sources.content, divisions)],
  ];
  for (const [source, text, names] of attempts) {
    const region = narrowest(names, context, divisions);
    if (region) return { value: region, evidence: { field: "region", source, text: excerpt(text, region) } };
  }
  return undefined;
}

function excerpt(text: string | null | undefined, region: Region): string {
  return text && text.length <= 80 ? text : region.name;
}

/** Full names of divisions that stand in the text, in reading order. */
function fullNamesIn(text: string, divisions: Divisions): string[] {
  const found = new Map<string, number>();
  for (const { name } of divisions.all()) {
    const at = text.indexOf(name);
    // 城区, 郊区 and 矿区 are counties and also plain words: only after a name they belong to are they names.
    if (at >= 0 && (name.length > 2 || /[市省]$/u.test(text.slice(0, at)))) found.set(name, at);
  }
  return [...found].sort((a, b) => a[1] - b[1]).map(([name]) => name);
}

function namesInTitle(title: string, divisions: Divisions): string[] {
  const full = fullNamesIn(title, divisions);
  if (full.length > 0) return full;
  const short = [...divisions.all()]
    .filter(({ level }) => level === "province" || level === "prefecture")
    .map(({ name }) => divisions.shortName(name))
    .filter((name) => title.replace(/^[\d年度\s]+/u, "").startsWith(name));
  return short.slice(0, 1);
}

/** Names that do something in the first sentences; 在省委领导下 and 郑州市委 do not count. */
function subjectsOf(opening: string, divisions: Divisions): string[] {
  return fullNamesIn(opening, divisions).filter((name) => {
    for (let at = opening.indexOf(name); at >= 0; at = opening.indexOf(name, at + 1)) {
      if (subjectVerb.test(opening.slice(at + name.length))) return true;
    }
    return false;
  });
}

function mostFrequent(content: string, divisions: Divisions): string[] {
  const counts = fullNamesIn(content, divisions)
    .map((name) => ({ name, count: content.split(name).length - 1 }))
    .sort((a, b) => b.count - a.count);
  const [best, second] = counts;
  if (best === undefined || best.count < leastMentions || best.count < 2 * (second?.count ?? 0)) return [];
  return [best.name];
}

/** The narrowest region these names stand for; the superior that stands before the author's name is not the author. */
function narrowest(names: readonly string[], context: string, divisions: Divisions): Region | undefined {
  const levels = names.map((name) => divisions.find(name)).filter((regions) => regions.length > 0);
  const depth = Math.max(...levels.map((regions) => narrowness[regions[0]?.level ?? "province"]));
  const candidates = levels.find((regions) => narrowness[regions[0]?.level ?? "province"] === depth);
  return candidates === undefined ? undefined : resolve(candidates, context, divisions);
}

/** Of regions with the same name, the one whose superior the report names; undefined while that leaves several. */
function resolve(candidates: readonly Region[], context: string, divisions: Divisions): Region | undefined {
  if (candidates.length === 1) return candidates[0];
  for (const superior of ["prefecture", "province"] as const) {
    const named = candidates.filter((region) => {
      const name = region[superior];
      return name !== undefined && context.includes(divisions.shortName(name));
    });
    if (named.length === 1) return named[0];
  }
  return undefined;
}
