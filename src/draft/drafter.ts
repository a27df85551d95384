import type { CompareParts } from "../search/compare.ts";
import { BareCorpus } from "./bare-corpus.ts";
import { quote } from "./quote.ts";
import type { QuoteAnswer, QuoteRequest } from "./quote-contract.ts";
import { retrieve } from "./retrieve.ts";
import type { RetrieveAnswer, RetrieveRequest } from "./retrieve-contract.ts";
import { reuse } from "./reuse.ts";
import type { ReuseAnswer, ReuseRequest } from "./reuse-contract.ts";
import type { FlagParts } from "./reuse-flags.ts";

/** Help for those who write: material to quote, and what of a draft stands in other reports. */
export class Drafter {
  private readonly parts: CompareParts;
  private readonly readFigures: FlagParts["readFigures"];
  private readonly bareCorpus: BareCorpus;

  /** `readFigures` reads the figures of a draft as those of reports are read. */
  constructor(parts: CompareParts, readFigures: FlagParts["readFigures"]) {
    this.parts = parts;
    this.readFigures = readFigures;
    this.bareCorpus = new BareCorpus(parts.index);
  }

  /** What of a draft stands in reports too. Throws `invalid_request` for a draft without words or an unclear region. */
  reuse(request: ReuseRequest): Promise<ReuseAnswer> {
    return reuse(request, { ...this.parts, readFigures: this.readFigures, bareCorpus: this.bareCorpus });
  }

  /** Passages that were picked, as a paper. Throws `not_found` for those that the library does not hold. */
  quote(request: QuoteRequest): QuoteAnswer {
    return quote(request, this.parts.library);
  }

  /** Passages to quote, verbatim and within a budget of characters. Throws `invalid_request` for regions that are unclear. */
  retrieve(request: RetrieveRequest): Promise<RetrieveAnswer> {
    return retrieve(request, this.parts);
  }
}
