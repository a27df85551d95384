import type { Document } from "../corpus/document.ts";
import { isOf } from "../corpus/passage.ts";
import type { Region } from "../corpus/region.ts";
import type { Conditions } from "../index/passage-index.ts";
import { calledHere } from "./called-here.ts";
import { type Asked, comparableFigures } from "./comparable.ts";
import type { CompareAnswer, CompareRequest, CompareRow, Status } from "./contract.ts";
import { resolveFilter, resolveRegion } from "./filter.ts";
import type { HitMaker } from "./hits.ts";
import type { ReadFilter } from "./places.ts";
import { ask, type QuestionParts } from "./question.ts";
import { regionsOf, withQuestionFilters } from "./question-filter.ts";
import { type Subject, type SubjectParts, subjectOfConcept, subjectOfPassage, subjectOfQuestion } from "./subject.ts";
import { type Finding, passagesByDocument, reportsOf, surveyReport } from "./survey.ts";
import { weighTerms } from "./weigh-terms.ts";

/** What every answer is made from; the readers of reports and passages are shared, with what they keep. */
export interface CompareParts extends SubjectParts, QuestionParts {
  hits: HitMaker;
}

/**
 * One row for every report (region × year) in scope, and one for each region asked for that has none. Every passage of
 * a report is scored, so that "absent" was looked for and not merely outranked.
 */
export async function compare(request: CompareRequest, parts: CompareParts): Promise<CompareAnswer> {
  const startedAt = performance.now();
  const { library } = parts;
  const { subject, filters: read } = await subjectOf(request, parts);
  const { conditions, listed, named } = askedScope(request, read, parts);
  const wanted = listed ?? named;
  const codes = wanted && new Set(wanted.map(({ code }) => code));
  const documents = library.reports(conditions).filter(({ region }) => codes?.has(region.code) ?? true);
  const passages = passagesByDocument(subject.narrow(parts.index.select(conditions)), parts.index);
  const rows = reportsOf(documents)
    .map((report) => surveyReport(report, subject, { hits: parts.hits, passages }))
    .map((finding) => row(finding, { subject, request, parts }));
  rows.push(...withoutReport(wanted ?? [], documents));
  rows.sort(byStatus);
  const count = (status: Status): number => rows.filter((one) => one.status === status).length;
  return {
    query: request.query ?? subject.text,
    ...(subject.understood && { understood: subject.understood }),
    rows,
    comparable: await comparableFigures(rows, askedOf(request, subject, parts), parts),
    summary: {
      present: count("present"),
      related: count("related"),
      absent: count("absent"),
      noReport: count("no-report"),
    },
    tookMs: Math.round(performance.now() - startedAt),
  };
}

/** The subject that a request means, and the conditions that were read in its question. */
export async function subjectOf(
  { query, passageId, concept, asWords }: Pick<CompareRequest, "query" | "passageId" | "concept" | "asWords">,
  parts: CompareParts,
): Promise<{ subject: Subject; filters: readonly ReadFilter[] }> {
  if (query !== undefined) {
    const question = await ask(query, { mode: "hybrid", asWords, known: parts.library.regions() }, parts);
    return { subject: subjectOfQuestion(question, "hybrid", parts), filters: question.filters };
  }
  if (concept !== undefined) return { subject: subjectOfConcept(concept, parts), filters: [] };
  return { subject: subjectOfPassage(passageId ?? "", parts), filters: [] };
}

/** Of a passage only what it is about counts, not every measure and word that it mentions. */
function askedOf({ passageId }: CompareRequest, subject: Subject, { index, library, tokenizer }: CompareParts): Asked {
  if (passageId === undefined) return subject;
  const tags = (index.facts(passageId)?.tags ?? []).filter(isOf);
  const most = Math.max(0, ...tags.map(({ names }) => names));
  const leading = tags.filter(({ lead }) => lead);
  const main = leading.length > 0 ? leading : tags.filter(({ names }) => names === most);
  const { words } = weighTerms(library.passage(passageId).passage.label, tokenizer);
  return { ...subject, words, concepts: new Set(main.map(({ concept }) => concept)) };
}

/** Which reports are asked of, and which regions. */
export interface AskedScope {
  conditions: Conditions;
  /** Regions that are listed beside the question: what is looked at, whatever places it names. */
  listed?: Region[] | undefined;
  /** Regions that the question itself names. */
  named?: Region[] | undefined;
}

/** Throws `invalid_request` for regions that are unclear. */
export function askedScope(
  { filter, regions }: Pick<CompareRequest, "filter" | "regions">,
  read: readonly ReadFilter[],
  parts: Pick<CompareParts, "divisions" | "library">,
): AskedScope {
  const { divisions, library } = parts;
  const known = library.regions();
  const filters = regions ? read.filter(({ kind }) => kind !== "region" && kind !== "within") : read;
  return {
    conditions: withQuestionFilters(resolveFilter(filter, divisions, known), filters, { divisions, known }),
    listed: regions?.map((name, at) => resolveRegion(name, `regions.${at}`, divisions)),
    named: namedRegions(filters, parts),
  };
}

/** Regions that the question itself names get a row even without a report. */
function namedRegions(
  filters: readonly ReadFilter[],
  { divisions, library }: Pick<CompareParts, "divisions" | "library">,
): Region[] | undefined {
  const named = filters.filter(({ kind }) => kind === "region" || kind === "within");
  if (named.length === 0) return undefined;
  return named.flatMap((filter) => regionsOf(filter, divisions, library.regions()));
}

interface RowParts {
  subject: Subject;
  request: CompareRequest;
  parts: CompareParts;
}

function row(
  { report, answers, resting, status, onlyIn, score }: Finding,
  { subject, request, parts }: RowParts,
): CompareRow {
  const made = answers.slice(0, request.passagesPerRegion).map((answer) => parts.hits.make(answer, subject));
  const passages = made.map(({ passage }) => passage);
  return {
    region: report.region,
    year: report.year,
    document: made[0]?.document ?? report.documents[0],
    status,
    ...(onlyIn && { onlyIn }),
    score,
    calledHere: calledHere(passages, { ...subject, tagger: parts.hits.readings }),
    passages: made,
    restsOn: passages.slice(0, resting).map(({ id }) => id),
    figures: passages.flatMap(({ figures }) => figures),
  };
}

function withoutReport(wanted: readonly Region[], documents: readonly Document[]): CompareRow[] {
  const reported = new Set(documents.map(({ region }) => region.code));
  return [...new Map(wanted.map((region) => [region.code, region])).values()]
    .filter(({ code }) => !reported.has(code))
    .map((region) => ({
      region,
      year: null,
      status: "no-report",
      score: 0,
      calledHere: [],
      passages: [],
      restsOn: [],
      figures: [],
    }));
}

const order: readonly Status[] = ["present", "related", "absent", "no-report"];

function byStatus(a: CompareRow, b: CompareRow): number {
  return (
    order.indexOf(a.status) - order.indexOf(b.status) ||
    b.score - a.score ||
    (a.region.code < b.region.code ? -1 : a.region.code > b.region.code ? 1 : 0) ||
    (a.year ?? 0) - (b.year ?? 0)
  );
}
