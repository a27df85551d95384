import type { Span } from "../corpus/passage.ts";
import { characterPairs } from "../tokenize/character-pairs.ts";
import { bareText } from "./bare-text.ts";
import { type Concept, namesOf } from "./concept.ts";
import type { Tagger } from "./tag.ts";

/** What the words of a question say of one concept. */
export interface NameEvidence {
  /** 1 when a name of it stands there. */
  named: number;
  /** The share of the question that the longest name takes up, and that the words of a cue do. */
  namedShare: number;
  cued: number;
  /** The greatest share of a name's pairs of characters that stands there. */
  overlap: number;
  /** The share of the question's words of the field that the concept's own texts hold. */
  explained: number;
}

/** Looks for the names of concepts in questions, whole and in parts. */
export class NameIndex {
  private readonly tagger: Tagger;
  private readonly concepts: readonly Concept[];
  /** Names as places of their concepts, with the number of their pairs of characters. */
  private readonly names: { concept: number; pairs: number }[] = [];
  /** For each pair of characters the names that have it. */
  private readonly namesWith = new Map<string, number[]>();
  /** The pairs of characters of all texts of each concept. */
  private readonly pairsOf: ReadonlySet<string>[];
  /** How much a pair of characters of some name says: ln(1 + concepts / concepts with such a name). */
  private readonly masses = new Map<string, number>();

  constructor(concepts: readonly Concept[], tagger: Tagger) {
    this.tagger = tagger;
    this.concepts = concepts;
    for (const [at, concept] of concepts.entries()) this.addNames(at, [...namesOf(concept), ...concept.kinds]);
    this.pairsOf = concepts.map((concept) => {
      const { names, kinds, cues, description, sayings } = concept;
      const texts = [concept.name, ...names, ...kinds, ...cues.flat(), description, ...sayings];
      return new Set(texts.flatMap((text) => characterPairs(bareText(text).text)));
    });
    for (const [pair, names] of this.namesWith) {
      const having = new Set(names.map((name) => this.names[name]?.concept));
      this.masses.set(pair, Math.log(1 + concepts.length / having.size));
    }
  }

  /** In the order of the concepts. */
  evidence(question: string): NameEvidence[] {
    const bare = bareText(question).text;
    const asked = new Set(characterPairs(bare));
    const named = this.namedIn(question, bare.length);
    const cued = this.cuedIn(question, bare.length);
    const overlaps = this.overlaps(asked);
    const field = [...asked].flatMap((pair) => {
      const mass = this.masses.get(pair);
      return mass === undefined ? [] : [{ pair, mass }];
    });
    return this.concepts.map(({ id }, at) => ({
      named: named.has(id) ? 1 : 0,
      namedShare: named.get(id) ?? 0,
      cued: cued.get(id) ?? 0,
      overlap: overlaps[at] ?? 0,
      explained: shareOf(field, this.pairsOf[at] ?? new Set()),
    }));
  }

  /** Names of kinds that a question uses without a name of the whole, by concept. */
  kindsIn(question: string): Map<string, string[]> {
    const kinds = new Map<string, string[]>();
    const named = this.tagger
      .named(question)
      .flatMap(({ concepts, name }) => concepts.map((one) => ({ ...one, name })));
    for (const { concept, isKind, name } of named)
      if (isKind) kinds.set(concept, [...(kinds.get(concept) ?? []), name]);
    for (const { concept, isKind } of named) if (!isKind) kinds.delete(concept);
    return kinds;
  }

  private addNames(concept: number, names: readonly string[]): void {
    for (const name of names) {
      const own = new Set(characterPairs(bareText(name).text));
      for (const pair of own) {
        const known = this.namesWith.get(pair);
        if (known === undefined) this.namesWith.set(pair, [this.names.length]);
        else known.push(this.names.length);
      }
      this.names.push({ concept, pairs: own.size });
    }
  }

  private namedIn(question: string, length: number): Map<string, number> {
    const shares = new Map<string, number>();
    for (const { concepts, name } of this.tagger.named(question)) {
      for (const { concept } of concepts)
        shares.set(concept, Math.max(shares.get(concept) ?? 0, name.length / Math.max(1, length)));
    }
    return shares;
  }

  private cuedIn(question: string, length: number): Map<string, number> {
    const said = this.tagger.tag({ text: question, label: "" }).filter(({ cues }) => cues > 0);
    return new Map(said.map(({ concept, spans }) => [concept, Math.min(1, lengthOf(spans) / Math.max(1, length))]));
  }

  /** Only names that share a pair with the question are looked at. */
  private overlaps(asked: ReadonlySet<string>): Float64Array {
    const held = new Map<number, number>();
    for (const pair of asked) {
      for (const name of this.namesWith.get(pair) ?? []) held.set(name, (held.get(name) ?? 0) + 1);
    }
    const best = new Float64Array(this.concepts.length);
    for (const [name, count] of held) {
      const { concept = 0, pairs: all = 1 } = this.names[name] ?? {};
      best[concept] = Math.max(best[concept] ?? 0, count / all);
    }
    return best;
  }
}

function shareOf(field: readonly { pair: string; mass: number }[], texts: ReadonlySet<string>): number {
  let held = 0;
  let whole = 0;
  for (const { pair, mass } of field) {
    whole += mass;
    if (texts.has(pair)) held += mass;
  }
  return whole === 0 ? 1 : held / whole;
}

/** Units that the spans cover together. */
function lengthOf(spans: readonly Span[]): number {
  return new Set(spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at))).size;
}
