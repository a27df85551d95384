import type { CompareParts } from "../search/compare.ts";
import { Turns } from "../search/turns.ts";
import { choose } from "./choose.ts";
import { type Folded, fold } from "./fold.ts";
import { type Gathered, gather } from "./gather.ts";
import { placeOf, quotationMarkdown } from "./quotation.ts";
import type { Omitted, Quotation, RetrieveAnswer, RetrieveRequest } from "./retrieve-contract.ts";
import { headOf, tailOf } from "./retrieve-frame.ts";

const between = "\n\n";

/**
 * Passages to quote: questions → pools → near-duplicates folded → chosen within the budget. What counts is the length of
 * `markdown` as a whole, so that a caller can rely on it; a passage that does not fit is left out, never cut.
 */
export async function retrieve(request: RetrieveRequest, parts: CompareParts): Promise<RetrieveAnswer> {
  const turns = new Turns();
  const gathered = await gather(request, parts, turns);
  const folded = await fold(gathered.quotables, turns);
  const page = new Page(gathered, folded.length, request.maxCharacters);
  const options = {
    queries: request.queries.length,
    diversity: request.diversity,
    perRegion: request.perRegion,
    fits: (passage: Folded) => page.fits(passage),
    take: (passage: Folded) => page.take(passage),
  };
  const left = await choose(folded, options, turns);
  const omitted = {
    ...left,
    nearDuplicate: gathered.quotables.length - folded.length,
    lowerRanked: gathered.lowerRanked,
    belowFloor: gathered.belowFloor,
  };
  const markdown = page.markdown(omitted);
  const quoted = (at: number): number => page.quotations.filter(({ foundBy }) => foundBy.includes(at)).length;
  return {
    queries: gathered.asked.map((one, at) => ({ ...one, quoted: quoted(at) })),
    passages: page.quotations,
    markdown,
    usedCharacters: markdown.length,
    maxCharacters: request.maxCharacters,
    omitted,
    ...(gathered.noReport.length > 0 && { noReport: gathered.noReport }),
  };
}

/** The quotations that are taken, and the room that is left for more. */
class Page {
  readonly quotations: Quotation[] = [];
  private readonly head: string;
  private readonly questions: number;
  private readonly blocks: string[] = [];
  /** Lengths of the blocks of passages, but for their citations. */
  private readonly lengths = new Map<Folded, number>();
  private room: number;

  constructor(gathered: Gathered, candidates: number, maxCharacters: number) {
    this.head = headOf(gathered);
    this.questions = gathered.asked.length;
    // The tail is written last, and is never longer than this one.
    const most = { perRegion: candidates, overBudget: candidates, lowerRanked: gathered.lowerRanked };
    this.room = maxCharacters - this.head.length - between.length - tailOf(most).length - 1;
  }

  fits(passage: Folded): boolean {
    const length = this.lengths.get(passage) ?? this.block(passage).length - this.citation().length;
    this.lengths.set(passage, length);
    return length + this.citation().length + between.length <= this.room;
  }

  take(passage: Folded): void {
    const block = this.block(passage);
    this.room -= block.length + between.length;
    this.quotations.push(this.quotation(passage));
    this.blocks.push(block);
  }

  markdown(omitted: Pick<Omitted, "perRegion" | "overBudget" | "lowerRanked">): string {
    return `${[this.head, ...this.blocks, tailOf(omitted)].filter((part) => part !== "").join(between)}\n`;
  }

  private citation(): string {
    return `[${this.quotations.length + 1}]`;
  }

  private block(passage: Folded): string {
    return quotationMarkdown(this.quotation(passage), this.questions);
  }

  private quotation({ passage, document, copies, score, status, onlyIn, answers }: Folded): Quotation {
    const { text, start, end, label, figures } = passage;
    const answered = [...answers].sort(([a], [b]) => a - b);
    return {
      citation: this.citation(),
      ...placeOf(passage, document),
      text,
      start,
      end,
      region: document.region,
      label,
      figures,
      score,
      status,
      ...(onlyIn && { onlyIn }),
      foundBy: answered.map(([query]) => query),
      answers: answered.map(([query, answer]) => ({ query, ...answer })),
      alsoIn: copies.map(({ quotable, isSameText }) => ({
        ...placeOf(quotable.passage, quotable.document),
        isSameText,
      })),
    };
  }
}
