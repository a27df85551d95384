import { similarityOf, sketchOf } from "../corpus/sketch.ts";
import type { PassageIndex, Scope } from "../index/passage-index.ts";
import type { Calibration, Scoring } from "./calibration.ts";
import { type CompareParts, compare } from "./compare.ts";
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
import { resolveFilter } from "./filter.ts";
import { findAnswers, floorsOf, regionsWithoutReport, scopeOfFilter } from "./find.ts";
import { countFacets, groupAnswers } from "./group.ts";
import { HitMaker } from "./hits.ts";
import { coverageOf, Library, missingYears } from "./library.ts";
import type { ReadFilter } from "./places.ts";
import { ask, type QuestionParts } from "./question.ts";
import { type Subject, subjectOfPassage, subjectOfQuestion } from "./subject.ts";
import { suggest } from "./suggest.ts";
import { verdict } from "./verdict.ts";

export interface SearchEngineParts extends QuestionParts {
  index: PassageIndex;
  calibration: Calibration;
}

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

/** The parts with the readers of reports and passages beside them. */
export function withReaders<P extends SearchEngineParts>(parts: P): P & CompareParts {
  return { ...parts, library: new Library(parts.index), hits: new HitMaker(parts.index, parts.tagger) };
}

/** Answers questions over one index: understand → candidates → fuse → rerank → group, and verdicts by comparing. */
export class SearchEngine implements Engine {
  private readonly parts: CompareParts;

  constructor(parts: CompareParts) {
    this.parts = parts;
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    const startedAt = performance.now();
    const { mode, asWords } = request;
    const question = await ask(request.query, { mode, asWords, known: this.parts.library.regions() }, this.parts);
    const subject = subjectOfQuestion(question, mode, this.parts);
    const scope = subject.narrow(this.select(request.filter, question.filters));
    const floors = floorsOf(question, subject);
    const floor = request.minScore ?? floors.related;
    const answer = this.present(subject, scope, { ...request, floor, floors, startedAt });
    const noReport = regionsWithoutReport(request.filter, question.filters, this.parts);
    return { ...answer, ...(noReport.length > 0 && { noReport }) };
  }

  async similar(request: SimilarRequest): Promise<SearchAnswer> {
    const startedAt = performance.now();
    const subject = subjectOfPassage(request.passageId, this.parts);
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
    return compare(request, this.parts);
  }

  documents({ filter, limit, offset }: DocumentsRequest): ReturnType<Engine["documents"]> {
    const conditions = resolveFilter(filter, this.parts.divisions, this.parts.library.regions());
    const documents = this.parts.library.documents(conditions);
    return { documents: documents.slice(offset, offset + limit), total: exactly(documents.length) };
  }

  document(id: string): ReturnType<Engine["document"]> {
    return this.parts.library.document(id);
  }

  content(id: string): string {
    return this.parts.library.content(id);
  }

  passage(id: string): ReturnType<Engine["passage"]> {
    return this.parts.library.passage(id);
  }

  context(id: string, before: number, after: number): ReturnType<Engine["context"]> {
    return this.parts.library.context(id, before, after);
  }

  passagesOf(documentId: string): ReturnType<Engine["passagesOf"]> {
    return this.parts.library.passagesOf(documentId);
  }

  regions(): { regions: RegionCoverage[]; total: Total } {
    const regions = coverageOf(this.parts.library.reports());
    return { regions, total: exactly(regions.length) };
  }

  stats(): Stats {
    const documents = this.parts.library.counted();
    const coverage = coverageOf(this.parts.library.reports());
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

  private select(filter: Filter, read: readonly ReadFilter[]): Scope {
    return scopeOfFilter(filter, read, this.parts);
  }

  private similarFilter({ passageId, filter, excludeSameRegion }: SimilarRequest): Filter {
    if (!excludeSameRegion) return filter;
    const { document } = this.parts.library.passage(passageId);
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
    const { pool, scored, answers } = findAnswers(subject, scope, { floor: view.floor, hits: this.parts.hits });
    const shown = { ...subject, ...(view.explain && { pool }) };
    const show = (answer: (typeof answers)[number]) => this.parts.hits.make(answer, shown);
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
      understood: subject.understood ?? { ...nothing, corrections: [], exact: [], excluded: [], filters: [] },
      mode: view.mode,
      status: verdict(answers, view.floors).status,
      // A full pool may have left further answers out; fewer candidates than that are all there are.
      total: { value: total, relation: pool.isFull && answers.length === scored.length ? "gte" : "eq" },
      ...lists,
      ...(view.facets.length > 0 && { facets: countFacets(answers, view.facets, this.parts.lexicon) }),
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
