import type { LexicalMatch, WeightedTerms } from "../passage-index.ts";

/** Where a term stands: slots ascending, and how often in each. */
interface Postings {
  slots: number[];
  frequencies: number[];
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
  private readonly postings = new Map<string, Postings>();
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
    let length = 0;
    for (const term of terms) {
      length++;
      const known = this.postings.get(term);
      if (known === undefined) this.postings.set(term, { slots: [slot], frequencies: [1] });
      else if (known.slots.at(-1) === slot)
        known.frequencies[known.slots.length - 1] = (known.frequencies.at(-1) ?? 0) + 1;
      else {
        known.slots.push(slot);
        known.frequencies.push(1);
      }
    }
    this.lengths.push(length);
    this.totalLength += length;
  }

  /** Forget slots; their numbers are not used again. */
  remove(slots: ReadonlySet<number>): void {
    for (const [term, known] of this.postings) {
      const kept = known.slots.flatMap((slot, at) => (slots.has(slot) ? [] : [at]));
      if (kept.length === known.slots.length) continue;
      if (kept.length === 0) this.postings.delete(term);
      else {
        this.postings.set(term, {
          slots: kept.map((at) => known.slots[at] ?? 0),
          frequencies: kept.map((at) => known.frequencies[at] ?? 0),
        });
      }
    }
    for (const slot of slots) {
      this.totalLength -= this.lengths[slot] ?? 0;
      this.lengths[slot] = 0;
      this.removed++;
    }
  }

  has(term: string): boolean {
    return this.postings.has(term);
  }

  /** How many slots hold the term. */
  count(term: string): number {
    return this.postings.get(term)?.slots.length ?? 0;
  }

  /** Every term that stands somewhere. */
  terms(): Iterable<string> {
    return this.postings.keys();
  }

  /** Slots that hold every one of the terms; undefined when no term is given. */
  holding(terms: Iterable<string>): Set<number> | undefined {
    let slots: Set<number> | undefined;
    for (const term of terms) {
      const holding = this.postings.get(term)?.slots ?? [];
      slots = new Set(slots === undefined ? holding : holding.filter((slot) => slots?.has(slot)));
    }
    return slots;
  }

  /** Scores of all slots that hold at least one of the terms. */
  scores(terms: WeightedTerms): Map<number, number> {
    const scores = new Map<number, number>();
    for (const [term, weight] of terms) {
      const { slots, frequencies } = this.postings.get(term) ?? { slots: [], frequencies: [] };
      const mass = weight * this.idf(term);
      for (const [at, slot] of slots.entries()) {
        scores.set(slot, (scores.get(slot) ?? 0) + mass * this.saturation(frequencies[at] ?? 0, slot));
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
      const frequency = this.frequency(term, slot);
      asked += mass;
      if (frequency > 0) {
        held += mass;
        score += mass * this.saturation(frequency, slot);
      }
    }
    return { score, coverage: asked > 0 ? held / asked : 0 };
  }

  holds(term: string, slot: number): boolean {
    return this.frequency(term, slot) > 0;
  }

  private frequency(term: string, slot: number): number {
    const known = this.postings.get(term);
    if (known === undefined) return 0;
    let [low, high] = [0, known.slots.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = known.slots[middle] ?? 0;
      if (found === slot) return known.frequencies[middle] ?? 0;
      if (found < slot) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  idf(term: string): number {
    const holding = this.count(term);
    return Math.log(1 + (this.size - holding + 0.5) / (holding + 0.5));
  }

  private saturation(frequency: number, slot: number): number {
    const average = this.totalLength / Math.max(1, this.size);
    const length = (this.lengths[slot] ?? 0) / Math.max(1, average);
    return (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * length));
  }
}
