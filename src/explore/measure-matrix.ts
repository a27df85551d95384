import type { Concept } from "../concepts/concept.ts";
import type { CompareParts } from "../search/compare.ts";
import { subjectOfConcept } from "../search/subject.ts";
import { type Finding, passagesByDocument, type Report, reportsOf, surveyReport } from "../search/survey.ts";
import { Turns } from "../search/turns.ts";
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

/** A finding as a cell of the matrix. */
export function cellOf({ status, onlyIn, score, answers }: Finding): Cell {
  const passages = answers
    .slice(0, keptPassages)
    .map((answer) => ({ passageId: answer.passageId, score: answer.score }));
  return { status, ...(onlyIn && { onlyIn }), score, passages };
}

/** The name of a report among reports: region and year. */
export function reportKey({ region, year }: Pick<Report, "region" | "year">): string {
  return `${region.code}/${year}`;
}

/**
 * Every measure of the lexicon against every report, found when first asked for and kept until the index changes. A cell
 * never depends on a filter, so that the same report has the same verdict in every view.
 */
export class MeasureMatrix {
  private readonly parts: CompareParts;
  private revision = -1;
  private readonly columns = new Map<string, Promise<ReadonlyMap<string, Cell>>>();

  constructor(parts: CompareParts) {
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

  /** The columns of these measures, all of one state of the index, in their order. */
  async allColumns(concepts: readonly Concept[]): Promise<ReadonlyMap<string, Cell>[]> {
    for (;;) {
      const revision = this.parts.index.revision();
      const columns: ReadonlyMap<string, Cell>[] = [];
      for (const concept of concepts) columns.push(await this.column(concept));
      if (this.parts.index.revision() === revision) return columns;
    }
  }

  private async find(concept: Concept): Promise<ReadonlyMap<string, Cell>> {
    for (;;) {
      const cells = await this.findUnlessChanged(concept);
      if (cells !== undefined) return cells;
    }
  }

  /** Undefined when a document came or went meanwhile. */
  private async findUnlessChanged(concept: Concept): Promise<ReadonlyMap<string, Cell> | undefined> {
    const { index, hits, library } = this.parts;
    const revision = index.revision();
    const subject = subjectOfConcept(concept.id, this.parts);
    const passages = passagesByDocument(subject.narrow(index.select({})), index);
    const cells = new Map<string, Cell>();
    const turns = new Turns();
    for (const report of reportsOf(library.reports())) {
      cells.set(reportKey(report), cellOf(surveyReport(report, subject, { hits, passages })));
      await turns.giveWay();
      if (index.revision() !== revision) return undefined;
    }
    return cells;
  }
}
