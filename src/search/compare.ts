import type { Lexicon } from "../concepts/lexicon.ts";
import type { Divisions } from "../corpus/divisions.ts";
import type { Document } from "../corpus/document.ts";
import { JucuoError } from "../corpus/errors.ts";
import type { Region } from "../corpus/region.ts";
import type { Embedder } from "../embed/embedder.ts";
import type { PassageIndex, Scope } from "../index/passage-index.ts";
import type { Tokenizer } from "../tokenize/tokenizer.ts";
import type { Calibration, Curve } from "./calibration.ts";
import { calledHere } from "./called-here.ts";
import type { CompareAnswer, CompareRequest, CompareRow, Status } from "./contract.ts";
import { resolveFilter, resolveRegion } from "./filter.ts";
import { type Phrasing, score } from "./fuse.ts";
import type { HitMaker } from "./hits.ts";
import type { Library } from "./library.ts";
import { ask } from "./question.ts";
import { scopeOf } from "./scope.ts";
import { weighTerms } from "./understand.ts";
import { verdict } from "./verdict.ts";

export interface CompareParts {
  index: PassageIndex;
  embedder: Embedder;
  tokenizer: Tokenizer;
  divisions: Divisions;
  calibration: Calibration;
  lexicon: Lexicon;
  library: Library;
  hits: HitMaker;
}

/** What is compared, whether it was asked in words or by a passage. */
interface Subject {
  text: string;
  phrasings: readonly Phrasing[];
  words: string[];
  curve: Curve;
  narrow(scope: Scope): Scope;
}

/**
 * One row for every report (region × year) in scope, and one for each region asked for that has none. Every passage of
 * a report is scored, so that "absent" was looked for and not merely outranked.
 */
export async function compare(request: CompareRequest, parts: CompareParts): Promise<CompareAnswer> {
  const startedAt = performance.now();
  const { divisions, library } = parts;
  const question = await questionOf(request, parts);
  const conditions = resolveFilter(request.filter, divisions, library.regions());
  const wanted = request.regions?.map((name, at) => resolveRegion(name, `regions.${at}`, divisions));
  const codes = wanted && new Set(wanted.map(({ code }) => code));
  const documents = library.reports(conditions).filter(({ region }) => codes?.has(region.code) ?? true);
  const scope = question.narrow(parts.index.select(conditions));
  const rows = reportsOf(documents).map((report) => row(report, { question, scope, request, parts }));
  rows.push(...withoutReport(wanted ?? [], documents));
  const count = (status: Status): number => rows.filter((one) => one.status === status).length;
  return {
    query: question.text,
    rows: rows.sort(byStatus),
    summary: {
      present: count("present"),
      related: count("related"),
      absent: count("absent"),
      noReport: count("no-report"),
    },
    tookMs: Math.round(performance.now() - startedAt),
  };
}

async function questionOf(request: CompareRequest, parts: CompareParts): Promise<Subject> {
  const { index, tokenizer, calibration, library } = parts;
  if (request.query !== undefined) {
    const question = await ask(request.query, "hybrid", parts);
    return {
      text: request.query,
      phrasings: question.phrasings,
      words: [...question.words, ...question.exact],
      curve: calibration.hybrid,
      narrow: (scope) => scopeOf(question, scope, index),
    };
  }
  const { passage } = library.passage(request.passageId ?? "");
  const vector = index.vector(passage.id);
  if (vector === undefined) throw new JucuoError("invalid_request", "标题不能用来比较,请选正文里的一段。");
  const { words, terms } = weighTerms(passage.text, tokenizer);
  const phrasings = [{ weight: 1, probe: { vector, terms } }];
  return { text: passage.text, phrasings, words, curve: calibration.similar, narrow: (scope) => scope };
}

/** Documents of the same region and year are one report. */
function reportsOf(documents: readonly Document[]): Document[][] {
  const reports = new Map<string, Document[]>();
  for (const document of documents) {
    const key = `${document.region.code}/${document.year}`;
    reports.set(key, [...(reports.get(key) ?? []), document]);
  }
  return [...reports.values()];
}

function row(
  report: readonly Document[],
  {
    question,
    scope,
    request,
    parts,
  }: { question: Subject; scope: Scope; request: CompareRequest; parts: CompareParts },
): CompareRow {
  const { index, hits } = parts;
  const pool = report.flatMap(({ id }) => index.passagesOf(id)).filter(({ id }) => scope.has(id));
  const scored = score(
    question.phrasings,
    pool.map(({ id }) => id),
    { index, curve: question.curve },
  );
  const answers = scored.map((one) => hits.answer(one));
  const status = verdict(
    answers.map(({ score: own, passage }) => ({ score: own, section: passage.section })),
    question.curve,
  );
  // A weak passage is never shown as a match: what does not reach the floor stays out.
  const shown = answers.filter(({ score: own }) => own >= question.curve.related).slice(0, request.passagesPerRegion);
  const [first] = report;
  if (first === undefined) throw new Error("A report has at least one document.");
  return {
    region: first.region,
    year: first.year,
    document: shown[0]?.document ?? first,
    status,
    score: answers[0]?.score ?? 0,
    calledHere: calledHere(
      shown.map(({ passage }) => passage.text),
      question.words,
    ),
    passages: shown.map((answer) => hits.make(answer, question.words, false)),
    figures: shown.flatMap(({ passage }) => passage.figures),
  };
}

function withoutReport(wanted: readonly Region[], documents: readonly Document[]): CompareRow[] {
  const reported = new Set(documents.map(({ region }) => region.code));
  return wanted
    .filter(({ code }) => !reported.has(code))
    .map((region) => ({
      region,
      year: null,
      status: "no-report",
      score: 0,
      calledHere: [],
      passages: [],
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
