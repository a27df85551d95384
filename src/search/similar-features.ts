import { bareText } from "../concepts/bare-text.ts";
import type { Lexicon } from "../concepts/lexicon.ts";
import type { TokenVectors } from "../corpus/embedding.ts";
import { isOf, type Passage, type Tag } from "../corpus/passage.ts";
import type { PassageIndex, WeightedTerms } from "../index/passage-index.ts";
import { pairTerms } from "../tokenize/character-pairs.ts";
import { cosine } from "../vectors/cosine.ts";
import { lateInteraction } from "../vectors/late-interaction.ts";
import type { Examination } from "./rank.ts";

/** What is known of two passages that may tell of the same measure; 0–1 unless said. */
export const similarFeatureNames = [
  /** Cosine of the two above the mean of all passages, −1 to 1. */
  "lift",
  /** Share of the one's IDF mass that the other holds. */
  "coverage",
  /** The same for the words of its label: what names the measure counts more than what surrounds it. */
  "labelCoverage",
  /** IDF mass of the words both hold, of the smaller of the two … */
  "overlap",
  /** … and of both together (weighted Jaccard). */
  "jaccard",
  /** Measures that both speak of, of all that either does, each by how rare it is (weighted Jaccard). */
  "sharedMeasures",
  /** The rarest measure that both speak of: 1 − ln(passages that do) / ln(all). */
  "rarestShared",
  /** Measures that both speak of: 1 − ½^n. */
  "sharedCount",
  /** Both labels name measures, and none is the same. */
  "otherLead",
  /** One's label names what the lexicon says is not the same as the other's. */
  "notSame",
  /** Late interaction from the one to the other and back, the mean. */
  "late",
] as const;
export type SimilarFeatures = Record<(typeof similarFeatureNames)[number], number>;

/** Looks at passages with one passage in mind. */
export class SimilarExaminer implements Examination<SimilarFeatures> {
  private readonly vector: Float32Array;
  private readonly tokens: TokenVectors | undefined;
  private readonly tags: readonly Tag[];
  private readonly background: number;
  private readonly terms: { whole: WeightedTerms; label: WeightedTerms };
  private readonly pairs: ReadonlySet<string>;
  private readonly massOfPairs: number;
  private readonly index: PassageIndex;
  private readonly lexicon: Lexicon;
  private readonly rarities = new Map<string, number>();

  /** `vector` is the passage's own; `terms` are those of its text and of its label. */
  constructor(
    passage: Passage,
    vector: Float32Array,
    {
      terms,
      index,
      lexicon,
    }: { terms: { whole: WeightedTerms; label: WeightedTerms }; index: PassageIndex; lexicon: Lexicon },
  ) {
    this.vector = vector;
    this.tokens = index.tokens(passage.id);
    this.tags = index.facts(passage.id)?.tags ?? [];
    this.background = index.background(vector);
    this.terms = terms;
    this.pairs = pairsOf(passage.text);
    this.massOfPairs = [...this.pairs].reduce((sum, pair) => sum + index.idf(pair), 0);
    this.index = index;
    this.lexicon = lexicon;
  }

  first(passageId: string): SimilarFeatures {
    const vector = this.index.vector(passageId);
    return {
      lift: (vector ? cosine(this.vector, vector) : 0) - this.background,
      coverage: this.index.lexicalMatch(this.terms.whole, passageId).coverage,
      labelCoverage: this.index.lexicalMatch(this.terms.label, passageId).coverage,
      overlap: 0,
      jaccard: 0,
      ...this.conceptFeatures(this.index.facts(passageId)?.tags ?? []),
      late: 0,
    };
  }

  isRule(passageId: string): boolean {
    return this.index.facts(passageId)?.genre === "regulation";
  }

  second(passageId: string, first: SimilarFeatures): SimilarFeatures {
    const tokens = this.index.tokens(passageId);
    const passage = this.index.passage(passageId);
    if (tokens === undefined || this.tokens === undefined || passage === undefined) return first;
    const pairs = pairsOf(passage.text);
    const shared = this.massOf([...pairs].filter((pair) => this.pairs.has(pair)));
    const other = this.massOf(pairs);
    return {
      ...first,
      overlap: shared / Math.max(1, Math.min(other, this.massOfPairs)),
      jaccard: shared / Math.max(1, other + this.massOfPairs - shared),
      late: (lateInteraction(this.tokens, tokens) + lateInteraction(tokens, this.tokens)) / 2,
    };
  }

  private massOf(pairs: Iterable<string>): number {
    let mass = 0;
    for (const pair of pairs) mass += this.index.idf(pair);
    return mass;
  }

  private conceptFeatures(
    tags: readonly Tag[],
  ): Pick<SimilarFeatures, "sharedMeasures" | "rarestShared" | "sharedCount" | "otherLead" | "notSame"> {
    const [own, other] = [said(this.tags), said(tags)];
    const shared = own.filter((id) => other.includes(id)).map((id) => this.rarity(id));
    const either = [...new Set([...own, ...other])].map((id) => this.rarity(id));
    const [ownLead, otherLead] = [leading(this.tags), leading(tags)];
    const sharedLead = ownLead.some((id) => otherLead.includes(id));
    return {
      sharedMeasures: sumOf(shared) / (sumOf(either) + smallestMass),
      rarestShared: Math.max(0, ...shared),
      sharedCount: 1 - 0.5 ** shared.length,
      otherLead: ownLead.length > 0 && otherLead.length > 0 && !sharedLead ? 1 : 0,
      notSame: !sharedLead && (this.differ(ownLead, otherLead) || this.differ(otherLead, ownLead)) ? 1 : 0,
    };
  }

  private differ(concepts: readonly string[], others: readonly string[]): boolean {
    return concepts.some((id) => this.lexicon.get(id)?.notSame.some((not) => others.includes(not.id)));
  }

  private rarity(concept: string): number {
    const known = this.rarities.get(concept);
    if (known !== undefined) return known;
    const tagged = this.index.tagged([concept], this.index.select({})).length;
    const rarity = 1 - Math.log(Math.max(1, tagged)) / Math.log(Math.max(2, this.index.searchablePassages()));
    this.rarities.set(concept, rarity);
    return rarity;
  }
}

// So that one common measure alone does not make two passages one.
const smallestMass = 0.3;

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function pairsOf(text: string): Set<string> {
  return new Set(pairTerms(bareText(text).text));
}

function leading(tags: readonly Tag[]): string[] {
  return tags.filter(({ lead }) => lead).map(({ concept }) => concept);
}

function said(tags: readonly Tag[]): string[] {
  return tags.filter(isOf).map(({ concept }) => concept);
}
