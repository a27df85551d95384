import type { Divisions } from "../corpus/divisions.ts";
import plainNames from "../corpus/plain-names.json" with { type: "json" };
import type { Region } from "../corpus/region.ts";
import documentPrefixes from "./document-prefixes.json" with { type: "json" };
import { findMentions, type Mention, narrowestMentions } from "./mentions.ts";
import words from "./region-words.json" with { type: "json" };
import type { Found } from "./report.ts";
import { selfEnding, selfMentions } from "./self-words.ts";

export interface RegionSources {
  title: string | null;
  /** 在…人民代表大会…会议上, 县长 …: lines under a title that name who speaks and where. */
  bylines: readonly string[];
  /** First paragraphs of the text. */
  opening: string;
  /** Organ that signs. */
  signature?: string;
  /** Organ that the page names as issuer or source: it may only host the report. */
  issuer?: string;
  /** Whom the report is addressed to: the author's superior, never the author. */
  addressee?: string;
  documentNumber?: string;
  /** Everything else that the page prints beside the text. */
  page: readonly string[];
  /** Menus, links and imprint of the site: its name may tell which of several places of one name is meant. */
  footer: readonly string[];
  content: string;
}

/** A region that a part of the report names as the author's, before it is known which of its name. */
interface Claim {
  source: string;
  text: string;
  mention: Mention;
  confidence: number;
}

const subjectVerb = new RegExp(`^(?:人民政府|政府|县委、县政府|市委、市政府)?(?:${words.subjectVerbs})`, "u");
const zone = new RegExp(`^(?:[\\p{Script=Han}]{0,4})(?:${words.zones})`, "u");
const zoneAuthor = new RegExp(
  `^([\\p{Script=Han}]{2,14}?(?:${words.zones}))(?:管委会|管理委员会|党工委)?(?:\\d{4}|二〇|关于|法治|依法|年度)`,
  "u",
);
const anyZone = new RegExp(words.zones, "u");
const template = new RegExp(words.templates, "u");
const organ =
  /^(?:人民政府|政府|司法局|司法厅|市场监督管理局|管委会|管理委员会|街道办事处|办事处|委员会|[\p{Script=Han}]{2,14}(?:局|厅|办公室|委员会|支队|中心))/u;
const speaker = /(?:我(?:谨)?代表|受)(?:中共)?([\p{Script=Han}]{2,24}?)(?:第[一二三四五六七八九十]+届)?人民政府/gu;
const leastMentions = 5;
const plain = new Set(plainNames.names);
const otherPlaces = new RegExp(words.unlistedZones, "gu");
const prefixes: Record<string, string[]> = documentPrefixes;
const doubt = 0.6;
// A name without suffix may be a word, and one of former days may have had other borders.
const uncertainty: Record<Mention["kind"], number> = { full: 0, short: 0.1, former: 0.25 };

/**
 * Whose report it is, by the first of these that tells: title, byline, speaker, subject of the first sentences,
 * signature, issuer, and the region the text names most. Undefined when nothing decides or a name stays ambiguous: a
 * wrong region would be worse than none.
 */
export function findRegion(sources: RegionSources, divisions: Divisions): Found<Region> | undefined {
  if (isTemplate(sources.title, sources.opening) || namesUnlistedZone(sources, divisions)) return undefined;
  const claims = claimsOf(sources, divisions);
  for (const claim of claims) {
    // A zone that the official list does not hold is a place of its own, not the city whose name it bears.
    if (isUnlistedZone(claim)) return undefined;
    const region = resolve(claim, sources, divisions);
    if (region === undefined) {
      // The author is named, only not which of that name: weaker evidence must not put another in its place.
      if (claim.confidence > 0.9 || claim.mention.kind === "former") return undefined;
      continue;
    }
    // The site that hosts a report of 我市 may be the province's.
    const ending = claim.source === "issuer" ? selfEnding(sources.content) : undefined;
    if (ending !== undefined && !region.name.endsWith(ending)) continue;
    const contradicted = claims.some((other) => other.confidence >= 0.9 && !agree(region, other, divisions));
    const confidence = contradicted ? Math.min(claim.confidence, doubt) : claim.confidence;
    return { value: region, evidence: { field: "region", source: claim.source, text: excerpt(claim), confidence } };
  }
  return byFrequency(sources, divisions);
}

/** The last resort, and always in doubt. */
function byFrequency(sources: RegionSources, divisions: Divisions): Found<Region> | undefined {
  const mention = mostFrequent(sources.content, divisions);
  const region = mention && resolve({ source: "frequency", text: "", mention, confidence: doubt }, sources, divisions);
  if (region === undefined) return undefined;
  return { value: region, evidence: { field: "region", source: "frequency", text: region.name, confidence: doubt } };
}

