import { bareText } from "../concepts/bare-text.ts";
import type { Span } from "../corpus/passage.ts";
import type { Region } from "../corpus/region.ts";
import { Turns } from "../search/turns.ts";
import type { Alignment } from "./align-draft.ts";
import { boilerplateIn, weigh } from "./boilerplate.ts";
import type { Origin, ReusedSpan, ReuseSource } from "./reuse-contract.ts";

/** Of whom and of when the draft is, as far as it is told, and how many regions the corpus has. */
export interface DraftFacts {
  text: string;
  region?: Region | undefined;
  year?: number | undefined;
  allRegions: number;
  minCharacters?: number | undefined;
}

/** A span with the alignments it was made from, those that say most of it first. */
export interface SpanFound {
  span: ReusedSpan;
  alignments: Alignment[];
}

const mostSources = 5;
// A source that covers less of a span than this says another part of it.
const leastCover = 0.6;

/**
 * The stretches of a draft that stand elsewhere too, in order and apart, each with the reports that have it. The longest
 * alignments come first; what another one has beyond them is a span of its own. Gives way to others now and then.
 */
export async function reusedSpans(alignments: readonly Alignment[], draft: DraftFacts): Promise<SpanFound[]> {
  const longest = [...alignments].sort(
    (a, b) => b.matched - a.matched || a.draft.start - b.draft.start || byText(a.passage.id, b.passage.id),
  );
  /** In order and apart. */
  const spans: SpanMade[] = [];
  const turns = new Turns();
  for (const alignment of longest) {
    const first = firstBehind(spans, alignment.draft.start);
    const touched: SpanMade[] = [];
    for (let at = first; (spans[at]?.draft.start ?? Number.POSITIVE_INFINITY) < alignment.draft.end; at++)
      touched.push(...spans.slice(at, at + 1));
    for (const span of touched) {
      const part = isInside(alignment.draft, span.draft) ? alignment : alignment.within(span.draft);
      if (part !== undefined && isOf(part, span.draft)) span.alignments.push(part);
    }
    const made = newSpans(alignment, touched);
    if (made.length > 0)
      spans.splice(first, touched.length, ...[...touched, ...made].sort((a, b) => a.draft.start - b.draft.start));
    await turns.giveWay();
  }
  const found: SpanFound[] = [];
  for (const span of spans) {
    found.push(spanOf(span, draft));
    await turns.giveWay();
  }
  return found;
}

interface SpanMade {
  draft: Span;
  alignments: Alignment[];
}

/** The first of some spans in order that ends behind a place. */
function firstBehind(spans: readonly SpanMade[], place: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.draft.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Spans of what an alignment says outside of those that it touches. */
function newSpans(alignment: Alignment, touched: readonly SpanMade[]): SpanMade[] {
  if (touched.length === 0) return [{ draft: alignment.draft, alignments: [alignment] }];
  const { start: from, end: to } = alignment.draft;
  const starts = [...touched.map(({ draft }) => draft.start), to];
  return starts.flatMap((end, at) => {
    const start = touched[at - 1]?.draft.end ?? from;
    const part = end > start ? alignment.within({ start, end }) : undefined;
    return part === undefined ? [] : [{ draft: part.draft, alignments: [part] }];
  });
}

function isOf({ draft }: Alignment, span: Span): boolean {
  return overlap(draft, span) >= leastCover * (span.end - span.start);
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function spanOf({ draft: { start, end }, alignments }: SpanMade, draft: DraftFacts): SpanFound {
  const text = draft.text.slice(start, end);
  const ordered = [...alignments].sort(
    (a, b) =>
      b.matched - a.matched ||
      b.similarity - a.similarity ||
      b.document.year - a.document.year ||
      byText(a.passage.id, b.passage.id),
  );
  const sources = ordered.slice(0, mostSources).map((alignment) => sourceOf(alignment, draft));
  const regions = new Set(
    ordered.map(({ document }) => document.region.code).filter((code) => code !== draft.region?.code),
  ).size;
  const { phrases, own } = boilerplateIn(text);
  const length = bareText(text).text.length;
  const rules = ordered.filter(({ document }) => document.genre === "regulation").map(({ document }) => document.label);
  const { weight, discounted } = weigh({ own }, { ...draft, length, regions });
  return {
    alignments: ordered,
    span: {
      start,
      end,
      text,
      kind: ordered.some((alignment) => saysAll(alignment, { start, end })) ? "verbatim" : "near",
      origin: sources[0]?.origin ?? "unknown",
      sources,
      boilerplate: {
        regions,
        phrases: [...new Set([...phrases, ...rules])],
        // What a law says stands in every report that quotes it.
        discounted: discounted || rules.length > 0,
      },
      weight,
    },
  };
}

/** To the letter, from the first word to the last; another source may cover only a part of a span. */
function saysAll({ draft, similarity }: Alignment, span: Span): boolean {
  return similarity === 1 && draft.start === span.start && draft.end === span.end;
}

function sourceOf({ passage, document, source, similarity, differences }: Alignment, draft: DraftFacts): ReuseSource {
  const { start, end } = source;
  return {
    passageId: passage.id,
    document,
    origin: originOf(document, draft),
    start,
    end,
    text: passage.text.slice(start, end),
    similarity,
    differences,
  };
}

/** A report of a year that is not told to be the draft's own or a later one is an earlier report. */
export function originOf({ region, year }: Alignment["document"], draft: DraftFacts): Origin {
  if (draft.region === undefined) return "unknown";
  if (region.code !== draft.region.code) return "other-region";
  if (draft.year === undefined || year < draft.year) return "own-earlier";
  return year === draft.year ? "own-same-year" : "own-later";
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
