import type { Divisions } from "../corpus/divisions.ts";
import type { Span } from "../corpus/passage.ts";
import plainNames from "../corpus/plain-names.json" with { type: "json" };
import type { Region } from "../corpus/region.ts";

/** A full name of a division in a text, and all divisions that bear it. */
export interface PlaceName extends Span {
  regions: readonly Region[];
}

const plain = new Set(plainNames.names);
const divisionEnd = /[省市县区州盟旗]/u;
// 经济技术开发区 is a division's name in the list and every city's kind of zone.
const kindOnly = /^(?:经济(?:技术)?|高新(?:技术)?(?:产业)?|综合|工业)?(?:开发区|保税区|新区|园区|示范区|管理区)$/u;
const longestName = 12;

/** Full names of divisions, the longest at each place: 海丰县 is no 丰县. Words that are also names (城区) are none. */
export function placeNames(text: string, divisions: Divisions): PlaceName[] {
  const found: PlaceName[] = [];
  for (let end = 2; end <= text.length; end++) {
    if (!divisionEnd.test(text[end - 1] ?? "")) continue;
    for (let start = Math.max(0, end - longestName); start <= end - 2; start++) {
      const name = text.slice(start, end);
      const regions = divisions.fullyNamed(name);
      if (regions.length === 0) continue;
      if (!plain.has(name) && !kindOnly.test(name)) found.push({ start, end, regions });
      break;
    }
  }
  return found;
}

/**
 * Places of names in a text that belong to the source's region and not to one's own: full names of any division that lies
 * in it or holds it, and its own short name (威海) where that is no common word (公安).
 */
export function namesOf(
  source: Region,
  { text, own, divisions }: { text: string; own: Region; divisions: Divisions },
): Span[] {
  const named = placeNames(text, divisions);
  const found: Span[] = named
    .filter(
      ({ regions }) =>
        !regions.some((region) => isRelated(region, own, divisions)) &&
        regions.some((region) => isRelated(region, source, divisions)),
    )
    .map(({ start, end }) => ({ start, end }));
  const short = divisions.shortName(source.name);
  const isOwnName = [own.name, own.prefecture, own.province].some((name) => name?.includes(short));
  if (short.length >= 2 && !isOwnName && !plain.has(short)) {
    found.push(...placesOf(text, short).filter((span) => !named.some((known) => overlaps(known, span))));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether one holds the other. */
export function isRelated(a: Region, b: Region, divisions: Divisions): boolean {
  return divisions.isWithin(a, b) || divisions.isWithin(b, a);
}

function placesOf(text: string, words: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    found.push({ start: at, end: at + words.length });
  }
  return found;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
