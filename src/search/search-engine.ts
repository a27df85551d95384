import type { Region } from "../corpus/region.ts";
import { similarityOf, sketchOf } from "../corpus/sketch.ts";
import type { PassageIndex, Scope } from "../index/passage-index.ts";
import type { Calibration, Scoring } from "./calibration.ts";
import { compare } from "./compare.ts";
import type {
  CompareAnswer,
  CompareRequest,
  DocumentsRequest,
  Engine,
  Filter,
  RegionCoverage,
  SearchAnswer,
  SearchRequest,
  SimilarRequest,
  Stats,
  Total,
} from "./contract.ts";
import { resolveFilter, resolveRegion } from "./filter.ts";
import { countFacets, groupAnswers } from "./group.ts";
import { HitMaker } from "./hits.ts";
import { coverageOf, Library, missingYears } from "./library.ts";
import type { ReadFilter } from "./places.ts";
import { ask, type QuestionParts } from "./question.ts";
import { withQuestionFilters } from "./question-filter.ts";
import { rank, type Scored } from "./rank.ts";
import { type Subject, subjectOfPassage, subjectOfQuestion } from "./subject.ts";
import { suggest } from "./suggest.ts";
import { verdict } from "./verdict.ts";

export interface SearchEngineParts extends QuestionParts {
  index: PassageIndex;
  calibration: Calibration;
}

/** Candidates of each arm. Above this, totals are given as "at least". */
const poolSize = 1_000;
/** Candidates whose token vectors are looked at. */
const rerankDepth = 200;
// Between two passages; two reports of one text are told apart by the same measure.
const nearlySame = 0.8;

/** What is left to do with a subject once it is scored. */
interface Presentation
  extends Pick<SearchRequest, "groupBy" | "groupSize" | "limit" | "offset" | "explain" | "facets" | "mode"> {
  query: string;
  floor: number;
  /** From where on an answer is stated, and shown as near. */
  floors: Pick<Scoring, "present" | "related">;
  startedAt: number;
}

/** Answers questions over one index: understand → candidates → fuse → rerank → group, and verdicts by comparing. */
export class SearchEngine implements Engine {
  private readonly parts: SearchEngineParts;
  private readonly library: Library;
  private readonly hits: HitMaker;

  constructor(parts: SearchEngineParts) {
    this.parts = parts;
    this.library = new Library(parts.index);
    this.hits = new HitMaker(parts.index, parts.tagger);
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    const startedAt = performance.now();
    const { mode, asWords } = request;
    const question = await ask(request.query, { mode, asWords, known: this.library.regions() }, this.parts);
    const subject = subjectOfQuestion(question, mode, { ...this.parts, library: this.library });
    const scope = subject.narrow(this.select(request.filter, question.filters));
    // Words in quotes are wanted as they are: a passage that holds them is an answer, whatever its score.
    const floors = question.exact.length > 0 ? { present: 0, related: 0 } : subject.scoring;
    const floor = request.minScore ?? floors.related;
    const answer = this.present(subject, scope, { ...request, floor, floors, startedAt });
    const noReport = this.withoutReport(request.filter, question.filters);
    return { ...answer, ...(noReport.length > 0 && { noReport }) };
  }

  async similar(request: SimilarRequest): Promise<SearchAnswer> {
    const startedAt = performance.now();
    const subject = subjectOfPassage(request.passageId, { ...this.parts, library: this.library });
    const scope = subject.narrow(this.select(this.similarFilter(request), []));
    return this.present(subject, request.excludeNearDuplicates ? this.withoutCopies(subject.text, scope) : scope, {
      ...request,
      query: subject.text,
      mode: "semantic",
      facets: [],
      floor: subject.scoring.related,
      floors: subject.scoring,
      startedAt,
    });
  }

  compare(request: CompareRequest): Promise<CompareAnswer> {
    return compare(request, { ...this.parts, library: this.library, hits: this.hits });
  }

  documents({ filter, limit, offset }: DocumentsRequest): ReturnType<Engine["documents"]> {
    const conditions = resolveFilter(filter, this.parts.divisions, this.library.regions());
    const documents = this.library.documents(conditions);
    return { documents: documents.slice(offset, offset + limit), total: exactly(documents.length) };
  }

  document(id: string): ReturnType<Engine["document"]> {
    return this.library.document(id);
  }

  content(id: string): string {
    return this.library.content(id);
  }

  passage(id: string): ReturnType<Engine["passage"]> {
    return this.library.passage(id);
  }

