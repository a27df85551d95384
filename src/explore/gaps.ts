import type { Concept } from "../concepts/concept.ts";
import { JucuoError } from "../corpus/errors.ts";
import type { Region } from "../corpus/region.ts";
import type { Hit } from "../search/contract.ts";
import { resolveRegion } from "../search/filter.ts";
import { subjectOfConcept } from "../search/subject.ts";
import { type Report, reportsOf } from "../search/survey.ts";
import { concreteness } from "./concreteness.ts";
import type { Gap, GapsAnswer, GapsRequest } from "./contract.ts";
import type { ExploreParts } from "./explorer.ts";
import { nameOf, namesOfAll } from "./find-concepts.ts";
import { type Cell, reportKey } from "./measure-matrix.ts";
import { peersOf } from "./peers.ts";

type Column = ReadonlyMap<string, Cell>;

/** Best passages of peers by which the concreteness of a measure is judged, and which are shown. */
const mostExamples = 3;

interface Situation {
  own: Report;
  /** All reports of the region. */
  ownReports: readonly Report[];
  peers: readonly Report[];
  columns: ReadonlyMap<string, Column>;
}

/** A gap before its examples are made into hits. */
interface Found extends Omit<Gap, "examples"> {
  measure: Concept;
  best: { passageId: string; score: number }[];
}

/**
 * Measures that many peers report and a region does not, by share of peers × (.5 + .5 × concreteness). A measure that the
 * region only plans, or only names as falling short, is a gap and says so; one whose part it reports is none. Throws
 * `not_found` where the region has no report of that year, and `invalid_request` where there is no peer.
 */
export async function gaps(request: GapsRequest, parts: ExploreParts): Promise<GapsAnswer> {
  const startedAt = performance.now();
  const { lexicon, divisions } = parts;
  const region = resolveRegion(request.region, "region", divisions);
  // First, since what comes after must not wait for a wrong request.
  ownReport(region, request.year, parts);
  const all = await parts.matrix.allColumns(lexicon.concepts);
  const own = ownReport(region, request.year, parts);
  const { rule, reason, reports: peers } = peersOf(region, own.year, request.peers, parts);
  if (peers.length === 0)
    throw new JucuoError("invalid_request", "没有可比的其他地区:库里没有别处的报告,或 peers 条件太窄。");
  const columns = new Map(lexicon.concepts.map(({ id }, at) => [id, all[at] ?? new Map<string, Cell>()]));
  const situation: Situation = { own, ownReports: reportsOfRegion(region, parts), peers, columns };
  const found = lexicon.concepts
    .flatMap((concept) => gapOf(concept, situation, parts) ?? [])
    .filter(({ share }) => share > 0 && share >= request.minShare)
    .sort(byWeight);
  const page = found.slice(request.offset, request.offset + request.limit);
  return {
    region,
    year: own.year,
    peerRule: rule,
    peerReason: reason,
    peers: peers.map((peer) => ({ region: peer.region, year: peer.year })),
    gaps: page.map(({ measure, best, ...gap }) => ({ ...gap, examples: examplesOf(measure, best, parts) })),
    total: { value: found.length, relation: "eq" },
    tookMs: Math.round(performance.now() - startedAt),
  };
}

/** The report of the year, or the latest. */
function ownReport(region: Region, year: number | undefined, parts: ExploreParts): Report {
  const reports = reportsOfRegion(region, parts);
  const own = year === undefined ? reports.at(-1) : reports.find((report) => report.year === year);
  if (own !== undefined) return own;
  const held = reports.length === 0 ? "" : `,库里有的是 ${reports.map((report) => report.year).join("、")} 年`;
  const asked = year === undefined ? "" : ` ${year} 年`;
  throw new JucuoError("not_found", `库里没有${region.name}${asked}的报告${held}。`);
}

function reportsOfRegion({ code }: Region, { library }: ExploreParts): Report[] {
  return reportsOf(library.reports({ regions: new Set([code]) })).sort((a, b) => a.year - b.year);
}

function gapOf(concept: Concept, situation: Situation, parts: ExploreParts): Found | undefined {
  const { own, peers, columns } = situation;
  const { lexicon, index } = parts;
  const cellOf = (id: string, report: Report): Cell | undefined => columns.get(id)?.get(reportKey(report));
  const has = (id: string): boolean => cellOf(id, own)?.status === "present";
  const mine = cellOf(concept.id, own);
  if (mine === undefined || mine.status === "present") return undefined;
  // Who reports a part of it does it.
  if (lexicon.withParts(concept.id).some(has)) return undefined;
  const having = peers.filter((peer) => cellOf(concept.id, peer)?.status === "present");
  const rated = having
    .flatMap((peer) => cellOf(concept.id, peer)?.passages.slice(0, 1) ?? [])
    .flatMap((one) => {
      const passage = index.passage(one.passageId);
      const tag = index.facts(one.passageId)?.tags.find((some) => some.concept === concept.id);
      return passage ? [{ ...one, concrete: concreteness(passage, tag) }] : [];
    })
    .sort((a, b) => b.concrete - a.concrete || b.score - a.score || (a.passageId < b.passageId ? -1 : 1));
  const best = rated.slice(0, mostExamples);
  const lastSeen = situation.ownReports.findLast(
    (report) => report.year < own.year && cellOf(concept.id, report)?.status === "present",
  )?.year;
  return {
    measure: concept,
    best,
    concept: { ...nameOf(concept), field: concept.field },
    peersPresent: having.length,
    peersTotal: peers.length,
    share: having.length / peers.length,
    concreteness: best.reduce((sum, { concrete }) => sum + concrete, 0) / Math.max(1, best.length),
    own: {
      status: mine.status,
      ...(mine.onlyIn && { onlyIn: mine.onlyIn }),
      ...(lastSeen !== undefined && { lastSeen }),
    },
    akinHere: namesOfAll(lexicon.akin(concept.id).filter(has), lexicon),
  };
}

function byWeight(a: Found, b: Found): number {
  const weight = ({ share, concreteness: concrete }: Found): number => share * (0.5 + 0.5 * concrete);
  return weight(b) - weight(a) || (a.concept.id < b.concept.id ? -1 : 1);
}

function examplesOf(concept: Concept, best: Found["best"], parts: ExploreParts): Hit[] {
  const subject = subjectOfConcept(concept.id, parts);
  return best.map(({ passageId, score }) => {
    const scored = { passageId, score, features: {}, isFull: true };
    return parts.hits.make(parts.hits.answer(scored), subject);
  });
}
