import type { Divisions } from "../corpus/divisions.ts";
import type { Region } from "../corpus/region.ts";
import type { PassageIndex, Scope } from "../index/passage-index.ts";
import type { Scoring } from "./calibration.ts";
import type { Pool } from "./candidates.ts";
import type { Filter } from "./contract.ts";
import { resolveFilter, resolveRegion } from "./filter.ts";
import type { HitMaker, ScoredAnswer } from "./hits.ts";
import type { Library } from "./library.ts";
import type { ReadFilter } from "./places.ts";
import type { Question } from "./question.ts";
import { withQuestionFilters } from "./question-filter.ts";
import { rank, type Scored } from "./rank.ts";
import type { Subject } from "./subject.ts";

/** Candidates of each arm. Above this, totals are given as "at least". */
const poolSize = 1_000;
/** Candidates whose token vectors are looked at. */
const rerankDepth = 200;

/** What a corpus holds on a subject. */
export interface Found {
  pool: Pool;
  /** All candidates, best first. */
  scored: Scored<Readonly<Record<string, number>>>[];
  /** Those that reach the floor. */
  answers: ScoredAnswer[];
}

/** The searchable passages that meet a filter and the conditions read in a question; throws `invalid_request` for unclear regions. */
export function scopeOfFilter(
  filter: Filter,
  read: readonly ReadFilter[],
  { index, divisions, library }: { index: PassageIndex; divisions: Divisions; library: Library },
): Scope {
  const known = library.regions();
  return index.select(withQuestionFilters(resolveFilter(filter, divisions, known), read, { divisions, known }));
}

/** Regions asked for by name, in the request or in the question, that have no report of the years asked for. */
export function regionsWithoutReport(
  filter: Filter,
  read: readonly ReadFilter[],
  { divisions, library }: { divisions: Divisions; library: Library },
): Region[] {
  const known = library.regions();
  const given = (filter.region ?? []).map((name, at) => resolveRegion(name, `filter.region.${at}`, divisions));
  const asked = [...given, ...read.flatMap(({ kind, regions = [] }) => (kind === "region" ? regions : []))];
  const { year } = filter;
  const years = withQuestionFilters(resolveFilter({ year }, divisions, known), read, { divisions, known });
  const { yearFrom = -Infinity, yearTo = Infinity } = years;
  const reported = new Set(library.reports({ yearFrom, yearTo }).map(({ region }) => region.code));
  return [...new Map(asked.map((region) => [region.code, region])).values()].filter(({ code }) => !reported.has(code));
}

/** From where on a passage is an answer to a question, and from where on it is near. */
export function floorsOf({ exact }: Question, { scoring }: Subject): Pick<Scoring, "present" | "related"> {
  // Words in quotes are wanted as they are: a passage that holds them is an answer, whatever its score.
  return exact.length > 0 ? { present: 0, related: 0 } : scoring;
}

/** Score the candidates of a subject in a scope; `floor` is the calibrated probability that an answer has to reach. */
export function findAnswers(subject: Subject, scope: Scope, { floor, hits }: { floor: number; hits: HitMaker }): Found {
  const pool = subject.candidates(scope, poolSize);
  const scored = rank(pool.passageIds, subject.examination, { scoring: subject.scoring, depth: rerankDepth });
  return { pool, scored, answers: scored.filter(({ score }) => score >= floor).map((one) => hits.answer(one)) };
}
