import type { Concept } from "../concepts/concept.ts";
import { isOf } from "../corpus/passage.ts";
import type { Hit } from "../search/contract.ts";
import type { ScoredAnswer } from "../search/hits.ts";
import { type Subject, subjectOfConcept } from "../search/subject.ts";
import { type Finding, type Report, surveyReport } from "../search/survey.ts";
import { Turns } from "../search/turns.ts";
import { tellsOfPractice } from "../search/verdict.ts";
import { dice } from "../tokenize/character-pairs.ts";
import { align } from "./align.ts";
import type { ChangedMeasure, ChangesAnswer, ContinuedMeasure, SaidOf } from "./changes-contract.ts";
import type { ExploreParts } from "./explorer.ts";
import { figuresIn, movedFigures, type PlacedFigure } from "./moved-figures.ts";
import { speaksOf } from "./spoken-of.ts";
import { pairsOf } from "./wording-pairs.ts";

export interface TwoReports {
  before: Report;
  after: Report;
  /** Searchable passages by document. */
  passages: ReadonlyMap<string, readonly string[]>;
}

// A measure whose own words are nowhere in the passage, or that scores below this, is no ground for saying that it is new or
// gone: a report that lacks it may as well have it in other words.
const certainFrom = 0.5;
const mostPassages = 5;

/** One of the two reports under one measure. */
interface Side {
  year: number;
  said: SaidOf;
  /** Passages that tell of it as done, best first. */
  practice: ScoredAnswer[];
  /** It has the measure beyond doubt. */
  isCertain: boolean;
}

/**
 * What became of each measure between two reports of one region, each in the order of the lexicon. New and dropped are
 * only said where one report has the measure beyond doubt and the other has nothing near it, or only plans it.
 */
export async function measureChanges(
  { concepts, isAsked }: { concepts: readonly Concept[]; isAsked: boolean },
  reports: TwoReports,
  parts: ExploreParts,
): Promise<{ measures: ChangesAnswer["measures"]; told: ReadonlySet<string> }> {
  const measures: ChangesAnswer["measures"] = { new: [], continued: [], dropped: [], uncertain: [] };
  const told = new Set<string>();
  const turns = new Turns();
  for (const concept of concepts) {
    const subject = subjectOfConcept(concept.id, parts);
    const [before, after] = [reports.before, reports.after].map((report) =>
      sideOf(report, subject, { passages: reports.passages, parts }),
    );
    if (before && after) place(concept, { before, after }, { measures, told, isAsked, parts });
    await turns.giveWay();
  }
  return { measures, told };
}

function sideOf(
  report: Report,
  subject: Subject,
  { passages, parts }: Pick<TwoReports, "passages"> & { parts: ExploreParts },
): Side {
  const { index, hits, lexicon } = parts;
  const finding = surveyReport(report, subject, { hits, passages });
  const { status, onlyIn, score } = finding;
  const practice = finding.answers
    .filter((answer) => answer.score >= subject.scoring.present && tellsOfPractice.has(answer.section))
    .slice(0, mostPassages);
  const own = new Set(subject.links.flatMap(({ concept }) => lexicon.withParts(concept.id)));
  const says = ({ passageId }: { passageId: string }): boolean =>
    (index.facts(passageId)?.tags ?? []).some((tag) => isOf(tag) && own.has(tag.concept));
  const passage = shownPassage(finding, practice[0]?.passageId, { subject, parts });
  return {
    year: report.year,
    said: { status, ...(onlyIn && { onlyIn }), score, ...(passage && { passage }) },
    practice,
    isCertain: status === "present" && practice.some((one) => one.score >= certainFrom && says(one)),
  };
}

/** For a measure that is present the best passage that tells of it as done, else what comes nearest. */
function shownPassage(
  { status, answers }: Finding,
  best: string | undefined,
  { subject, parts }: { subject: Subject; parts: ExploreParts },
): Hit | undefined {
  const answer = status === "present" ? answers.find(({ passageId }) => passageId === best) : answers[0];
  return answer && parts.hits.make(answer, subject);
}

interface Placing {
  measures: ChangesAnswer["measures"];
  told: Set<string>;
  /** It was asked for by name: then a doubtful mention is worth an answer too. */
  isAsked: boolean;
  parts: ExploreParts;
}

