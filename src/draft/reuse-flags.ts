import type { Divisions } from "../corpus/divisions.ts";
import type { Figure } from "../corpus/figure.ts";
import type { Span } from "../corpus/passage.ts";
import type { Region } from "../corpus/region.ts";
import type { Alignment } from "./align-draft.ts";
import type { ReuseFlag } from "./reuse-contract.ts";
import { type DraftFacts, originOf, type SpanFound } from "./reused-spans.ts";

export interface FlagParts {
  divisions: Divisions;
  /** The figures of a text with their places, as reports are read. */
  readFigures(text: string): { at: number; figure: Figure }[];
}

const year = /(?<!\d)((?:19|20)\d{2})年/gu;
const divisionEnd = /[省市县区州盟旗]/u;
const longestName = 12;

/**
 * What may have come over with the words of another report: names of its place, its figures, its year. Only inside spans
 * that say something of their own, each place of the draft once; names of a source's region also elsewhere in the draft.
 */
export function reuseFlags(spans: readonly SpanFound[], draft: DraftFacts, parts: FlagParts): ReuseFlag[] {
  const telling = spans.filter(({ span }) => !span.boilerplate.discounted);
  const flags = telling.flatMap(({ span, alignments }) => {
    const [best] = alignments;
    if (best === undefined || originOf(best.document, draft) === "own-same-year") return [];
    return [
      ...foreignPlaces(span, alignments, draft, parts),
      ...carriedFigures(best, draft, parts),
      ...carriedYears(best, draft),
    ];
  });
  flags.push(...namesOutside(telling, draft).filter((flag) => !flags.some((known) => overlaps(known, flag))));
  return flags.sort((a, b) => a.start - b.start || a.end - b.end || (a.kind < b.kind ? -1 : 1));
}

function foreignPlaces(span: Span, alignments: readonly Alignment[], draft: DraftFacts, parts: FlagParts): ReuseFlag[] {
  const own = draft.region;
  if (own === undefined) return [];
  const text = draft.text.slice(span.start, span.end);
  return alignments
    .filter(({ document }) => document.region.code !== own.code)
    .slice(0, 1)
    .flatMap((alignment) =>
      namesIn(text, alignment.document.region, own, parts.divisions).map(({ start, end }) => {
        const words = text.slice(start, end);
        return flagOf("foreign-place", { start: span.start + start, end: span.start + end }, alignment, {
          text: words,
          message: `此处写的是“${words}”,而稿件属于${own.name};相同或相近的文字见于${labelOf(alignment)}。`,
        });
      }),
    );
}

/** The source's name where its words are not: what was carried over is often carried into the next sentence too. */
function namesOutside(spans: readonly SpanFound[], draft: DraftFacts): ReuseFlag[] {
  const own = draft.region;
  if (own === undefined) return [];
  const sources = new Map(
    spans
      .flatMap(({ alignments }) => alignments.slice(0, 1))
      .filter(({ document }) => document.region.code !== own.code)
      .map((alignment) => [alignment.document.region.code, alignment] as const),
  );
  return [...sources.values()].flatMap((alignment) =>
    placesOf(draft.text, alignment.document.region.name).map((place) =>
      flagOf("foreign-place", place, alignment, {
        text: alignment.document.region.name,
        message: `稿件属于${own.name},此处写的是“${alignment.document.region.name}”;稿中别处有文字与${labelOf(alignment)}相同或相近,请核对。`,
      }),
    ),
  );
}

/**
 * Places of names in a text that belong to the source's region and not to one's own: full names of any division that lies
 * in it or holds it, and its own short name (威海).
 */
function namesIn(text: string, source: Region, own: Region, divisions: Divisions): Span[] {
  const isRelated = (a: Region, b: Region): boolean => divisions.isWithin(a, b) || divisions.isWithin(b, a);
  const found: Span[] = [];
  for (let end = 2; end <= text.length; end++) {
    if (!divisionEnd.test(text[end - 1] ?? "")) continue;
    for (let start = Math.max(0, end - longestName); start <= end - 2; start++) {
      const regions = divisions.fullyNamed(text.slice(start, end));
      if (regions.length === 0) continue;
      const isForeign =
        !regions.some((region) => isRelated(region, own)) && regions.some((region) => isRelated(region, source));
      if (isForeign) found.push({ start, end });
      break;
    }
  }
  const short = divisions.shortName(source.name);
  const isOwnName = [own.name, own.prefecture, own.province].some((name) => name?.includes(short));
  if (short.length >= 2 && !isOwnName)
    found.push(...placesOf(text, short).filter((span) => !found.some((known) => overlaps(known, span))));
  return found.sort((a, b) => a.start - b.start);
}

function placesOf(text: string, words: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    found.push({ start: at, end: at + words.length });
  }
  return found;
}

/** Figures of the draft whose every character stands in the source too. */
function carriedFigures(best: Alignment, draft: DraftFacts, { readFigures }: FlagParts): ReuseFlag[] {
  const { start, end } = best.draft;
  return readFigures(draft.text.slice(start, end)).flatMap(({ at, figure }) => {
    const place = { start: start + at, end: start + at + figure.text.length };
    if (!isSame(place, best)) return [];
    const message = `“${figure.what}${figure.text}”与${labelOf(best)}此处的数字相同,请核对是否为本稿的数字。`;
    return [flagOf("carried-figure", place, best, { text: figure.text, message })];
  });
}

/** The year of the source's report, left in a draft of another. */
function carriedYears(best: Alignment, draft: DraftFacts): ReuseFlag[] {
  if (draft.year === undefined || draft.year === best.document.year) return [];
  const { start, end } = best.draft;
  return [...draft.text.slice(start, end).matchAll(year)].flatMap(({ index, 0: words, 1: number }) => {
    const place = { start: start + index, end: start + index + words.length };
    if (Number(number) !== best.document.year || !isSame(place, best)) return [];
    const message = `此处写的是“${words}”,而稿件是${draft.year}年的;相同或相近的文字见于${labelOf(best)}。`;
    return [flagOf("carried-year", place, best, { text: words, message })];
  });
}

function isSame(place: Span, { same }: Alignment): boolean {
  return same.some(({ start, end }) => start <= place.start && place.end <= end);
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function labelOf({ document: { region, year: reported, label } }: Alignment): string {
  return label.includes(region.name) ? `《${label}》` : `${region.name}${reported}年《${label}》`;
}

function flagOf(
  kind: ReuseFlag["kind"],
  { start, end }: Span,
  { passage, document: { label, region, year: reported } }: Alignment,
  { text, message }: { text: string; message: string },
): ReuseFlag {
  return { kind, start, end, text, message, source: { passageId: passage.id, label, region, year: reported } };
}
