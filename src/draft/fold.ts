import { similarityOf, sketchOf } from "../corpus/sketch.ts";
import type { Turns } from "../search/turns.ts";
import type { Quotable } from "./gather.ts";

/** A passage with those that say nearly the same and are worse or come later. */
export interface Folded extends Quotable {
  copies: { quotable: Quotable; isSameText: boolean }[];
}

// As for reports: from here on two passages are one text with small changes.
const nearlySame = 0.8;

/**
 * Fold near-duplicates (bottom-k sketches, see `sketchOf`) into the best of them, which then answers their questions too.
 * A plan is not folded into a practice. The passages come best first and stay so.
 */
export async function fold(quotables: readonly Quotable[], turns: Turns): Promise<Folded[]> {
  const kept: Folded[] = [];
  const sketches: Uint32Array[] = [];
  // Texts that are nearly the same share most of their hashes, so only those that share one are compared.
  const byHash = new Map<number, number[]>();
  for (const quotable of quotables) {
    const sketch = sketchOf(quotable.passage.text);
    const near = new Set([...sketch].flatMap((hash) => byHash.get(hash) ?? []));
    const at = [...near]
      .sort((a, b) => a - b)
      .find(
        (one) =>
          kept[one]?.passage.section === quotable.passage.section &&
          similarityOf(sketch, sketches[one] ?? new Uint32Array()) >= nearlySame,
      );
    const fellow = at === undefined ? undefined : kept[at];
    if (fellow) take(fellow, quotable);
    else {
      for (const hash of sketch) byHash.set(hash, [...(byHash.get(hash) ?? []), kept.length]);
      sketches.push(sketch);
      kept.push({ ...quotable, answers: new Map(quotable.answers), copies: [] });
    }
    await turns.giveWay();
  }
  return kept;
}

function take(fellow: Folded, quotable: Quotable): void {
  const isSameText = bare(fellow.passage.text) === bare(quotable.passage.text);
  fellow.copies.push({ quotable, isSameText });
  for (const [query, answer] of quotable.answers) {
    if (answer.score > (fellow.answers.get(query)?.score ?? 0)) fellow.answers.set(query, answer);
  }
}

function bare(text: string): string {
  return text.replace(/[\s\p{P}]+/gu, "");
}
