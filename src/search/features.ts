import { namesOf } from "../concepts/concept.ts";
import type { Lexicon } from "../concepts/lexicon.ts";
import type { Link } from "../concepts/linker.ts";
import type { Embedding } from "../corpus/embedding.ts";
import { isOf, type SectionKind, type Tag } from "../corpus/passage.ts";
import type { PassageFacts, PassageIndex, WeightedTerms } from "../index/passage-index.ts";
import { cosine } from "../vectors/cosine.ts";
import { tokenMaxima } from "../vectors/late-interaction.ts";
import type { FigureQuestion } from "./figure-question.ts";
import { NameCoverage } from "./name-coverage.ts";
import type { Examination } from "./rank.ts";

/**
 * What is known of one passage and a question; absolute numbers, most of them 0–1, so that scores of different questions
 * can be compared. Those of the last step are 0 until it is taken.
 */
export const featureNames = [
  /** Cosine of question and passage, −1 to 1; 0 where the semantic arm is off. */
  "cosine",
  /** Cosine above the mean cosine of this question and all passages: some questions are near to everything. */
  "lift",
  /** Share of the question's IDF mass that the passage holds. */
  "coverage",
  /** BM25 / (BM25 + 10). */
  "saturation",
  /** How sure it is that the question means a measure of the lexicon at all. */
  "linked",
  /** The same, as far as it leaves words of the question unexplained: they ask for something else or for a part. */
  "unexplained",
  /** That the passage names it, times how sure it is that the question means it; the following likewise. */
  "name",
  /** Words stand together that say it. */
  "cue",
  /** It speaks only of a wider measure: of one that this is a part of, or of the whole where a kind was asked for. */
  "wider",
  /** It speaks of a measure of another design with the same function. */
  "akin",
  /** Share of the IDF mass of one of its names that the passage holds, in pairs of characters: the name nearly stands there. */
  "nameCoverage",
  /** Late interaction with the question. */
  "late",
  /** The same over the third of the question's tokens that fit worst: what is missing. */
  "lateLow",
  /** 1 in a plan, in shortcomings, in what leaders did, and in anything else that tells of no practice. */
  "plan",
  "shortcoming",
  "leadership",
  "aside",
  /** Figures that it reports: ln(1 + number) / 3. */
  "figures",
  /** 1 when a figure was asked for and it reports one of that kind. */
  "figureAsked",
] as const;
export type FeatureName = (typeof featureNames)[number];
export type Features = Record<FeatureName, number>;

/** What only the second step looks at, over the best candidates: it costs reading token vectors and names. */
export const lateFeatures: ReadonlySet<FeatureName> = new Set(["nameCoverage", "late", "lateLow"]);

/** A question as scoring needs it. */
export interface Probe {
  /** Absent in lexical mode. */
  embedding?: Embedding;
  /** Empty in semantic mode. */
  terms: WeightedTerms;
  /** Measures that it means; none outside hybrid mode. */
  links: readonly LinkedConcept[];
  figures?: FigureQuestion;
}

/** A measure that is meant, with what its name looks like to the model. */
export interface LinkedConcept extends Link {
  embedding: Embedding;
}

interface ExaminedConcept {
  link: LinkedConcept;
  own: ReadonlySet<string>;
  wider: ReadonlySet<string>;
  akin: ReadonlySet<string>;
}

// Of more measures than these the names are not looked at: what is meant is among the first.
const mostNamed = 3;

/** Looks at passages with one question in mind. */
export class Examiner implements Examination<Features> {
  private readonly probe: Probe;
  private readonly index: PassageIndex;
  private readonly background: number;
  private readonly linked: number;
  private readonly unexplained: number;
  private readonly concepts: ExaminedConcept[];
  private readonly names: { probability: number; names: NameCoverage }[];

