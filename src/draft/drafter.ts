import type { CompareParts } from "../search/compare.ts";
import type { Engine } from "../search/contract.ts";
import { HitMaker } from "../search/hits.ts";
import { Library } from "../search/library.ts";
import type { SearchEngineParts } from "../search/search-engine.ts";
import { retrieve } from "./retrieve.ts";
import type { RetrieveAnswer, RetrieveRequest } from "./retrieve-contract.ts";

/** What help with drafts is made from. */
export interface DraftParts extends CompareParts {
  engine: Pick<Engine, "search">;
}

/** Help for those who write: material to quote, and what of a draft stands in other reports. */
export class Drafter {
  readonly parts: DraftParts;

  constructor(parts: SearchEngineParts, engine: DraftParts["engine"]) {
    this.parts = { ...parts, engine, library: new Library(parts.index), hits: new HitMaker(parts.index, parts.tagger) };
  }

  /** Passages to quote, verbatim and within a budget of characters. Throws `invalid_request` for regions that are unclear. */
  retrieve(request: RetrieveRequest): Promise<RetrieveAnswer> {
    return retrieve(request, this.parts);
  }
}
