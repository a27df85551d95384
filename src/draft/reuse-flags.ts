import { titleOf } from "../corpus/cite.ts";
import type { Divisions } from "../corpus/divisions.ts";
import type { Figure } from "../corpus/figure.ts";
import type { Span } from "../corpus/passage.ts";
import type { Alignment } from "./align-draft.ts";
import { isRelated, namesOf, placeNames } from "./place-names.ts";
import type { ReuseFlag } from "./reuse-contract.ts";
import { type DraftFacts, originOf, type SpanFound } from "./reused-spans.ts";

export interface FlagParts {
  divisions: Divisions;
  /** The figures of a text with their places, as reports are read. */
  readFigures(text: string): { at: number; figure: Figure }[];
}

const year = /(?<!\d)((?:19|20)\d{2})年/gu;

/**
 * What may have come over with the words of another report: names of its place, its figures, its year. Only inside spans
 * that say something of their own, each place of the draft once; names of a source's region also elsewhere in the draft.
 */
export function reuseFlags(spans: readonly SpanFound[], draft: DraftFacts, parts: FlagParts): ReuseFlag[] {
  // Of the whole draft: a span may begin or end within a number or its unit.
  const figures = parts.readFigures(draft.text);
  const telling = spans.filter(({ span }) => !span.boilerplate.discounted);
  const flags = telling.flatMap(({ span, alignments }) => {
    const [best] = alignments;
    if (best === undefined || originOf(best.document, draft) === "own-same-year") return [];
    const told = figures.filter(({ at, figure }) => at >= span.start && at + figure.text.length <= span.end);
    return [
      ...foreignPlaces(span, alignments, draft, parts),
      ...carriedFigures(told, best),
      ...carriedYears(best, draft),
    ];
  });
  flags.push(...namesOutside(telling, draft, parts).filter((flag) => !flags.some((known) => overlaps(known, flag))));
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
      namesOf(alignment.document.region, { text, own, divisions: parts.divisions }).map(({ start, end }) => {
        const words = text.slice(start, end);
        return flagOf("foreign-place", { start: span.start + start, end: span.start + end }, alignment, {
          text: words,
          message: `此处写的是“${words}”,而稿件属于${own.name};相同或相近的文字见于${labelOf(alignment)}。`,
        });
      }),
    );
}

/** The source's name where its words are not: what was carried over is often carried into the next sentence too. */
function namesOutside(spans: readonly SpanFound[], draft: DraftFacts, { divisions }: FlagParts): ReuseFlag[] {
  const own = draft.region;
  if (own === undefined) return [];
  const sources = new Map(
    spans
      .flatMap(({ alignments }) => alignments.slice(0, 1))
      .filter(({ document }) => document.region.code !== own.code)
      .map((alignment) => [alignment.document.region.name, alignment] as const),
  );
  return placeNames(draft.text, divisions).flatMap(({ start, end, regions }) => {
    const words = draft.text.slice(start, end);
    const alignment = sources.get(words);
    if (alignment === undefined || regions.some((region) => isRelated(region, own, divisions))) return [];
    const message = `稿件属于${own.name},此处写的是“${words}”;稿中别处有文字与${labelOf(alignment)}相同或相近,请核对。`;
    return [flagOf("foreign-place", { start, end }, alignment, { text: words, message })];
  });
}

/** Figures of the draft whose every character stands in the source too. */
function carriedFigures(told: ReturnType<FlagParts["readFigures"]>, best: Alignment): ReuseFlag[] {
  return told.flatMap(({ at, figure }) => {
    const place = { start: at, end: at + figure.text.length };
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

function labelOf({ document }: Alignment): string {
  const { region, year: reported, label } = document;
  return label.includes(region.name) ? titleOf(document) : `${region.name}${reported}年${titleOf(document)}`;
}

function flagOf(
  kind: ReuseFlag["kind"],
  { start, end }: Span,
  { passage, document: { label, region, year: reported } }: Alignment,
  { text, message }: { text: string; message: string },
): ReuseFlag {
  return { kind, start, end, text, message, source: { passageId: passage.id, label, region, year: reported } };
}
