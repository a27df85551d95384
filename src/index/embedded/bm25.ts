import type { LexicalMatch, WeightedTerms } from "../passage-index.ts";

interface Posting {
  slot: number;
  frequency: number;
}

// Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond": the usual values.
const k1 = 1.2;
const b = 0.75;

/**
 * BM25 over terms, in memory. Slots are numbered from 0 in the order of adding.
 *
 * score(q, d) = Σ_t w_t · idf(t) · f(t,d)·(k1+1) / (f(t,d) + k1·(1 − b + b·|d|/avg|d|)), with w_t the weight of a term in
 * the question, f its frequency in the passage, |d| the passage's number of terms, and
 * idf(t) = ln(1 + (N − n_t + ½)/(n_t + ½)), n_t of N passages holding t; never negative.
 */
export class Bm25 {
  private readonly postings = new Map<string, Posting[]>();
  private readonly frequencies: Map<string, number>[] = [];
  private readonly lengths: number[] = [];
  private totalLength = 0;
  private removed = 0;

  /** Passages that can be found. */
  get size(): number {
    return this.lengths.length - this.removed;
  }

  /** Add the terms of the next slot; repeated terms count. */
  add(terms: Iterable<string>): void {
    const slot = this.lengths.length;
    const frequencies = new Map<string, number>();
    let length = 0;
    for (const term of terms) {
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      length++;
    }
    for (const [term, frequency] of frequencies) {
      const known = this.postings.get(term);
      if (known) known.push({ slot, frequency });
      else this.postings.set(term, [{ slot, frequency }]);
    }
    this.frequencies.push(frequencies);
    this.lengths.push(length);
    this.totalLength += length;
  }

  /** Forget a slot; its number is not used again. */
  remove(slot: number): void {
    const frequencies = this.frequencies[slot];
    if (frequencies === undefined || frequencies.size === 0) return;
    for (const term of frequencies.keys()) {
      const rest = (this.postings.get(term) ?? []).filter((posting) => posting.slot !== slot);
      if (rest.length > 0) this.postings.set(term, rest);
      else this.postings.delete(term);
    }
    this.frequencies[slot] = new Map();
    this.totalLength -= this.lengths[slot] ?? 0;
    this.lengths[slot] = 0;
    this.removed++;
  }

  has(term: string): boolean {
    return this.postings.has(term);
  }

  /** Slots that hold every one of the terms; undefined when no term is given. */
  holding(terms: Iterable<string>): Set<number> | undefined {
    let slots: Set<number> | undefined;
    for (const term of terms) {
      const holding = (this.postings.get(term) ?? []).map(({ slot }) => slot);
      slots = new Set(slots === undefined ? holding : holding.filter((slot) => slots?.has(slot)));
    }
    return slots;
  }

  /** Scores of all slots that hold at least one of the terms. */
  scores(terms: WeightedTerms): Map<number, number> {
    const scores = new Map<number, number>();
    for (const [term, weight] of terms) {
      const idf = this.idf(term);
      for (const { slot, frequency } of this.postings.get(term) ?? []) {
        scores.set(slot, (scores.get(slot) ?? 0) + weight * idf * this.saturation(frequency, slot));
      }
    }
    return scores;
  }

  /** The score of one slot, and the share of the terms' IDF mass that it holds. */
  match(terms: WeightedTerms, slot: number): LexicalMatch {
    let score = 0;
    let held = 0;
    let asked = 0;
    for (const [term, weight] of terms) {
      const mass = weight * this.idf(term);
      const frequency = this.frequencies[slot]?.get(term) ?? 0;
      asked += mass;
      if (frequency > 0) {
        held += mass;
        score += mass * this.saturation(frequency, slot);
      }
    }
    return { score, coverage: asked > 0 ? held / asked : 0 };
  }

  private idf(term: string): number {
    const holding = this.postings.get(term)?.length ?? 0;
    return Math.log(1 + (this.size - holding + 0.5) / (holding + 0.5));
  }

  private saturation(frequency: number, slot: number): number {
    const average = this.totalLength / Math.max(1, this.size);
    const length = (this.lengths[slot] ?? 0) / Math.max(1, average);
    return (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * length));
  }
}
