import { bareText } from "../concepts/bare-text.ts";
import type { Span } from "../corpus/passage.ts";
import type { Region } from "../corpus/region.ts";
import type { Alignment } from "./align-draft.ts";
import { boilerplateIn, weigh } from "./boilerplate.ts";
import type { Origin, ReusedSpan, ReuseSource } from "./reuse-contract.ts";

/** Of whom and of when the draft is, as far as it is told, and how many regions the corpus has. */
export interface DraftFacts {
  text: string;
  region?: Region | undefined;
  year?: number | undefined;
  allRegions: number;
}

/** A span with the alignments it was made from, the most alike first. */
export interface SpanFound {
  span: ReusedSpan;
  alignments: Alignment[];
}

const mostSources = 5;
// A source that covers less of a span than this says another part of it.
const leastCover = 0.6;

/** The stretches of a draft that stand elsewhere too, in order and apart, each with the reports that have it. */
export function reusedSpans(alignments: readonly Alignment[], draft: DraftFacts): SpanFound[] {
  const longest = [...alignments].sort(
    (a, b) => b.matched - a.matched || a.draft.start - b.draft.start || byText(a.passage.id, b.passage.id),
  );
  const spans: { draft: Span; alignments: Alignment[] }[] = [];
  for (const alignment of longest) {
    const home = spans.find((span) => overlap(span.draft, alignment.draft) > 0);
    if (home === undefined) spans.push({ draft: alignment.draft, alignments: [alignment] });
    else if (isOf(alignment, home.draft)) home.alignments.push(alignment);
  }
  return spans.sort((a, b) => a.draft.start - b.draft.start).map((span) => spanOf(span, draft));
}

function isOf({ draft }: Alignment, span: Span): boolean {
  return overlap(draft, span) >= leastCover * (span.end - span.start);
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function spanOf(
  { draft: { start, end }, alignments }: { draft: Span; alignments: Alignment[] },
  draft: DraftFacts,
): SpanFound {
  const text = draft.text.slice(start, end);
  const ordered = [...alignments].sort(
    (a, b) =>
      b.similarity - a.similarity ||
      b.matched - a.matched ||
      b.document.year - a.document.year ||
      byText(a.passage.id, b.passage.id),
  );
  const sources = ordered.map((alignment) => sourceOf(alignment, draft));
  const regions = new Set(
    ordered.map(({ document }) => document.region.code).filter((code) => code !== draft.region?.code),
  ).size;
  const { phrases, own } = boilerplateIn(text);
  const length = bareText(text).text.length;
  const rules = ordered.filter(({ document }) => document.genre === "regulation").map(({ document }) => document.label);
  const { weight, discounted } = weigh({ own }, { length, regions, allRegions: draft.allRegions });
  return {
    alignments: ordered,
    span: {
      start,
      end,
      text,
      kind: ordered[0]?.similarity === 1 ? "verbatim" : "near",
      origin: sources[0]?.origin ?? "unknown",
      sources: sources.slice(0, mostSources),
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

/** A report of the draft's own year or of an unknown one is no earlier report. */
export function originOf({ region, year }: Alignment["document"], draft: DraftFacts): Origin {
  if (draft.region === undefined) return "unknown";
  if (region.code !== draft.region.code) return "other-region";
  return draft.year === undefined || year !== draft.year ? "own-earlier" : "own-same-year";
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
