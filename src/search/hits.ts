import type { TaggedConcept, Tagger } from "../concepts/tag.ts";
import { isOf } from "../corpus/passage.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import { bestClause } from "./best-clause.ts";
import type { Curve, Scoring } from "./calibration.ts";
import type { Pool } from "./candidates.ts";
import type { Hit, Why } from "./contract.ts";
import type { Probe } from "./features.ts";
import type { Answer } from "./group.ts";
import { mergeSpans, placesIn } from "./highlight.ts";
import type { Scored } from "./rank.ts";
import { type Reading, Readings } from "./readings.ts";

type AnyFeatures = Readonly<Record<string, number>>;

export interface ScoredAnswer extends Answer {
  scored: Scored<AnyFeatures>;
}

type ArmPlaces = Pick<Pool, "lexical" | "semantic">;

/** What a hit is shown against. */
export interface Shown {
  /** Normalised, marked where they stand. */
  words: readonly string[];
  /** Absent where a passage was asked for. */
  probe?: Probe;
  /** Ids of the measures whose names are marked too. */
  concepts: ReadonlySet<string>;
  scoring: Scoring;
  /** Present when the hit is to be explained. */
  pool?: ArmPlaces;
}

// Features that add or take less than this do not explain anything.
const leastPart = 0.05;

/** Makes hits of scored passages. */
export class HitMaker {
  private readonly index: PassageIndex;
  private readonly tagger: Tagger;
  /** Of what is shown; others who show the same passages read them here. */
  readonly readings: Readings;

  constructor(index: PassageIndex, tagger: Tagger) {
    this.index = index;
    this.tagger = tagger;
    this.readings = new Readings(index, tagger);
  }

  /** A scored passage with its document; its text is read when it is shown. */
  answer(scored: Scored<AnyFeatures>): ScoredAnswer {
    const facts = this.index.facts(scored.passageId);
    const document = facts && this.index.document(facts.documentId)?.document;
    if (facts === undefined || document === undefined) throw new Error(`Passage ${scored.passageId} is not stored.`);
    const concepts = facts.tags.filter(isOf).map(({ concept }) => concept);
    return { passageId: scored.passageId, document, score: scored.score, section: facts.section, concepts, scored };
  }

  /** With every place marked where a word of the question stands or a name of a measure that it means. */
  make({ passageId, document, scored }: ScoredAnswer, shown: Shown): Hit {
    const reading = this.readings.of(passageId);
    if (reading === undefined) throw new Error(`Passage ${passageId} is not stored.`);
    const { passage, normalized } = reading;
    const said = this.tagged(reading, shown.concepts);
    const highlights = mergeSpans([...placesIn(normalized, shown.words), ...said.flatMap(({ spans }) => spans)]);
    return {
      passage,
      document,
      score: scored.score,
      highlights,
      ...(shown.pool && { why: this.why(scored, { reading, said, shown, pool: shown.pool }) }),
    };
  }

  /** Where the passage says these measures; looked for only where its tags tell that it does. */
  private tagged(reading: Reading, concepts: ReadonlySet<string>): TaggedConcept[] {
    const tags = this.index.facts(reading.passage.id)?.tags ?? [];
    if (!tags.some((tag) => isOf(tag) && concepts.has(tag.concept))) return [];
    return reading.tagged().filter(({ concept }) => concepts.has(concept));
  }

  private why(
    { passageId, features, score, isFull }: Scored<AnyFeatures>,
    { reading, said, shown, pool }: { reading: Reading; said: TaggedConcept[]; shown: Shown; pool: ArmPlaces },
  ): Why {
    const { words, probe, scoring } = shown;
    const { passage, normalized } = reading;
    const lexical = pool.lexical.get(passageId);
    const semantic = pool.semantic.get(passageId);
    const terms = words.filter((word) => placesIn(normalized, [word]).length > 0);
    const tokens = this.index.tokens(passageId);
    const span = probe?.embedding && tokens ? bestClause(passage.text, probe.embedding.tokens, tokens) : undefined;
    const own = said.filter(({ spans }) => spans.length > 0);
    const names = own.flatMap(({ spans }) => spans.map(({ start, end }) => passage.text.slice(start, end)));
    return {
      ...(lexical && { lexical: { ...lexical, terms } }),
      ...(semantic && { semantic }),
      ...(isFull && features.late !== undefined && { late: { score: features.late, ...(span && { span }) } }),
      ...(own.length > 0 && { concepts: own.map(({ concept }) => this.tagger.nameOf(concept)) }),
      ...(names.length > 0 && { expandedWith: [...new Set(names)].filter((name) => !words.includes(name)) }),
      parts: partsOf(isFull ? scoring.full : scoring.first, features),
      fused: score,
    };
  }
}

function partsOf({ weights }: Curve, features: AnyFeatures): NonNullable<Why["parts"]> {
  return Object.entries(weights)
    .map(([feature, weight]) => ({ feature, value: features[feature] ?? 0, adds: weight * (features[feature] ?? 0) }))
    .filter(({ adds }) => Math.abs(adds) >= leastPart)
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds));
}
