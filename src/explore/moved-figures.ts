import { bareText } from "../concepts/bare-text.ts";
import type { Figure } from "../corpus/figure.ts";
import type { Passage, Span } from "../corpus/passage.ts";
import { dice } from "../tokenize/character-pairs.ts";
import words from "./figure-basis.json" with { type: "json" };
import { pairsOf } from "./wording-pairs.ts";

/** A figure where it is printed; `[start, end)` in the text of the passage. */
export interface PrintedFigure extends Figure {
  passageId: string;
  start: number;
  end: number;
}

/** The same figure of two years. */
export interface MovedFigure {
  what: string;
  unit: string;
  before: PrintedFigure;
  after: PrintedFigure;
  /** After − before, in the unit; percent in percentage points. */
  difference: number;
  /** After / before; null for percentages, whose quotient says nothing, and where it was 0. */
  ratio: number | null;
}

type Basis = "cumulative" | "year" | "untold";

/** A figure with what decides whether another counts the same. */
export interface PlacedFigure {
  figure: PrintedFigure;
  basis: Basis;
  pairs: ReadonlySet<string>;
}

// Below this the words before two numbers do not count the same thing.
const sameFrom = 0.6;
const leastWhat = 2;
const severalPairs = 3;
const sentencePattern = /[^。;;!!??\n]+/gu;
// Longer words first: 今年以来 is of the year, though 以来 alone begins a total.
const basisWord = new RegExp(
  [...words.cumulative, ...words.year].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|"),
  "gu",
);

/**
 * Figures of two years that count the same thing: same unit, kind and direction, and nearly the same words for what is
 * counted. Never by position, never a total since some day with the figure of one year, and not where two would fit alike.
 */
export function movedFigures(before: readonly PlacedFigure[], after: readonly PlacedFigure[]): MovedFigure[] {
  const fits = before
    .flatMap((one) => after.map((other) => ({ one, other, likeness: alike(one, other) })))
    .filter((pair) => pair.likeness >= sameFrom);
  const isOnly = (pair: (typeof fits)[number]): boolean =>
    !fits.some(
      (rival) =>
        rival !== pair && (rival.one === pair.one || rival.other === pair.other) && rival.likeness >= pair.likeness,
    );
  return fits.filter(isOnly).map(({ one, other }) => moved(one.figure, other.figure));
}

/**
 * The figures of a passage, with what tells them apart. With `spoken`, the places where it speaks of the matter, only those
 * in a sentence that holds one of them, and none that is counted in one short word (资金).
 */
export function figuresIn(passage: Passage, spoken?: readonly Span[]): PlacedFigure[] {
  const all = placed(passage);
  if (spoken === undefined) return all;
  const sentences = [...passage.text.matchAll(sentencePattern)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
  }));
  const speaking = sentences.filter(({ start, end }) => spoken.some((span) => start <= span.start && span.start < end));
  return all.filter(
    ({ figure, pairs }) =>
      pairs.size >= severalPairs && speaking.some(({ start, end }) => start <= figure.start && figure.start < end),
  );
}

function moved(before: PrintedFigure, after: PrintedFigure): MovedFigure {
  const hasRatio = before.kind !== "percent" && before.value !== 0;
  return {
    what: after.what,
    unit: after.unit,
    before,
    after,
    difference: rounded(after.value - before.value),
    ratio: hasRatio ? rounded(after.value / before.value) : null,
  };
}

function alike({ figure: a, ...one }: PlacedFigure, { figure: b, ...other }: PlacedFigure): number {
  const isSameKind = a.kind === b.kind && a.unit === b.unit && a.change === b.change;
  // A total can only be told apart when it is called one; beside it, anything else is of a year.
  const isSameBasis = (one.basis === "cumulative") === (other.basis === "cumulative");
  if (!isSameKind || !isSameBasis) return 0;
  return dice(one.pairs, other.pairs);
}

function placed(passage: Passage): PlacedFigure[] {
  let from = 0;
  return passage.figures.flatMap((figure) => {
    const start = placeOf(figure.text, passage.text, from);
    if (start === undefined) return [];
    const end = start + figure.text.length;
    from = end;
    const what = bareText(figure.what).text;
    if (what.length < leastWhat) return [];
    const printed = { ...figure, passageId: passage.id, start, end };
    return [{ figure: printed, basis: basisOf(passage.text, start), pairs: pairsOf(what) }];
  });
}

/** Figures are listed as they stand, so each is after the one before; 5件 is not the end of 15件. */
function placeOf(text: string, passage: string, from: number): number | undefined {
  for (let at = passage.indexOf(text, from); at >= 0; at = passage.indexOf(text, at + 1)) {
    if (!/[\d.]/u.test(passage[at - 1] ?? "")) return at;
  }
  return undefined;
}

/** What its sentence says last before the number: a total, or a figure of the year. */
function basisOf(text: string, at: number): Basis {
  const sentence =
    text
      .slice(0, at)
      .split(/[。;;!!??\n]/u)
      .at(-1) ?? "";
  const told = [...sentence.matchAll(basisWord)].at(-1)?.[0];
  if (told === undefined) return "untold";
  return words.cumulative.includes(told) ? "cumulative" : "year";
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
