import type { CompareParts } from "../search/compare.ts";
import { Candidates } from "./candidates/candidates.ts";
import type { CandidatesAnswer, CandidatesRequest } from "./candidates/contract.ts";
import { catalogue, conceptAnswer } from "./catalogue.ts";
import { changes } from "./changes.ts";
import type { ChangesAnswer, ChangesRequest } from "./changes-contract.ts";
import type {
  CatalogueAnswer,
  CatalogueRequest,
  ConceptAnswer,
  CoverageAnswer,
  CoverageRequest,
  GapsAnswer,
  GapsRequest,
  LexiconAnswer,
} from "./contract.ts";
import { coverage } from "./coverage.ts";
import { gaps } from "./gaps.ts";
import { MeasureMatrix } from "./measure-matrix.ts";
import type { SuggestAnswer, SuggestRequest } from "./suggest/contract.ts";
import { Suggester } from "./suggest/suggester.ts";
import { timeline } from "./timeline.ts";
import type { TimelineAnswer, TimelineRequest } from "./timeline-contract.ts";

/** What the views of the corpus are made from. */
export interface ExploreParts extends CompareParts {
  matrix: MeasureMatrix;
}

/**
 * What the corpus shows beyond single questions: which measures there are, who has them, since when, what changed. Each
 * method throws a `JucuoError`: `invalid_request` for a region that is unknown or ambiguous, `not_found` for an unknown
 * measure.
 */
export class Explorer {
  private readonly parts: ExploreParts;
  private readonly found: Candidates;
  private readonly suggester: Suggester;

  constructor(parts: CompareParts) {
    this.parts = { ...parts, matrix: new MeasureMatrix(parts) };
    this.found = new Candidates(this.parts);
    this.suggester = new Suggester(parts);
  }

  /** What several reports tell and the lexicon does not know: perhaps new measures. */
  candidates(request: CandidatesRequest): Promise<CandidatesAnswer> {
    return this.found.list(request);
  }

  /** The names of all measures, without looking at any report. */
  lexicon(): LexiconAnswer {
    const concepts = this.parts.lexicon.concepts.map(({ id, name, field }) => ({ id, name, field }));
    return { concepts, total: { value: concepts.length, relation: "eq" } };
  }

  /** What may be meant by what stands in a search box. */
  suggest(request: SuggestRequest): Promise<SuggestAnswer> {
    return this.suggester.suggest(request);
  }

  catalogue(request: CatalogueRequest): Promise<CatalogueAnswer> {
    return catalogue(request, this.parts);
  }

  concept(name: string): Promise<ConceptAnswer> {
    return conceptAnswer(name, this.parts);
  }

  coverage(request: CoverageRequest): Promise<CoverageAnswer> {
    return coverage(request, this.parts);
  }

  gaps(request: GapsRequest): Promise<GapsAnswer> {
    return gaps(request, this.parts);
  }

  timeline(request: TimelineRequest): Promise<TimelineAnswer> {
    return timeline(request, this.parts);
  }

  changes(request: ChangesRequest): Promise<ChangesAnswer> {
    return changes(request, this.parts);
  }
}
