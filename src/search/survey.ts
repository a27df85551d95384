import type { Document } from "../corpus/document.ts";
import type { Region } from "../corpus/region.ts";
import type { PassageIndex, Scope } from "../index/passage-index.ts";
import type { HitMaker, ScoredAnswer } from "./hits.ts";
import { rank } from "./rank.ts";
import type { Subject } from "./subject.ts";
import { restsOn, type Verdict, verdict } from "./verdict.ts";

/** What counts as one report: the documents of one region and year. */
export interface Report {
  region: Region;
  year: number;
  documents: readonly [Document, ...Document[]];
}

/** What one report says of what was asked. */
export interface Finding extends Verdict {
  report: Report;
  /** Of the best passage on which its verdict rests; where nothing reaches the floor, of its best passage; 0–1. */
  score: number;
  /** Its passages that come near enough to be shown: those on which the verdict rests first, each part best first. */
  answers: ScoredAnswer[];
  /** How many of them the verdict rests on. */
  resting: number;
}

/** Passages of one report whose token vectors are looked at. */
const depthPerReport = 40;

/** Documents of the same region and year as one report, in the order of their first documents. */
export function reportsOf(documents: readonly Document[]): Report[] {
  const reports = new Map<string, Report>();
  for (const document of documents) {
    const { region, year } = document;
    const key = `${region.code}/${year}`;
    const known = reports.get(key);
    reports.set(key, { region, year, documents: known ? [...known.documents, document] : [document] });
  }
  return [...reports.values()];
}

/** Ids of the passages in scope, by document. */
export function passagesByDocument(scope: Scope, index: PassageIndex): Map<string, string[]> {
  const passages = new Map<string, string[]>();
  for (const id of index.ids(scope)) {
    const documentId = index.facts(id)?.documentId ?? "";
    const known = passages.get(documentId);
    if (known === undefined) passages.set(documentId, [id]);
    else known.push(id);
  }
  return passages;
}

/**
 * Look through one report for a subject. Every passage is scored, so that "absent" was looked for and not merely
 * outranked; what does not reach the floor is no answer: a weak passage is never shown as a match.
 */
export function surveyReport(
  report: Report,
  subject: Pick<Subject, "scoring" | "examination" | "statedFrom">,
  { hits, passages }: { hits: HitMaker; passages: ReadonlyMap<string, readonly string[]> },
): Finding {
  const { scoring, examination } = subject;
  const ids = report.documents.flatMap(({ id }) => passages.get(id) ?? []);
  const scored = rank(ids, examination, { scoring, depth: depthPerReport });
  const answers = scored.filter(({ score }) => score >= scoring.related).map((one) => hits.answer(one));
  const floored = answers.map((answer) => ({ ...answer, statedFrom: subject.statedFrom?.(answer.passageId) }));
  const judged = verdict(floored, scoring);
  const resting = new Set(restsOn(floored, judged, scoring).map(({ passageId }) => passageId));
  const first = answers.filter(({ passageId }) => resting.has(passageId));
  const ordered = [...first, ...answers.filter(({ passageId }) => !resting.has(passageId))];
  return { report, ...judged, score: (first[0] ?? scored[0])?.score ?? 0, answers: ordered, resting: first.length };
}
