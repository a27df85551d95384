import { conceptNamed } from "../search/concept-named.ts";
import type { Subject } from "../search/subject.ts";
import { passagesByDocument, type Report, surveyReport } from "../search/survey.ts";
import { Turns } from "../search/turns.ts";
import { verdict } from "../search/verdict.ts";
import type { ExploreParts } from "./explorer.ts";
import { type Cell, cellOf, keptPassages, reportKey } from "./measure-matrix.ts";

/** What was asked for, as far as it says where the cells come from. */
export interface Asked {
  passageId?: string | undefined;
  /** Id or name of a measure of the lexicon. */
  concept?: string | undefined;
}

/**
 * What each report says of a subject, by `reportKey`: a measure of the lexicon has its column of the matrix, anything else
 * is looked for in every report. A passage that was asked for is itself an answer of its own report.
 */
export async function reportCells(
  subject: Subject,
  asked: Asked & { reports: readonly Report[] },
  parts: ExploreParts,
): Promise<ReadonlyMap<string, Cell>> {
  if (asked.concept !== undefined) return parts.matrix.column(conceptNamed(asked.concept, parts.lexicon));
  const { index, hits } = parts;
  const passages = passagesByDocument(subject.narrow(index.select({})), index);
  const cells = new Map<string, Cell>();
  const turns = new Turns();
  for (const report of asked.reports) {
    const finding = surveyReport(report, subject, { hits, passages });
    cells.set(reportKey(report), withOwn(cellOf(finding), report, { subject, asked, parts }));
    await turns.giveWay();
  }
  return cells;
}

function withOwn(
  cell: Cell,
  report: Report,
  { subject, asked, parts }: { subject: Subject; asked: Asked; parts: ExploreParts },
): Cell {
  const { passageId } = asked;
  const facts = passageId === undefined ? undefined : parts.index.facts(passageId);
  if (passageId === undefined || !report.documents.some(({ id }) => id === facts?.documentId)) return cell;
  const passages = [{ passageId, score: 1 }, ...cell.passages].slice(0, keptPassages);
  const scored = passages.map((one) => ({ ...one, section: parts.index.facts(one.passageId)?.section ?? "other" }));
  return { ...verdict(scored, subject.scoring), score: 1, passages };
}
