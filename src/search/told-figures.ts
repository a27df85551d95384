import type { Figure } from "../corpus/figure.ts";
import type { Passage, Span } from "../corpus/passage.ts";
import { cellSeparator } from "../corpus/table.ts";
import { type Located, locateFigures } from "../parse/figures.ts";
import { characterPairs } from "../tokenize/character-pairs.ts";
import { type Counted, countedBy } from "./counted.ts";
import { type Period, periodOf } from "./figure-period.ts";

/** A figure that speaks of what was asked. */
export interface ToldFigure extends Counted, Period {
  figure: Figure;
  /** By how much something rose or fell; false also for the level that it rose to. */
  isChange: boolean;
  /** Where it stands in the passage's text; absent for a cell of a table, whose unit stands elsewhere. */
  span?: Span;
  /** `named`: its own clause says the measure; `near`: it follows in the same sentence or item, which speaks of no other. */
  said: "named" | "near";
}

/** Where a passage says what was asked, and where it says other measures. */
export interface Marks {
  own: readonly Span[];
  foreign: readonly Span[];
  /** The clause that names the item says it: the whole passage is about it. */
  leads: boolean;
  /** Only clauses that say it themselves count, since the passage is only near what was asked. */
  isStrict: boolean;
}

// 上升到100%, 压减至40支: how much it is now.
const reached = /(?:到|至|[减降增升]为)$/u;

interface Place {
  sentence: Span;
  clause: Span;
}

/** The figures of a passage that speak of what was asked, in reading order. `vocabulary` are pairs of characters of its names. */
export function toldFigures(
  { text, figures }: Pick<Passage, "text" | "figures">,
  { marks, vocabulary, year }: { marks: Marks; vocabulary: ReadonlySet<string>; year: number },
): ToldFigure[] {
  const own = marks.own.filter((span) => !isExample(text, span));
  if (text.includes(cellSeparator))
    return own.length > 0 ? figures.filter(({ what }) => what !== "").map(cellOfTable) : [];
  const located = locateFigures(text).filter((one) => !isSize(text, one));
  const told: ToldFigure[] = [];
  // What a clause without a noun goes on with: a share with all of the last phrase, a count with its noun.
  let [phrase, noun] = ["", ""];
  for (const [rank, { at, figure }] of located.entries()) {
    const span = { start: at, end: at + figure.text.length };
    const place = placeOf(text, span, located[rank - 1]);
    const room = roomOf(place.clause, { before: located[rank - 1], after: located[rank + 1] });
    const isShare = figure.kind === "percent" || figure.kind === "ratio";
    const counted = countedBy(text, span, { room, isShare });
    const before = located[rank - 1];
    const follows = before !== undefined && before.at >= place.sentence.start;
    const goesBefore = counted.isElliptic && follows ? (isShare ? phrase : noun) : "";
    const whole = { ...counted, phrase: goesBefore + counted.phrase };
    if (!counted.isElliptic) noun = nounOf(counted.phrase);
    if (!counted.isElliptic || !isShare) phrase = whole.phrase;
    const goesOn = counted.isElliptic && follows && told.at(-1)?.span?.start === before.at;
    const said = saidAt(text, place, { own, vocabulary, goesOn, marks });
    // What does not say what it counts compares nothing.
    if (said === undefined || whole.phrase === "") continue;
    const period = periodOf(text.slice(place.sentence.start, at), year);
    const isChange = figure.change !== undefined && !reached.test(text.slice(0, at));
    told.push({ figure, isChange, span, said, ...whole, ...period });
  }
  return told;
}

function cellOfTable(figure: Figure): ToldFigure {
  const isChange = figure.change !== undefined;
  return { figure, isChange, said: "named", phrase: figure.what, isElliptic: false, period: "unknown" };
}

interface Context {
  own: readonly Span[];
  vocabulary: ReadonlySet<string>;
  /** The clause goes on from a figure that was told. */
  goesOn: boolean;
  marks: Marks;
}

function saidAt(
  text: string,
  place: Place,
  { own, vocabulary, goesOn, marks }: Context,
): ToldFigure["said"] | undefined {
  const { sentence, clause } = place;
  if (own.some((mark) => mark.start < clause.end && clause.start < mark.end)) return "named";
  if (marks.isStrict) return undefined;
  if (goesOn) return "near";
  const last = Math.max(-1, ...own.map(({ start }) => start).filter((start) => start < clause.start));
  const isTopic = last >= sentence.start || marks.leads;
  if (!isTopic) return undefined;
  if (characterPairs(withoutSpans(text, clause, marks.foreign)).some((pair) => vocabulary.has(pair))) return "near";
  // In 复议案件88件、诉讼案件90件 each part has its own subject.
  if (text.charAt(clause.start - 1) === "、") return undefined;
  const since = Math.min(sentence.start, Math.max(last, 0));
  return marks.foreign.some(({ start }) => start >= since && start < clause.end) ? undefined : "near";
}

/** 在500人以上小区: how large, not how many. */
function isSize(text: string, { at, figure }: Located): boolean {
  return /(?:以上|以下|以内)$/u.test(figure.text) && /[在对于凡满为]$/u.test(text.slice(0, at));
}

// “某公司首违不罚案”等17个案例: one example among others, which are of other measures.
function isExample(text: string, { start, end }: Span): boolean {
  const open = text.lastIndexOf("“", start);
  const close = text.indexOf("”", end);
  const isInside = open >= 0 && close >= 0 && !text.slice(open, start).includes("”") && close - open > end - start + 1;
  return isInside && text.startsWith("等", close + 1);
}

/** The text of a clause with a blank for each name of another measure. */
function withoutSpans(text: string, clause: Span, spans: readonly Span[]): string {
  const isTaken = (at: number): boolean => spans.some(({ start, end }) => at >= start && at < end);
  return text
    .slice(clause.start, clause.end)
    .split("")
    .map((unit, at) => (isTaken(clause.start + at) ? " " : unit))
    .join("");
}

/** The sentence and the clause in which a figure stands; a 、 right behind the figure before begins a clause. */
function placeOf(text: string, span: Span, before: Located | undefined): Place {
  const clause = stretch(text, span, /[。;；!！?？\n,，:：()（）]/u);
  const taken = before === undefined ? 0 : before.at + before.figure.text.length;
  const start = text.charAt(taken) === "、" ? Math.max(clause.start, taken + 1) : clause.start;
  return { sentence: stretch(text, span, /[。;；!！?？\n]/u), clause: { ...clause, start } };
}

function stretch(text: string, { start, end }: Span, separator: RegExp): Span {
  let from = start;
  while (from > 0 && !separator.test(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && !separator.test(text.charAt(to))) to++;
  return { start: from, end: to };
}

function roomOf(clause: Span, { before, after }: { before: Located | undefined; after: Located | undefined }): Span {
  const taken = before === undefined ? 0 : before.at + before.figure.text.length;
  return { start: Math.max(clause.start, taken), end: Math.min(clause.end, after?.at ?? clause.end) };
}

/** In 收到行政复议申请108件,受理94件 both count 行政复议申请. */
function nounOf(phrase: string): string {
  return phrase.replace(/^(?:收到|新收|接收|受理)/u, "");
}
