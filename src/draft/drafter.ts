import type { CompareParts } from "../search/compare.ts";
import type { Engine } from "../search/contract.ts";
import { HitMaker } from "../search/hits.ts";
import { Library } from "../search/library.ts";
import type { SearchEngineParts } from "../search/search-engine.ts";
import { BareCorpus } from "./bare-corpus.ts";
import { retrieve } from "./retrieve.ts";
import type { RetrieveAnswer, RetrieveRequest } from "./retrieve-contract.ts";
import { reuse } from "./reuse.ts";
import type { ReuseAnswer, ReuseRequest } from "./reuse-contract.ts";
import type { FlagParts } from "./reuse-flags.ts";

/** What help with drafts is made from. */
export interface DraftParts extends CompareParts {
  engine: Pick<Engine, "search">;
}

/** Help for those who write: material to quote, and what of a draft stands in other reports. */
export class Drafter {
  readonly parts: DraftParts;
  private readonly readFigures: FlagParts["readFigures"];
  private readonly bareCorpus: BareCorpus;

  /** `readFigures` reads the figures of a draft as those of reports are read. */
  constructor(
    parts: SearchEngineParts,
    { engine, readFigures }: { engine: DraftParts["engine"]; readFigures: FlagParts["readFigures"] },
  ) {
    this.readFigures = readFigures;
    this.bareCorpus = new BareCorpus(parts.index);
    this.parts = { ...parts, engine, library: new Library(parts.index), hits: new HitMaker(parts.index, parts.tagger) };
  }

  /** What of a draft stands in reports too. Throws `invalid_request` for a draft without words or an unclear region. */
  reuse(request: ReuseRequest): Promise<ReuseAnswer> {
    return reuse(request, { ...this.parts, readFigures: this.readFigures, bareCorpus: this.bareCorpus });
  }

  /** Passages to quote, verbatim and within a budget of characters. Throws `invalid_request` for regions that are unclear. */
  retrieve(request: RetrieveRequest): Promise<RetrieveAnswer> {
    return retrieve(request, this.parts);
  }
}
