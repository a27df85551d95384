import type { Region } from "../../corpus/region.ts";
import type { ConceptName } from "../contract.ts";

/** What is offered is asked for at each pause in typing. */
export interface SuggestRequest {
  /** What stands in the search box so far: Chinese, pinyin in full or in part, or initials. Empty: examples are wanted. */
  q: string;
  limit: number;
}

/** A measure of the lexicon. */
export interface SuggestedConcept extends ConceptName {
  kind: "concept";
  /** The other name, or the name of a special case, by which it was found. */
  matched?: string;
  field: string;
  /** Regions whose reports tell of it as done; 0 where none does. */
  regions: number;
}

/** A region that has a report. */
export interface SuggestedRegion {
  kind: "region";
  region: Region;
}

/** Measures and regions mixed, the likeliest first, at most as many as asked for. */
export interface SuggestAnswer {
  suggestions: (SuggestedConcept | SuggestedRegion)[];
  tookMs: number;
}
