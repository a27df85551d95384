import type { CompareParts } from "../search/compare.ts";
import { HitMaker } from "../search/hits.ts";
import { Library } from "../search/library.ts";
import type { SearchEngineParts } from "../search/search-engine.ts";
import type { ConceptParts } from "../search/subject.ts";
import { changes } from "./changes.ts";
import type { ChangesAnswer, ChangesRequest } from "./changes-contract.ts";
import { MeasureMatrix } from "./measure-matrix.ts";
import { timeline } from "./timeline.ts";
import type { TimelineAnswer, TimelineRequest } from "./timeline-contract.ts";

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

  constructor(parts: SearchEngineParts) {
    const whole = { ...parts, library: new Library(parts.index), hits: new HitMaker(parts.index, parts.tagger) };
    this.parts = { ...whole, matrix: new MeasureMatrix(whole) };
  }

  timeline(request: TimelineRequest): Promise<TimelineAnswer> {
    return timeline(request, this.parts);
  }

  changes(request: ChangesRequest): Promise<ChangesAnswer> {
    return changes(request, this.parts);
  }
}
