import type { Document } from "../corpus/document.ts";
import type { Passage } from "../corpus/passage.ts";
import type { Region } from "../corpus/region.ts";
import type { CompareParts } from "../search/compare.ts";
import { findAnswers, floorsOf, regionsWithoutReport, scopeOfFilter } from "../search/find.ts";
import type { ScoredAnswer } from "../search/hits.ts";
import { ask, type Question } from "../search/question.ts";
import { subjectOfQuestion } from "../search/subject.ts";
import type { Turns } from "../search/turns.ts";
import { verdict } from "../search/verdict.ts";
import type { AskedQuery, Quotation, RetrieveRequest } from "./retrieve-contract.ts";

/** A passage that reaches the floor of at least one question. */
export interface Quotable extends Pick<Quotation, "status" | "onlyIn" | "score"> {
  passage: Passage;
  document: Document;
  vector: Float32Array;
  /** How it answers each question that it answers, by the question's place. */
  answers: Map<number, Pick<Quotation, "score" | "status">>;
}

/** What the questions bring, before anything is chosen. */
export interface Gathered {
  asked: Omit<AskedQuery, "quoted">[];
  /** Best first, ties by passage id. */
  quotables: Quotable[];
  lowerRanked: number;
  belowFloor: number;
  noReport: Region[];
}

/** Of each question, so many of its best are considered: those whose token vectors were looked at. */
const consideredPerQuery = 200;

/** Ask every question and put what reaches its floor together: each passage once, with its best score. */
export async function gather(request: RetrieveRequest, parts: CompareParts, turns: Turns): Promise<Gathered> {
  const { library } = parts;
  const known = library.regions();
  const options = { mode: "hybrid", asWords: request.asWords, known } as const;
  const questions = await Promise.all(request.queries.map((query) => ask(query, options, parts)));
  const asked: Gathered["asked"] = [];
  const merged = new Map<string, Quotable>();
  const reaching = new Set<string>();
  const weak = new Set<string>();
  const noReport = new Map<string, Region>();
  for (const [at, question] of questions.entries()) {
    const { one, floors, found } = look(question, request, { parts, at });
    asked.push(one);
    for (const answer of found.answers) reaching.add(answer.passageId);
    for (const { passageId } of found.scored) weak.add(passageId);
    for (const answer of found.answers.slice(0, consideredPerQuery)) merge(merged, answer, { at, floors, parts });
    for (const region of regionsWithoutReport(request.filter, question.filters, parts))
      noReport.set(region.code, region);
    await turns.giveWay();
  }
  return {
    asked,
    quotables: [...merged.values()].sort(byScore),
    lowerRanked: [...reaching].filter((id) => !merged.has(id)).length,
    belowFloor: [...weak].filter((id) => !reaching.has(id)).length,
    noReport: [...noReport.values()],
  };
}

function look(question: Question, request: RetrieveRequest, { parts, at }: { parts: CompareParts; at: number }) {
  const subject = subjectOfQuestion(question, "hybrid", parts);
  const floors = floorsOf(question, subject);
  const scope = scopeOfFilter(request.filter, question.filters, parts);
  const found = findAnswers(subject, subject.narrow(scope), { floor: floors.related, hits: parts.hits });
  const one = {
    query: request.queries[at] ?? "",
    searched: scope.size,
    understood: question.shown,
    status: verdict(found.answers, floors).status,
    found: found.answers.length,
  };
  return { one, floors, found };
}

function merge(
  merged: Map<string, Quotable>,
  answer: ScoredAnswer,
  { at, floors, parts }: { at: number; floors: ReturnType<typeof floorsOf>; parts: CompareParts },
): void {
  const { passageId, document, score } = answer;
  const known = merged.get(passageId);
  const passage = known?.passage ?? parts.index.passage(passageId);
  const vector = known?.vector ?? parts.index.vector(passageId);
  if (passage === undefined || vector === undefined) throw new Error(`Passage ${passageId} is not stored.`);
  const { status, onlyIn } = verdict([answer], floors);
  const own = status === "present" ? status : "related";
  merged.set(passageId, {
    passage,
    document,
    vector,
    score: Math.max(score, known?.score ?? 0),
    status: known?.status === "present" ? known.status : own,
    ...(onlyIn && { onlyIn }),
    answers: new Map([...(known?.answers ?? []), [at, { score, status: own }]]),
  });
}

function byScore(a: Quotable, b: Quotable): number {
  return b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1);
}
