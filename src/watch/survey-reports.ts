import type { Document } from "../corpus/document.ts";
import type { CompareParts } from "../search/compare.ts";
import type { Filter } from "../search/contract.ts";
import { resolveFilter } from "../search/filter.ts";
import type { ScoredAnswer } from "../search/hits.ts";
import { ask } from "../search/question.ts";
import { withQuestionFilters } from "../search/question-filter.ts";
import { subjectOfQuestion } from "../search/subject.ts";
import { type Finding, passagesByDocument, type Report, reportsOf, surveyReport } from "../search/survey.ts";
import { Turns } from "../search/turns.ts";
import { type Verdict, verdict } from "../search/verdict.ts";

/** What is asked of reports. */
export interface WatchQuestion {
  query: string;
  filter: Filter;
}

/** What a report says, with what each of its passages would say alone. */
export interface Surveyed extends Omit<Finding, "answers"> {
  /** What carries the verdict first. */
  answers: (ScoredAnswer & { says: Verdict })[];
}

export interface SurveyOptions {
  /** Only these documents, each as a report of its own; all reports unless told. */
  among?: ReadonlySet<string>;
  signal?: AbortSignal;
}

/**
 * What each report in the scope of a question says, in the order of region and year, as `compare` would say it. Documents
 * that are nearly the same as another are no reports. Rejects with the reason of `signal` when that is aborted.
 */
export async function surveyReports(
  { query, filter }: WatchQuestion,
  { among, signal }: SurveyOptions,
  parts: CompareParts,
): Promise<Surveyed[]> {
  const { divisions, index, library, hits } = parts;
  const turns = new Turns();
  const known = library.regions();
  const question = await ask(query, { mode: "hybrid", asWords: [], known }, parts);
  await turns.giveWay();
  const subject = subjectOfQuestion(question, "hybrid", parts);
  const asked = withQuestionFilters(resolveFilter(filter, divisions, known), question.filters, { divisions, known });
  const conditions = { ...asked, ...(among && { documents: among }) };
  const documents = library.reports(conditions);
  const passages = passagesByDocument(subject.narrow(index.select(conditions)), index);
  const findings: Surveyed[] = [];
  for (const report of among ? documents.map(alone) : reportsOf(documents)) {
    signal?.throwIfAborted();
    // What went while others were answered says nothing.
    if (!report.documents.every(({ id }) => index.document(id))) continue;
    const finding = surveyReport(report, subject, { hits, passages });
    findings.push({ ...finding, answers: judgedAlone(finding, subject.scoring) });
    await turns.giveWay();
  }
  return findings;
}

function alone(document: Document): Report {
  return { region: document.region, year: document.year, documents: [document] };
}

/** Each with what it says alone. What would have given the verdict by itself stands before what is only planned or near: it is what is quoted. */
function judgedAlone({ answers, status, onlyIn }: Finding, floors: Parameters<typeof verdict>[1]): Surveyed["answers"] {
  const judged = answers.map((answer) => ({ ...answer, says: verdict([answer], floors) }));
  const carries = ({ says }: Surveyed["answers"][number]): boolean =>
    says.status === status && (says.onlyIn === undefined) === (onlyIn === undefined);
  return [...judged.filter(carries), ...judged.filter((answer) => !carries(answer))];
}