function place({ id, name }: Concept, { before, after }: Sides, { measures, told, isAsked, parts }: Placing): void {
  const sides = [before, after];
  if (!sides.some((side) => side.isCertain || (isAsked && side.said.status === "present"))) return;
  for (const { practice, isCertain } of sides) if (isCertain) for (const { passageId } of practice) told.add(passageId);
  const measure: ChangedMeasure = { concept: { id, name }, before: before.said, after: after.said };
  const list = listOf(before, after);
  const note = noteOf({ before, after }, list);
  const noted = note === undefined ? measure : { ...measure, note };
  if (list === "continued") measures.continued.push(continued(noted, { before, after }, parts));
  else measures[list].push(noted);
}

interface Sides {
  before: Side;
  after: Side;
}

function listOf(before: Side, after: Side): keyof ChangesAnswer["measures"] {
  if (before.isCertain && after.isCertain) return "continued";
  if (before.isCertain && lacks(after)) return "dropped";
  if (after.isCertain && lacks(before)) return "new";
  return "uncertain";
}

/** Nothing near it, or nothing but plans: a plan is not a practice. A shortcoming may be of a practice that goes on. */
function lacks({ said: { status, onlyIn = [] } }: Side): boolean {
  return status === "absent" || isOnlyPlanned({ status, onlyIn });
}

function isOnlyPlanned({ status, onlyIn = [] }: Pick<SaidOf, "status" | "onlyIn">): boolean {
  return status === "related" && onlyIn.length > 0 && onlyIn.every((section) => section === "plan");
}

function noteOf({ before, after }: Sides, list: keyof ChangesAnswer["measures"]): string | undefined {
  const planned = [before, after].filter(({ said }) => isOnlyPlanned(said)).map(({ year }) => year);
  if (planned.length > 0) return `${planned.join("、")}年报告只在打算中提到。`;
  if (list !== "uncertain") return undefined;
  const [doubtful] = [before, after].filter(({ isCertain }) => !isCertain);
  if (doubtful === undefined) return undefined;
  if (doubtful.said.status === "present") return `${doubtful.year}年报告的段落没有明说这项举措,请看原文判断。`;
  if (doubtful.said.status === "absent") return "另一年报告的段落没有明说这项举措,请看原文判断。";
  return `${doubtful.year}年报告${nearWords(doubtful.said)},不能断定有没有。`;
}

function nearWords({ onlyIn, passage }: SaidOf): string {
  if (onlyIn?.includes("shortcoming")) return "只在不足中提到";
  return passage?.passage.section === "plan" ? "在打算中提到,另有相近的内容" : "只有相近的内容";
}

/**
 * The two passages that are most alike stand for it. Figures are looked for in all its passages: where the two are versions
 * of one text anywhere in them, else in the sentences that speak of the measure.
 */
function continued(measure: ChangedMeasure, { before, after }: Sides, parts: ExploreParts): ContinuedMeasure {
  const subject = subjectOfConcept(measure.concept.id, parts);
  const [old, now] = [before, after].map(({ practice }) => practice.map((answer) => shown(answer, subject, parts)));
  const pairs = (old ?? []).flatMap((one) =>
    (now ?? []).map((other) => ({ one, other, likeness: dice(one.pairs, other.pairs) })),
  );
  const { one, other } = pairs.reduce((best, pair) => (pair.likeness > best.likeness ? pair : best));
  const alignment = align(one.hit.passage, other.hit.passage);
  const speaks = speaksOf(subject, parts);
  const isAligned = alignment.wordDiff !== undefined;
  const figuresOf = (all: readonly ShownAnswer[], best: ShownAnswer): PlacedFigure[] =>
    all.flatMap((answer) => {
      const { passage } = answer.hit;
      return figuresIn(passage, answer === best && isAligned ? undefined : speaks(passage).own);
    });
  return {
    ...measure,
    before: { ...measure.before, passage: one.hit },
    after: { ...measure.after, passage: other.hit },
    ...alignment,
    figures: movedFigures(figuresOf(old ?? [], one), figuresOf(now ?? [], other)),
  };
}

interface ShownAnswer {
  hit: Hit;
  pairs: ReadonlySet<string>;
}

function shown(answer: ScoredAnswer, subject: Subject, { hits }: ExploreParts): ShownAnswer {
  const hit = hits.make(answer, subject);
  return { hit, pairs: pairsOf(hit.passage.text) };
}
