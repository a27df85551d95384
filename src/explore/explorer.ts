import type { CompareParts } from "../search/compare.ts";
import { HitMaker } from "../search/hits.ts";
import { Library } from "../search/library.ts";
import type { SearchEngineParts } from "../search/search-engine.ts";
import type { ConceptParts } from "../search/subject.ts";
import { Candidates } from "./candidates/candidates.ts";
import type { CandidatesAnswer, CandidatesRequest } from "./candidates/contract.ts";
import { MeasureMatrix } from "./measure-matrix.ts";

/** What the views of the corpus are made from. */
export interface ExploreParts extends CompareParts, ConceptParts {
  matrix: MeasureMatrix;
}

/**
 * What the corpus shows beyond single questions: which measures there are, who has them, since when, what changed. Each
 * method throws a `JucuoError`: `invalid_request` for a region that is unknown or ambiguous, `not_found` for an unknown
 * measure.
 */
export class Explorer {
  readonly parts: ExploreParts;
  private readonly found: Candidates;

  constructor(parts: SearchEngineParts) {
    const whole = { ...parts, library: new Library(parts.index), hits: new HitMaker(parts.index, parts.tagger) };
    this.parts = { ...whole, matrix: new MeasureMatrix(whole) };
    this.found = new Candidates(this.parts);
  }

  /** What several reports tell and the lexicon does not know: perhaps new measures. */
  candidates(request: CandidatesRequest): Promise<CandidatesAnswer> {
    return this.found.list(request);
  }
}
