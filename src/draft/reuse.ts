import { bareText } from "../concepts/bare-text.ts";
import { JucuoError } from "../corpus/errors.ts";
import type { Region } from "../corpus/region.ts";
import type { CompareParts } from "../search/compare.ts";
import { resolveFilter, resolveRegion } from "../search/filter.ts";
import { alignDraft } from "./align-draft.ts";
import type { BareCorpus } from "./bare-corpus.ts";
import { origins, type ReuseAnswer, type ReusedSpan, type ReuseRequest } from "./reuse-contract.ts";
import { type FlagParts, reuseFlags } from "./reuse-flags.ts";
import { type DraftFacts, reusedSpans, type SpanFound } from "./reused-spans.ts";

/**
 * What of a draft stands in reports too: aligned, expressions that all use discounted, place names, figures and years that
 * may have been carried over flagged. Throws `invalid_request` for a draft without words and for regions that are unclear.
 */
export async function reuse(
  request: ReuseRequest,
  parts: CompareParts & FlagParts & { bareCorpus: BareCorpus },
): Promise<ReuseAnswer> {
  const startedAt = performance.now();
  const { index, library, divisions, bareCorpus } = parts;
  const { text, year } = request;
  if (bareText(text).text === "") throw new JucuoError("invalid_request", "text 里没有文字。");
  const region = request.region === undefined ? undefined : resolveRegion(request.region, "region", divisions);
  const known = library.regions();
  const documents = library.counted(resolveFilter(request.filter, divisions, known));
  const alignments = await alignDraft(text, documents, { corpus: bareCorpus, index });
  const draft: DraftFacts = { text, region, year, allRegions: known.length, minCharacters: request.minCharacters };
  const found = await reusedSpans(alignments, draft);
  return {
    ...(region && { region }),
    ...(year !== undefined && { year }),
    characters: text.length,
    spans: found.map(({ span }) => span),
    flags: reuseFlags(found, draft, parts),
    summary: summaryOf(found, text),
    tookMs: Math.round(performance.now() - startedAt),
  };
}

function summaryOf(found: readonly SpanFound[], text: string): ReuseAnswer["summary"] {
  const told = found.filter(({ span }) => !span.boilerplate.discounted);
  const sum = (some: readonly SpanFound[]): number => some.reduce((total, { span }) => total + lengthOf(span), 0);
  const reusedCharacters = sum(told);
  const byRegion = new Map<string, { region: Region; characters: number }>();
  for (const { span } of told) {
    const region = span.sources[0]?.document.region;
    if (region === undefined) continue;
    const known = byRegion.get(region.code) ?? { region, characters: 0 };
    known.characters += lengthOf(span);
    byRegion.set(region.code, known);
  }
  const ofOrigin = (origin: ReusedSpan["origin"]): number => sum(told.filter(({ span }) => span.origin === origin));
  return {
    reusedCharacters,
    share: reusedCharacters / text.length,
    boilerplateCharacters: sum(found) - reusedCharacters,
    byOrigin: Object.fromEntries(origins.map((origin) => [origin, ofOrigin(origin)])) as Record<
      ReusedSpan["origin"],
      number
    >,
    byRegion: [...byRegion.values()].sort(
      (a, b) => b.characters - a.characters || (a.region.code < b.region.code ? -1 : 1),
    ),
  };
}

function lengthOf({ start, end }: ReusedSpan): number {
  return end - start;
}