  context(id: string, before: number, after: number): ReturnType<Engine["context"]> {
    return this.library.context(id, before, after);
  }

  regions(): { regions: RegionCoverage[]; total: Total } {
    const regions = coverageOf(this.library.reports());
    return { regions, total: exactly(regions.length) };
  }

  stats(): Stats {
    const documents = this.library.counted();
    const coverage = coverageOf(this.library.reports());
    return {
      documents: documents.length,
      passages: documents.reduce((sum, document) => sum + document.passages, 0),
      searchablePassages: this.parts.index.searchablePassages(),
      regions: coverage.length,
      years: [...new Set(documents.map(({ year }) => year))].sort((a, b) => a - b),
      coverage,
      missing: missingYears(coverage),
      model: this.parts.embedder.model,
      fingerprint: this.parts.index.fingerprint(),
    };
  }

  private select(filter: Filter, read: Parameters<typeof withQuestionFilters>[1]): Scope {
    const known = this.library.regions();
    const conditions = resolveFilter(filter, this.parts.divisions, known);
    return this.parts.index.select(withQuestionFilters(conditions, read, { divisions: this.parts.divisions, known }));
  }

  /** Regions asked for by name, in the request or in the question, that have no report of the years asked for. */
  private withoutReport(filter: Filter, read: readonly ReadFilter[]): Region[] {
    const { divisions } = this.parts;
    const known = this.library.regions();
    const given = (filter.region ?? []).map((name, at) => resolveRegion(name, `filter.region.${at}`, divisions));
    const asked = [...given, ...read.flatMap(({ kind, regions = [] }) => (kind === "region" ? regions : []))];
    const { year } = filter;
    const years = withQuestionFilters(resolveFilter({ year }, divisions, known), read, { divisions, known });
    const { yearFrom = -Infinity, yearTo = Infinity } = years;
    const reported = new Set(this.library.reports({ yearFrom, yearTo }).map(({ region }) => region.code));
    return [...new Map(asked.map((region) => [region.code, region])).values()].filter(
      ({ code }) => !reported.has(code),
    );
  }

  private similarFilter({ passageId, filter, excludeSameRegion }: SimilarRequest): Filter {
    if (!excludeSameRegion) return filter;
    const { document } = this.library.passage(passageId);
    return { ...filter, excludeRegion: [...(filter.excludeRegion ?? []), document.region.code] };
  }

  private withoutCopies(text: string, scope: Scope): Scope {
    const { index } = this.parts;
    const own = sketchOf(text);
    const copies = index
      .ids(scope)
      .filter((id) => similarityOf(own, sketchOf(index.passage(id)?.text ?? "")) >= nearlySame);
    return index.narrow(scope, new Set(copies), "not-among");
  }

  private present(subject: Subject, scope: Scope, view: Presentation): SearchAnswer {
    const pool = subject.candidates(scope, poolSize);
    const options = { scoring: subject.scoring, depth: rerankDepth };
    const scored: Scored<Readonly<Record<string, number>>>[] = rank(pool.passageIds, subject.examination, options);
    const answers = scored.filter(({ score }) => score >= view.floor).map((one) => this.hits.answer(one));
    const shown = { ...subject, ...(view.explain && { pool }) };
    const show = (answer: (typeof answers)[number]) => this.hits.make(answer, shown);
    const grouped =
      view.groupBy === "none"
        ? { hits: answers.slice(view.offset, view.offset + view.limit).map(show) }
        : groupAnswers(answers, {
            by: view.groupBy,
            groupSize: view.groupSize,
            floors: view.floors,
            page: view,
            show,
          });
    const { total = answers.length, ...lists } = { total: undefined, ...grouped };
    const nothing = { normalized: subject.text, terms: subject.words, concepts: [], expandedWith: [] };
    return {
      query: view.query,
      understood: subject.understood ?? { ...nothing, corrections: [], filters: [] },
      mode: view.mode,
      status: verdict(answers, view.floors).status,
      // A full pool may have left further answers out; fewer candidates than that are all there are.
      total: { value: total, relation: pool.isFull && answers.length === scored.length ? "gte" : "eq" },
      ...lists,
      ...(view.facets.length > 0 && { facets: countFacets(answers, view.facets) }),
      ...(!answers.some(({ score }) => score >= view.floors.present) && {
        suggestions: suggest({ links: subject.links, nearest: scored }, { ...this.parts, scope }),
      }),
      tookMs: Math.round(performance.now() - view.startedAt),
    };
  }
}

function exactly(value: number): Total {
  return { value, relation: "eq" };
}
