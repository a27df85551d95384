/** The same units in both texts: `length` from `draft` and from `source` on. */
export interface Run {
  draft: number;
  source: number;
  length: number;
}

/** Shorter runs say nothing: words of six characters are shared by any two reports. */
const seedLength = 7;
// A seed that stands this often in the draft is a formula of the draft itself.
const mostPlaces = 40;
const base = 0x01000193;

/** The runs of seven and more units of a draft, for finding them in many other texts. */
export class SeedIndex {
  private readonly draft: string;
  private readonly places = new Map<number, number[]>();

  constructor(draft: string) {
    this.draft = draft;
    for (const { hash, at } of hashesOf(draft)) {
      const known = this.places.get(hash);
      if (known === undefined) this.places.set(hash, [at]);
      else if (known.length < mostPlaces) known.push(at);
    }
  }

  /** Every maximal common run of the draft and the other text, by its place in the draft, then in the other. */
  runsIn(other: string): Run[] {
    const runs: Run[] = [];
    // Where the last run of each diagonal ended: what lies inside it was found with it.
    const ends = new Map<number, number>();
    for (const { hash, at } of hashesOf(other)) {
      for (const draft of this.places.get(hash) ?? []) {
        if ((ends.get(draft - at) ?? -1) > at) continue;
        const length = this.commonLength(draft, other, at);
        if (length < seedLength) continue;
        runs.push({ draft, source: at, length });
        ends.set(draft - at, at + length);
      }
    }
    return runs.sort((a, b) => a.draft - b.draft || a.source - b.source);
  }

  private commonLength(from: number, other: string, at: number): number {
    let length = 0;
    while (
      from + length < this.draft.length &&
      at + length < other.length &&
      this.draft.charCodeAt(from + length) === other.charCodeAt(at + length)
    ) {
      length++;
    }
    return length;
  }
}

/** A rolling hash of every seed (Karp & Rabin 1987), modulo 2^32. */
function* hashesOf(text: string): Generator<{ hash: number; at: number }> {
  if (text.length < seedLength) return;
  let highest = 1;
  for (let power = 1; power < seedLength; power++) highest = Math.imul(highest, base);
  let hash = 0;
  for (let at = 0; at < text.length; at++) {
    if (at >= seedLength) hash = (hash - Math.imul(text.charCodeAt(at - seedLength), highest)) | 0;
    hash = (Math.imul(hash, base) + text.charCodeAt(at)) | 0;
    if (at >= seedLength - 1) yield { hash, at: at - seedLength + 1 };
  }
}
