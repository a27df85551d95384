import type { Block, Passage, Span } from "../corpus/passage.ts";
import { findItemStarts, type ItemCounter } from "./items.ts";
import { splitLong } from "./split.ts";

export interface SegmentInput {
  content: string;
  /** Tile the content. */
  blocks: readonly Block[];
  documentId: string;
  /** UTF-16 units in a passage at most; 400 unless told, which the model's 512 tokens hold with room for a prefix. */
  maxCharacters?: number;
}

const defaultMaxCharacters = 400;

/**
 * Split a report into passages without gaps: joined, they give the content back, and each is
 * `content.slice(start, end)`. One item (一是, 1.) is one passage unless it is too long; a title and each heading are
 * passages of their own. Figures and concepts are left empty.
 */
export function segment({
  content,
  blocks,
  documentId,
  maxCharacters = defaultMaxCharacters,
}: SegmentInput): Passage[] {
  const counter: ItemCounter = { ordinal: 0, arabic: 0 };
  const passages: Passage[] = [];
  for (const block of blocks) {
    const spans = block.role === "text" ? textSpans(content, block, { counter, maxCharacters }) : [block];
    if (block.role === "heading") counter.ordinal = 0;
    for (const { start, end } of spans) {
      passages.push({
        id: `${documentId}-${passages.length}`,
        documentId,
        text: content.slice(start, end),
        role: block.role,
        headings: block.headings,
        section: block.section,
        start,
        end,
        concepts: [],
        figures: [],
      });
    }
  }
  return passages;
}

function textSpans(content: string, block: Block, options: { counter: ItemCounter; maxCharacters: number }): Span[] {
  const text = content.slice(block.start, block.end);
  const cuts = [0, ...findItemStarts(text, options.counter).filter((at) => at > 0), text.length];
  const spans: Span[] = [];
  for (const [at, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[at + 1] ?? text.length;
    for (const part of splitLong(text.slice(from, to), options.maxCharacters)) {
      spans.push({ start: block.start + from + part.start, end: block.start + from + part.end });
    }
  }
  return spans;
}
