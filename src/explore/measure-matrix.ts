import { setImmediate as nextTurn } from "node:timers/promises";
import type { Concept } from "../concepts/concept.ts";
import type { CompareParts } from "../search/compare.ts";
import { type ConceptParts, subjectOfConcept } from "../search/subject.ts";
import { passagesByDocument, type Report, reportsOf, surveyReport } from "../search/survey.ts";
import type { Verdict } from "../search/verdict.ts";

/** What one report says of one measure, as `compare` by that measure says it. */
export interface Cell extends Verdict {
  /** Of its best passage; 0–1. */
  score: number;
  /** The passages that reach the floor, best first, at most `keptPassages`. */
  passages: { passageId: string; score: number }[];
}

/** What is kept of the passages of one cell. */
export const keptPassages = 5;
// The server answers others in between.
const longestTurnMs = 15;

/** The name of a report among reports: region and year. */
export function reportKey({ region, year }: Pick<Report, "region" | "year">): string {
  return `${region.code}/${year}`;
}

/**
 * Every measure of the lexicon against every report, found when first asked for and kept until the index changes. A cell
 * never depends on a filter, so that the same report has the same verdict in every view.
 */
export class MeasureMatrix {
  private readonly parts: CompareParts & ConceptParts;
  private revision = -1;
  private readonly columns = new Map<string, Promise<ReadonlyMap<string, Cell>>>();

  constructor(parts: CompareParts & ConceptParts) {
    this.parts = parts;
  }

  /** The cells of one measure by `reportKey`; every report of the corpus has one. */
  column(concept: Concept): Promise<ReadonlyMap<string, Cell>> {
    const revision = this.parts.index.revision();
    if (revision !== this.revision) this.columns.clear();
    this.revision = revision;
    const known = this.columns.get(concept.id);
    if (known !== undefined) return known;
    const column = this.find(concept);
    this.columns.set(concept.id, column);
    return column;
  }

  private async find(concept: Concept): Promise<ReadonlyMap<string, Cell>> {
    const { index, hits, library } = this.parts;
    const subject = subjectOfConcept(concept.id, this.parts);
    const passages = passagesByDocument(subject.narrow(index.select({})), index);
    const cells = new Map<string, Cell>();
    let turnedAt = performance.now();
    for (const report of reportsOf(library.reports())) {
      const { status, onlyIn, score, answers } = surveyReport(report, subject, { hits, passages });
      const kept = answers
        .slice(0, keptPassages)
        .map((answer) => ({ passageId: answer.passageId, score: answer.score }));
      cells.set(reportKey(report), { status, ...(onlyIn && { onlyIn }), score, passages: kept });
      if (performance.now() - turnedAt < longestTurnMs) continue;
      await nextTurn();
      turnedAt = performance.now();
    }
    return cells;
  }
}
