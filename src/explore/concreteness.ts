import type { Passage, Tag } from "../corpus/passage.ts";

const instrument = /[“《][^”》]{2,40}[”》]/gu;
const manyFigures = 5;
const manyInstruments = 2;

/**
 * How concretely a passage tells of a measure, 0–1: .4 for figures (ln(1 + n) / ln(1 + 5), at most 1), .2 for instruments
 * that are called by name in “” or 《》 (two are enough), .3 where the measure is what the passage is about, .1 where it
 * tells what was done. Weights are set, not learned: nobody has judged concreteness.
 */
export function concreteness(
  { text, figures, section }: Pick<Passage, "text" | "figures" | "section">,
  tag: Pick<Tag, "lead"> | undefined,
): number {
  const named = new Set(text.match(instrument) ?? []).size;
  return (
    0.4 * Math.min(1, Math.log1p(figures.length) / Math.log1p(manyFigures)) +
    0.2 * Math.min(1, named / manyInstruments) +
    (tag?.lead ? 0.3 : 0) +
    (section === "measure" ? 0.1 : 0)
  );
}
