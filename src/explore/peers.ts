import type { Region } from "../corpus/region.ts";
import { levelNames } from "../corpus/words.ts";
import { resolveFilter } from "../search/filter.ts";
import { type Report, reportsOf } from "../search/survey.ts";
import type { PeerRule, ReportFilter } from "./contract.ts";
import type { ExploreParts } from "./explorer.ts";

export interface Peers {
  rule: PeerRule;
  /** A Chinese sentence. */
  reason: string;
  /** One report of each peer. */
  reports: Report[];
}

/** Fewer peers than these say little of what is usual. */
const leastPeers = 3;

/**
 * Whom a region is compared with: those given; else its level in its province, where fewer than three have a report its
 * level anywhere, and where those are fewer too all others. Each stands with its report of that year, else with its latest
 * one before, else with its earliest after: what is compared is what others do, not when they wrote it.
 */
export function peersOf(region: Region, year: number, given: ReportFilter | undefined, parts: ExploreParts): Peers {
  const { divisions, library } = parts;
  const others = (reports: readonly Report[]): Report[] =>
    reports.filter((report) => report.region.code !== region.code);
  if (given !== undefined) {
    const wanted = reportsOf(library.reports(resolveFilter(given, divisions, library.regions())));
    return { rule: "given", reason: "按所给条件选取。", reports: nearestInTime(others(wanted), year) };
  }
  const all = nearestInTime(others(reportsOf(library.reports())), year);
  const sameLevel = all.filter((report) => report.region.level === region.level);
  const sameProvince = sameLevel.filter((report) => report.region.province === region.province);
  const level = levelNames[region.level];
  if (sameProvince.length >= leastPeers) {
    return { rule: "same-province", reason: `${region.province}同为${level}的其他地区。`, reports: sameProvince };
  }
  if (sameLevel.length >= leastPeers) {
    // A province is the only one of its level in its province: that is no lack of reports.
    if (region.level === "province") return { rule: "same-level", reason: "其他省级地区。", reports: sameLevel };
    const few = `${region.province}同为${level}的其他地区有报告的不足 ${leastPeers} 个,`;
    return { rule: "same-level", reason: `${few}改与各省${level}地区相比。`, reports: sameLevel };
  }
  return {
    rule: "all",
    reason: `同为${level}的其他地区有报告的不足 ${leastPeers} 个,改与库里其他所有地区相比。`,
    reports: all,
  };
}

/** Of each region one report, by region code. */
function nearestInTime(reports: readonly Report[], year: number): Report[] {
  const byRegion = new Map<string, Report>();
  for (const report of reports) {
    const known = byRegion.get(report.region.code);
    if (known === undefined || distance(report.year, year) < distance(known.year, year)) {
      byRegion.set(report.region.code, report);
    }
  }
  return [...byRegion.values()].sort((a, b) => (a.region.code < b.region.code ? -1 : 1));
}

/** Years before come before years after, however near. */
function distance(year: number, wanted: number): number {
  return year <= wanted ? wanted - year : 1_000 + year - wanted;
}
