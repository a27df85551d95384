import ethnicGroups from "./ethnic-groups.json" with { type: "json" };

// What people drop in speech and in questions (苏州市 → 苏州). Longest first, so that 自治县 goes before 县.
const suffixes = [
  "特别行政区",
  "自治区",
  "自治州",
  "自治县",
  "自治旗",
  "地区",
  "林区",
  "街道办事处",
  "街道",
  "省",
  "市",
  "盟",
  "县",
  "区",
  "旗",
  "镇",
  "乡",
];
const autonomous = new Set(["自治区", "自治州", "自治县", "自治旗"]);
const ethnicTail = new RegExp(`^(.{2,}?)(?:(?:${ethnicGroups.join("|")})族)+$`, "u");
// 内蒙古自治区 and 维吾尔 name a people without 族.
const bareEthnicTail = /^(.{2,}?)(?:维吾尔)$/u;

/** The name without its suffix, as it is used in speech; names of two characters stay whole (如 吴县). */
export function shortName(name: string): string {
  const suffix = suffixes.find((candidate) => name.endsWith(candidate) && name.length - candidate.length >= 2);
  if (suffix === undefined) return name;
  const stem = name.slice(0, -suffix.length);
  if (!autonomous.has(suffix)) return stem;
  return ethnicTail.exec(stem)?.[1] ?? bareEthnicTail.exec(stem)?.[1] ?? stem;
}

/** Other ways of writing a name in full: 恩施州 for 恩施土家族苗族自治州, 芦台经济开发区 without the places before it. */
export function variantsOf(name: string, parents: readonly (string | undefined)[]): string[] {
  const variants: string[] = [];
  const autonomousKind = /自治([州县旗])$/u.exec(name)?.[1];
  if (autonomousKind !== undefined) variants.push(shortName(name) + autonomousKind);
  if (/(?:开发区|园区|新区|管理区|示范区|保税区)$/u.test(name)) {
    const prefixes = parents.flatMap((parent) => (parent === undefined ? [] : [parent, shortName(parent)]));
    const bare = withoutPrefixes(name, prefixes);
    if (bare !== name && bare.length >= 5) variants.push(bare);
    // 高新区, 经开区 alone name no place; after the city they do.
    const [city] = parents.flatMap((parent) => (parent === undefined ? [] : [shortName(parent)])).slice(-1);
    if (city !== undefined && /高新技术产业开发区$/u.test(name)) variants.push(`${city}高新区`, `${city}市高新区`);
    if (city !== undefined && /经济技术开发区$/u.test(name)) variants.push(`${city}经开区`, `${city}市经开区`);
  }
  if (name.endsWith("街道办事处")) variants.push(name.slice(0, -"办事处".length));
  return variants.filter((variant) => variant !== name);
}

function withoutPrefixes(name: string, prefixes: readonly string[]): string {
  const prefix = [...prefixes].sort((a, b) => b.length - a.length).find((candidate) => name.startsWith(candidate));
  return prefix === undefined ? name : withoutPrefixes(name.slice(prefix.length), prefixes);
}