  constructor(probe: Probe, index: PassageIndex, lexicon: Lexicon) {
    const { links } = probe;
    this.probe = probe;
    this.index = index;
    this.background = probe.embedding ? index.background(probe.embedding.vector) : 0;
    this.linked = Math.min(
      1,
      links.reduce((sum, { probability }) => sum + probability, 0),
    );
    this.unexplained = Math.max(0, ...links.map(({ probability, explained }) => probability * (1 - explained)));
    this.concepts = links.map((link) => ({
      link,
      own: new Set(lexicon.withParts(link.concept.id)),
      wider: new Set(lexicon.wider(link.concept.id)),
      akin: new Set(lexicon.akin(link.concept.id)),
    }));
    this.names = links.slice(0, mostNamed).map(({ probability, concept, kinds }) => ({
      probability,
      names: new NameCoverage(kinds.length > 0 ? kinds : [...namesOf(concept), ...concept.kinds], index),
    }));
  }

  /** Everything but token vectors and names that came apart. */
  first(passageId: string): Features {
    const facts = this.index.facts(passageId);
    const vector = this.index.vector(passageId);
    const { score: bm25, coverage } = this.index.lexicalMatch(this.probe.terms, passageId);
    const near = this.probe.embedding && vector ? cosine(this.probe.embedding.vector, vector) : 0;
    return {
      ...noFeatures,
      cosine: near,
      lift: near - this.background,
      coverage,
      saturation: bm25 / (bm25 + 10),
      linked: this.linked,
      unexplained: this.unexplained,
      ...this.conceptFeatures(facts?.tags ?? []),
      ...sectionFeatures(facts?.section),
      ...this.figureFeatures(facts),
    };
  }

  isRule(passageId: string): boolean {
    return this.index.facts(passageId)?.genre === "regulation";
  }

  /** The same with what the token vectors say. */
  second(passageId: string, first: Features): Features {
    const tokens = this.index.tokens(passageId);
    if (tokens === undefined || this.probe.embedding === undefined) return first;
    const maxima = tokenMaxima(this.probe.embedding.tokens, tokens);
    const late = mean(maxima);
    const lowest = maxima.sort().subarray(0, Math.max(1, Math.round(maxima.length / 3)));
    const coverage = this.names.map(({ probability, names }) => probability * names.of(passageId));
    return { ...first, late, lateLow: mean(lowest), nameCoverage: Math.max(0, ...coverage) };
  }

  private conceptFeatures(tags: readonly Tag[]): Pick<Features, "name" | "cue" | "wider" | "akin"> {
    const best = { name: 0, cue: 0, wider: 0, akin: 0 };
    for (const { link, own, wider, akin } of this.concepts) {
      const p = link.probability;
      for (const tag of tags) {
        const isOwn = own.has(tag.concept);
        // Who asks for a kind is not answered by the whole: that is only related.
        if (isOwn && link.kinds.length === 0) {
          best.name = Math.max(best.name, p * (1 - 0.5 ** (tag.names + tag.kinds)));
          best.cue = Math.max(best.cue, p * (1 - 0.5 ** tag.cues));
        } else if (isOwn || (wider.has(tag.concept) && tag.lead)) best.wider = Math.max(best.wider, p);
        if (akin.has(tag.concept) && isOf(tag)) best.akin = Math.max(best.akin, p);
      }
    }
    return best;
  }

  private figureFeatures(facts: PassageFacts | undefined): Pick<Features, "figures" | "figureAsked"> {
    const counts = facts?.figures ?? {};
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const { figures: asked } = this.probe;
    const fitting = asked === undefined ? 0 : asked.kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
    return { figures: Math.log1p(all) / 3, figureAsked: fitting > 0 ? 1 : 0 };
  }
}

/** Every feature at 0. */
export const noFeatures = Object.fromEntries(featureNames.map((name) => [name, 0])) as Features;

function sectionFeatures(section: SectionKind | undefined): Partial<Features> {
  return {
    plan: section === "plan" ? 1 : 0,
    shortcoming: section === "shortcoming" ? 1 : 0,
    leadership: section === "leadership" ? 1 : 0,
    aside: section === "preamble" || section === "other" ? 1 : 0,
  };
}

function mean(values: Float32Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