function claimsOf(sources: RegionSources, divisions: Divisions): Claim[] {
  const { title, bylines, opening, signature, issuer, content } = sources;
  const claim = (source: string, text: string, mention: Mention | undefined, confidence: number): Claim[] =>
    mention === undefined ? [] : [{ source, text, mention, confidence: confidence - uncertainty[mention.kind] }];
  return [
    ...claim("title", title ?? "", authorInTitle(title ?? "", divisions), 0.98),
    ...bylines.flatMap((line) => claim("byline", line, authorInByline(line, divisions), 0.97)),
    ...speakersIn(`${opening}\n${content.slice(0, 3000)}`, divisions).flatMap((mention) =>
      claim("speaker", mention.name, mention, 0.96),
    ),
    ...claim("signature", signature ?? "", lastNarrow(signature ?? "", divisions), 0.95),
    ...subjectsOf(opening, divisions).flatMap((mention) => claim("first-sentence", opening, mention, 0.92)),
    ...claim("issuer", issuer ?? "", lastNarrow(issuer ?? "", divisions), 0.8),
    ...claim("document-number", sources.documentNumber ?? "", numberedBy(sources, divisions), 0.8),
  ];
}

/** The first name of a title, narrowed as far as it goes: 江苏省南通市如东县… is 如东县's. */
function authorInTitle(title: string, divisions: Divisions): Mention | undefined {
  const plain = title.replace(/^[\s\d年度〇零一二三四五六七八九十—《“"关于]+/u, (lead) => " ".repeat(lead.length));
  const mentions = narrowestMentions(findMentions(plain, divisions, { everyKind: true }));
  const full = mentions.filter(({ kind }) => kind !== "short");
  // A name without suffix counts only where the author's name stands, at the beginning.
  const short = mentions.find(
    ({ start, kind, end }) => kind === "short" && start === plain.search(/\S/u) && isNameEnd(plain.slice(end)),
  );
  const first = short !== undefined && short.start < (full[0]?.start ?? Infinity) ? short : full[0];
  return first ?? short;
}

function isNameEnd(after: string): boolean {
  return /^(?:\d|法治|依法|人民|政府|关于|司法|20|二|年度|高新|经济|开发|工作|$)/u.test(after.trim());
}

function authorInByline(line: string, divisions: Divisions): Mention | undefined {
  const mentions = narrowestMentions(findMentions(line, divisions));
  return (
    mentions.find(({ end }) =>
      /^(?:第.{1,6}届|人民代表大会|人民政府|人大|政协|[代]?(?:省长|市长|县长|区长|州长|主席))/u.test(line.slice(end)),
    ) ?? mentions[0]
  );
}

function speakersIn(text: string, divisions: Divisions): Mention[] {
  return [...text.matchAll(speaker)].flatMap(([, name = ""]) => {
    const mentions = narrowestMentions(findMentions(name, divisions));
    return mentions.slice(-1);
  });
}

function lastNarrow(text: string, divisions: Divisions): Mention | undefined {
  const mentions = narrowestMentions(findMentions(text, divisions, { everyKind: true }));
  return mentions.find(({ end }) => organ.test(text.slice(end))) ?? (text.length <= 12 ? mentions[0] : undefined);
}

/** Names that do something in the first sentences; 在省委领导下 and 郑州市委 do not count. */
function subjectsOf(opening: string, divisions: Divisions): Mention[] {
  return narrowestMentions(findMentions(opening, divisions)).filter(({ start, end }) => {
    const before = opening.slice(Math.max(0, start - 4), start);
    return (
      subjectVerb.test(opening.slice(end)) &&
      !/(?:由|向|对|在|赴|与|和|、|被|给|经|请|自|借鉴|学习|参照|对标|对照|考察|邀请|联合|会同)$/u.test(before)
    );
  });
}

/** 宁政发〔2024〕12号: the first character stands for a province or a city. */
function numberedBy({ documentNumber, content }: RegionSources, divisions: Divisions): Mention | undefined {
  const prefix = /^(\p{Script=Han})(?:政|府|政府|政办|府办)/u.exec(documentNumber ?? "")?.[1];
  const regions = (prefixes[prefix ?? ""] ?? []).flatMap((code) => divisions.get(code) ?? []);
  const ending = selfEnding(content);
  const fitting = regions.filter(({ name }) => ending !== undefined && name.endsWith(ending));
  const [region] = fitting;
  return region && fitting.length === 1
    ? { start: 0, end: 0, name: region.name, regions: [region], kind: "full" }
    : undefined;
}

/**
 * The region named most in a text that does not say whose it is: one of those whose name ends as the text speaks of
 * itself (全县, 我市), also by its name without suffix, and clearly more often than any other of that level.
 */
function mostFrequent(content: string, divisions: Divisions): Mention | undefined {
  const ending = selfEnding(content);
  if (ending === undefined) return undefined;
  // 雄安新区 holds 安新 and is not it.
  const text = content.replace(otherPlaces, " ");
  const counts = new Map<string, { name: string; count: number }>();
  for (const region of divisions.all()) {
    // What was a county then may be a district or a city today.
    const wasCounty = ending === "县" && region.level === "county";
    if (!region.name.endsWith(ending) && !wasCounty) continue;
    const short = divisions.shortName(region.name);
    if (short.length > 1 && !plain.has(short))
      counts.set(short, { name: region.name, count: text.split(short).length - 1 });
  }
  const [best, second] = [...counts.values()].sort((one, other) => other.count - one.count);
  if (best === undefined || best.count < leastMentions || best.count < 2 * (second?.count ?? 0)) return undefined;
  return { start: 0, end: 0, name: best.name, regions: divisions.fullyNamed(best.name), kind: "full" };
}

/** The one region a claim means, by what else the report and its page say; undefined while that leaves several. */
function resolve({ mention }: Claim, sources: RegionSources, divisions: Divisions): Region | undefined {
  if (mention.regions.length === 1) return mention.regions[0];
  const near = [sources.title, sources.signature, sources.issuer, sources.addressee, ...sources.bylines].join("\n");
  const page = [...sources.page, sources.opening].join("\n");
  const byLevel = levelHint(mention.regions, sources);
  if (byLevel.length === 1) return byLevel[0];
  const qualified = byLevel.filter((region) => isQualified(region, sources, divisions));
  if (qualified.length === 1) return qualified[0];
  for (const text of [near, page, sources.content]) {
    const named = mostNamedParents(byLevel, text, divisions);
    if (named !== undefined) return named;
  }
  return byLevel.length === 1 ? byLevel[0] : undefined;
}

/** Whether the text or its page names the region right after its superior: 开封市鼓楼区. */
function isQualified(region: Region, { content, page, footer }: RegionSources, divisions: Divisions): boolean {
  const parents = [region.county, region.prefecture, region.province].filter((name) => name !== undefined);
  const names = parents.flatMap((name) => [name + region.name, divisions.shortName(name) + region.name]);
  return names.some((name) => [content, ...page, ...footer].some((text) => text.includes(name)));
}

/** 吉林 is a province or a city: what the text calls itself (全省, 我市) tells. */
function levelHint(
  regions: readonly Region[],
  { content, title, signature, bylines }: RegionSources,
): readonly Region[] {
  const text = [title, signature, ...bylines, content].join("\n");
  if (new Set(regions.map(({ level }) => level)).size < 2) return regions;
  const counts = regions.map((region) => selfMentions(text, region));
  const best = Math.max(...counts);
  return best === 0 ? regions : regions.filter((_, at) => counts[at] === best);
}

/** Of regions with the same name, the only one whose superiors the text names, or names clearly more. */
function mostNamedParents(regions: readonly Region[], text: string, divisions: Divisions): Region | undefined {
  for (const parent of ["county", "prefecture", "province"] as const) {
    const counted = regions
      .map((region) => ({ region, count: countName(region[parent], text, divisions) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
    const [best, second] = counted;
    if (best === undefined) continue;
    const alone = counted.filter(({ count }) => count === best.count).length === 1;
    if (alone && best.count >= 2 * (second?.count ?? 0)) return best.region;
    if (parent !== "province") return undefined;
  }
  return undefined;
}

function countName(name: string | undefined, text: string, divisions: Divisions): number {
  if (name === undefined) return 0;
  const full = text.split(name).length - 1;
  return full > 0 ? full : (text.split(divisions.shortName(name)).length - 1) / 2;
}

/** Whether a claim may mean the region, a part of it that is named alike, or one around it. */
function agree(region: Region, { mention }: Claim, divisions: Divisions): boolean {
  return mention.regions.some((other) => divisions.isWithin(region, other) || divisions.isWithin(other, region));
}

/** Whether the title names a zone as the author, 南京江北新区2023年…, that the official list does not hold. */
function namesUnlistedZone({ title }: RegionSources, divisions: Divisions): boolean {
  const name = zoneAuthor.exec((title ?? "").replace(/^[\s\d年度关于《“]+/u, ""))?.[1];
  return name !== undefined && !/建设|创建|法治/u.test(name) && divisions.find(name).length === 0;
}

function isUnlistedZone({ mention, text, source }: Claim): boolean {
  if (!["title", "signature", "issuer"].includes(source)) return false;
  const after = text.slice(text.indexOf(mention.name) + mention.name.length);
  return zone.test(after) && !anyZone.test(mention.name);
}

/** Whether a text is a form to be filled in: 某县, *区, XX市 stand where the author's name would. */
export function isTemplate(title: string | null, opening: string): boolean {
  return template.test(title ?? "") || template.test(opening.slice(0, 120));
}

function excerpt({ text, mention }: Claim): string {
  return text !== "" && text.length <= 80 ? text : mention.name;
}
