import type { Embedding } from "../corpus/embedding.ts";
import type { Tokenizer } from "../tokenize/tokenizer.ts";
import type { Concept } from "./concept.ts";
import type { Lexicon } from "./lexicon.ts";
import { type LinkFeature, type LinkWeights, linkFeatures } from "./link-weights.ts";
import { type MeaningEvidence, MeaningIndex } from "./meaning-evidence.ts";
import { type NameEvidence, NameIndex } from "./name-evidence.ts";
import type { Tagger } from "./tag.ts";

/** A measure that a question may mean. */
export interface Link {
  concept: Concept;
  /** 0–1, over all measures and "none of them". */
  probability: number;
  /** Whether the question names it; otherwise it is meant by its sense. */
  named: boolean;
  /** Names of kinds of it that the question uses without a name of the whole: only those are asked for. */
  kinds: string[];
  /** Share of the question's words of the field that the measure's own texts hold, 0–1: the rest asks for something else. */
  explained: number;
}

/** What speaks for a concept being meant. */
export interface LinkEvidence {
  concept: Concept;
  features: Record<LinkFeature, number>;
}

export interface LinkerParts {
  weights: LinkWeights;
  /** The embedding, as a question, of every text of every concept (see `textsOf`). */
  embeddings: ReadonlyMap<string, Embedding>;
  tokenizer: Tokenizer;
}

/** What the words of a question say of each concept, and which names of kinds it uses (see `NameIndex`). */
export interface QuestionWords {
  names: NameEvidence[];
  kinds: ReadonlyMap<string, string[]>;
}

// Beyond these a question is about none of them.
const mostLinks = 8;
const leastProbability = 0.02;

/** Finds the measures that a question means, by name and by meaning. */
export class Linker {
  private readonly concepts: readonly Concept[];
  private readonly weights: LinkWeights;
  private readonly names: NameIndex;
  private readonly meanings: MeaningIndex;
  private readonly tokenizer: Tokenizer;

  constructor({ concepts }: Lexicon, tagger: Tagger, { weights, embeddings, tokenizer }: LinkerParts) {
    this.tokenizer = tokenizer;
    this.concepts = concepts;
    this.weights = weights;
    this.names = new NameIndex(concepts, tagger);
    this.meanings = new MeaningIndex(concepts, embeddings);
  }

  /**
   * The measures that a question may mean, most probable first: conditional logit over all concepts and "none",
   * P(c) = e^(w·f(c)) / (e^n + Σ e^(w·f(c'))) (McFadden 1974), weights and n learned by scripts/calibrate.ts.
   */
  link(question: string, embedding: Embedding, words: QuestionWords = this.read(question)): Link[] {
    const { kinds } = words;
    const scored = this.evidence(question, embedding, words).map(({ concept, features }) => ({
      concept,
      features,
      mass: Math.exp(scoreOf(features, this.weights)),
    }));
    const all = scored.reduce((sum, { mass }) => sum + mass, Math.exp(this.weights.none));
    return scored
      .filter(({ mass }) => mass / all >= leastProbability)
      .map(
        ({ concept, features, mass }): Link => ({
          concept,
          probability: mass / all,
          named: features.named > 0,
          kinds: kinds.get(concept.id) ?? [],
          explained: features.explained,
        }),
      )
      .sort((a, b) => b.probability - a.probability || (a.concept.id < b.concept.id ? -1 : 1))
      .slice(0, mostLinks);
  }

  /** What the words of a question say; it needs no embedding, and can be done while one is made. */
  read(question: string): QuestionWords {
    // How much of a question a name takes up is asked of its content: 是多少 and 哪些城市 say nothing of the measure.
    const names = this.names.evidence(contentOf(question, this.tokenizer));
    return { names, kinds: this.names.kindsIn(question) };
  }

  /** What speaks for each concept, in the order of the lexicon. */
  evidence(question: string, embedding: Embedding, { names }: QuestionWords = this.read(question)): LinkEvidence[] {
    const meanings = this.meanings.evidence(embedding);
    return this.concepts.map((concept, at) => ({
      concept,
      features: featuresOf(names[at] ?? noNames, meanings[at] ?? noMeaning),
    }));
  }
}

const noNames: NameEvidence = { named: 0, namedShare: 0, cued: 0, overlap: 0, explained: 0 };
const noMeaning: MeaningEvidence = { cosine: 0, cosines: 0, late: 0 };

// Written out: it is done for every measure at every question.
function featuresOf(names: NameEvidence, meaning: MeaningEvidence): Record<LinkFeature, number> {
  const { named, namedShare, cued, overlap, explained } = names;
  const { cosine, cosines, late } = meaning;
  return { named, namedShare, cued, overlap, explained, cosine, cosines, late };
}

function scoreOf(features: Record<LinkFeature, number>, weights: LinkWeights): number {
  let score = 0;
  for (const name of linkFeatures) score += weights[name] * features[name];
  return score;
}

/** The question without its question words; the question itself when it is made of nothing else. */
function contentOf(question: string, tokenizer: Tokenizer): string {
  const words = tokenizer.tokenize(question).filter(({ kind }) => kind === "word");
  const content = words.filter(({ key }) => !tokenizer.isStopword(key)).map(({ key }) => key);
  return content.length > 0 ? content.join("") : question;
}
