import { type Concept, namesOf } from "../../concepts/concept.ts";
import type { CompareParts } from "../../search/compare.ts";
import { Turns } from "../../search/turns.ts";
import type { SuggestAnswer, SuggestedConcept, SuggestRequest } from "./contract.ts";
import { type Fit, fitOf, keyOf, type NameKey, rankOf, type Typed, typedOf } from "./name-key.ts";
import { type Held, Spread } from "./spread.ts";

/** A measure with the keys of its names, the canonical one first, then of its kinds. */
interface KeyedConcept {
  concept: Concept;
  keys: readonly NameKey[];
}

interface FoundConcept extends SuggestedConcept {
  fit: Fit;
}

/** Of one field, so that examples show what the corpus tells of and not one part of it. */
const mostExamplesOfField = 2;
/** Names of places begin with what many measures begin with (安): more would leave these no room. */
const mostRegionsInFront = 3;
/** The part of the places that regions get where measures would fill them all. */
const regionsShare = 1 / 4;

/** Says what may be meant while a question is being typed, and what may be asked before anything is. Nothing is embedded. */
export class Suggester {
  private readonly parts: CompareParts;
  private readonly spread: Spread;
  private keyed: Promise<readonly KeyedConcept[]> | undefined;

  constructor(parts: CompareParts) {
    this.parts = parts;
    this.spread = new Spread(parts);
  }

  async suggest({ q, limit }: SuggestRequest): Promise<SuggestAnswer> {
    const startedAt = performance.now();
    const held = await this.spread.now();
    const typed = typedOf(q);
    const suggestions =
      typed.bare === "" ? this.examples(held).slice(0, limit) : await this.matching(typed, held, limit);
    return { suggestions, tookMs: Math.round(performance.now() - startedAt) };
  }

  /** The most widespread measures: first one of each field, then a second one. */
  private examples({ regionsWith }: Held): SuggestedConcept[] {
    const { concepts } = this.parts.lexicon;
    const told = concepts.map((concept) => shown(concept, regionsWith)).filter(({ regions }) => regions > 0);
    const counts = new Map<string, number>();
    const ranked = told.sort(bySpread).map((concept) => {
      const rank = counts.get(concept.field) ?? 0;
      counts.set(concept.field, rank + 1);
      return { concept, rank };
    });
    return ranked
      .filter(({ rank }) => rank < mostExamplesOfField)
      .sort((a, b) => a.rank - b.rank)
      .map(({ concept }) => concept);
  }

  private async matching(typed: Typed, held: Held, limit: number): Promise<SuggestAnswer["suggestions"]> {
    const concepts = await this.concepts(typed, held);
    const regions = regionsFor(typed, held);
    const front = regions.filter(({ isNamed }) => isNamed).slice(0, mostRegionsInFront);
    const others = regions.filter((region) => !front.includes(region));
    const kept = Math.min(others.filter(({ fit }) => fit !== "contains").length, Math.floor(limit * regionsShare));
    const room = Math.max(0, limit - front.length - kept);
    const shownRegions = (some: typeof regions) => some.map(({ region }) => ({ kind: "region" as const, region }));
    return [...shownRegions(front), ...concepts.slice(0, room), ...shownRegions(others)].slice(0, limit);
  }

  private async concepts(typed: Typed, { regionsWith }: Held): Promise<SuggestedConcept[]> {
    this.keyed ??= keysOf(this.parts.lexicon.concepts);
    const found = (await this.keyed).flatMap(({ concept, keys }): FoundConcept[] => {
      const best = bestOf(keys, typed);
      if (best === undefined) return [];
      const matched = best.key === keys[0] ? {} : { matched: best.key.name };
      return [{ ...shown(concept, regionsWith), ...matched, fit: best.fit }];
    });
    return found
      .sort((a, b) => Number(b.regions > 0) - Number(a.regions > 0) || rankOf(a.fit) - rankOf(b.fit) || bySpread(a, b))
      .map(({ fit: _, ...concept }) => concept);
  }
}

/** Some thousand names take a tenth of a second to be read as pinyin. */
async function keysOf(concepts: readonly Concept[]): Promise<KeyedConcept[]> {
  const turns = new Turns();
  const keyed: KeyedConcept[] = [];
  for (const concept of concepts) {
    keyed.push({ concept, keys: [...new Set([...namesOf(concept), ...concept.kinds])].map(keyOf) });
    await turns.giveWay();
  }
  return keyed;
}

/** The first of the keys that fit best. */
function bestOf(keys: readonly NameKey[], typed: Typed): { key: NameKey; fit: Fit } | undefined {
  let best: { key: NameKey; fit: Fit } | undefined;
  for (const key of keys) {
    const fit = fitOf(key, typed);
    if (fit === "is") return { key, fit };
    if (fit !== undefined && (best === undefined || rankOf(fit) < rankOf(best.fit))) best = { key, fit };
  }
  return best;
}

/** Those that it is the beginning of first; `isNamed`: in characters, not by sound. */
function regionsFor(typed: Typed, { regions }: Held) {
  const found = regions.flatMap(({ region, key }) => {
    const fit = fitOf(key, typed);
    return fit === undefined ? [] : [{ region, fit, isNamed: key.bare.startsWith(typed.bare) }];
  });
  return found.sort((a, b) => rankOf(a.fit) - rankOf(b.fit));
}

function shown({ id, name, field }: Concept, regionsWith: Held["regionsWith"]): SuggestedConcept {
  return { kind: "concept", id, name, field, regions: regionsWith.get(id) ?? 0 };
}

/** More regions first, then the shorter name. */
function bySpread(a: SuggestedConcept, b: SuggestedConcept): number {
  return b.regions - a.regions || a.name.length - b.name.length || (a.id < b.id ? -1 : 1);
}
