import type { Lexicon } from "../concepts/lexicon.ts";
import type { Divisions } from "../corpus/divisions.ts";
import { JucuoError } from "../corpus/errors.ts";
import type { Embedder } from "../embed/embedder.ts";
import type { PassageIndex, Scope } from "../index/passage-index.ts";
import type { Tokenizer } from "../tokenize/tokenizer.ts";
import type { Calibration, Curve } from "./calibration.ts";
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
  Understood,
} from "./contract.ts";
import { resolveFilter } from "./filter.ts";
import { fuse, type Phrasing, type Scored } from "./fuse.ts";
import { countFacets, groupAnswers } from "./group.ts";
import { HitMaker } from "./hits.ts";
import { coverageOf, Library, missingYears } from "./library.ts";
import { ask } from "./question.ts";
import { scopeOf } from "./scope.ts";
import { suggest } from "./suggest.ts";
import { weighTerms } from "./understand.ts";

export interface SearchEngineParts {
  index: PassageIndex;
  embedder: Embedder;
  tokenizer: Tokenizer;
  divisions: Divisions;
  calibration: Calibration;
  lexicon: Lexicon;
}

/** Candidates of each arm. Above this, totals are given as "at least". */
const poolSize = 300;

/** What is left to do with a question once it is scored. */
interface Presentation
  extends Pick<SearchRequest, "groupBy" | "groupSize" | "limit" | "offset" | "explain" | "facets"> {
  query: string;
  understood: Understood;
  mode: SearchRequest["mode"];
  words: readonly string[];
  floor: number;
  startedAt: number;
}

/** Answers questions over one index: understand → candidates → fuse → group, and verdicts by comparing. */
export class SearchEngine implements Engine {
  private readonly parts: SearchEngineParts;
  private readonly library: Library;
  private readonly hits: HitMaker;

  constructor(parts: SearchEngineParts) {
    this.parts = parts;
    this.library = new Library(parts.index);
    this.hits = new HitMaker(parts.index);
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    const startedAt = performance.now();
    const question = await ask(request.query, request.mode, this.parts);
    const scope = scopeOf(question, this.select(request.filter), this.parts.index);
    const curve = this.parts.calibration[request.mode];
    // Words in quotes are wanted as they are: a passage that holds them is an answer, whatever its score.
    const floor = request.minScore ?? (question.exact.length > 0 ? 0 : curve.related);
    return this.present(this.scored(question.phrasings, scope, curve), {
      ...request,
      floor,
      startedAt,
      words: [...question.words, ...question.exact],
      understood: question.shown,
    });
  }

  async similar(request: SimilarRequest): Promise<SearchAnswer> {
    const startedAt = performance.now();
    const { index, tokenizer, calibration } = this.parts;
    const { passage, document } = this.library.passage(request.passageId);
    const vector = index.vector(passage.id);
    if (vector === undefined) throw new JucuoError("invalid_request", "标题不能用来找相似做法,请选正文里的一段。");
    const { words, terms } = weighTerms(passage.text, tokenizer);
    const excluded = request.excludeSameRegion
      ? [...(request.filter.excludeRegion ?? []), document.region.code]
      : undefined;
    const scope = this.select(excluded ? { ...request.filter, excludeRegion: excluded } : request.filter);
    const others = index.narrow(scope, new Set([passage.id]), "not-among");
    return this.present(this.scored([{ weight: 1, probe: { vector, terms } }], others, calibration.similar), {
      ...request,
      query: passage.text,
      mode: "semantic",
      facets: [],
      floor: calibration.similar.related,
      startedAt,
      words,
      understood: { normalized: passage.text, terms: words, concepts: [], expandedWith: [], corrections: [] },
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
    const documents = this.library.reports();
    const coverage = coverageOf(documents);
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

  private select(filter: Filter): Scope {
    return this.parts.index.select(resolveFilter(filter, this.parts.divisions, this.library.regions()));
  }

  private scored(phrasings: readonly Phrasing[], scope: Scope, curve: Curve): Scored[] {
    return fuse(phrasings, scope, { index: this.parts.index, curve, poolSize });
  }

  private present(scored: readonly Scored[], view: Presentation): SearchAnswer {
    const answers = scored.filter(({ score }) => score >= view.floor).map((one) => this.hits.answer(one));
    const show = (answer: (typeof answers)[number]) => this.hits.make(answer, view.words, view.explain);
    const grouped =
      view.groupBy === "none"
        ? { hits: answers.slice(view.offset, view.offset + view.limit).map(show) }
        : groupAnswers(answers, { by: view.groupBy, groupSize: view.groupSize, page: view, show });
    const { total = answers.length, ...lists } = { total: undefined, ...grouped };
    return {
      query: view.query,
      understood: view.understood,
      mode: view.mode,
      // A full pool may have left further answers out; fewer candidates than that are all there are.
      total: { value: total, relation: scored.length >= poolSize && answers.length === scored.length ? "gte" : "eq" },
      ...lists,
      ...(view.facets.length > 0 && { facets: countFacets(answers, view.facets) }),
      ...(answers.length === 0 && { suggestions: suggest(scored, this.parts.index) }),
      tookMs: Math.round(performance.now() - view.startedAt),
    };
  }
}

function exactly(value: number): Total {
  return { value, relation: "eq" };
}
