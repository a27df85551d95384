import { type Block, type Passage, passageIdOf, type Span } from "../corpus/passage.ts";
import { findItemStarts, type ItemCounter } from "./items.ts";
import { beginsItem, labelOf } from "./label.ts";
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
 * passages of their own. Figures and concepts are left empty; each has the label of its item.
 */
export function segment({
  content,
  blocks,
  documentId,
  maxCharacters = defaultMaxCharacters,
}: SegmentInput): Passage[] {
  const counter: ItemCounter = { ordinal: 0 };
  const passages: Passage[] = [];
  for (const block of blocks) {
    if (block.role === "heading") counter.ordinal = 0;
    for (const { start, end, label } of spansOf(content, block, { counter, maxCharacters })) {
      passages.push({
        id: passageIdOf(documentId, passages.length),
        documentId,
        text: content.slice(start, end),
        role: block.role,
        headings: block.headings,
        label,
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

interface LabelledSpan extends Span {
  label: string;
}

function spansOf(
  content: string,
  block: Block,
  { counter, maxCharacters }: { counter: ItemCounter; maxCharacters: number },
): LabelledSpan[] {
  const text = content.slice(block.start, block.end);
  if (block.role !== "text") return [{ start: block.start, end: block.end, label: text.trim() }];
  const cuts = [0, ...findItemStarts(text, counter).filter((at) => at > 0), text.length];
  return cuts.slice(0, -1).flatMap((from, at) => {
    const item = text.slice(from, cuts[at + 1]);
    // The parts of a long item all tell of the measure that its beginning names.
    const label =
      block.runIn && from === 0 && !beginsItem(item) ? labelOf(block.headings.at(-1) ?? item) : labelOf(item);
    return splitLong(item, maxCharacters).map((part) => ({
      start: block.start + from + part.start,
      end: block.start + from + part.end,
      label,
    }));
  });
}
