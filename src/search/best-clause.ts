import type { TokenVectors } from "../corpus/embedding.ts";
import type { Span } from "../corpus/passage.ts";
import { interactions } from "../vectors/late-interaction.ts";

const clause = /[^,,。;;::!!??\n]+/gu;
const leastCharacters = 4;

/**
 * The clause of a passage that answers a question best by late interaction: the mean over the question's tokens of the best
 * row that has a token in the clause. `[start, end)` in the passage's text; undefined when it has no clause of 4 characters.
 */
export function bestClause(text: string, question: TokenVectors, passage: TokenVectors): Span | undefined {
  const similarities = interactions(question, passage);
  const rowsAt = rowsByPlace(passage);
  let best: { span: Span; score: number } | undefined;
  for (const { index: start, 0: words } of text.matchAll(clause)) {
    if (words.trim().length < leastCharacters) continue;
    const span = { start, end: start + words.length };
    const rows = rowsAt.filter((token) => token.start < span.end && span.start < token.end).map(({ row }) => row);
    const maxima = similarities.map((row) => Math.max(-1, ...rows.map((at) => row[at] ?? -1)));
    const score = maxima.reduce((sum, value) => sum + value, 0) / Math.max(1, maxima.length);
    if (best === undefined || score > best.score) best = { span, score };
  }
  return best?.span;
}

function rowsByPlace({ owners, lengths }: TokenVectors): (Span & { row: number })[] {
  let at = 0;
  return Array.from(owners, (row, token) => {
    const start = at;
    at += lengths[token] ?? 0;
    return { row, start, end: at };
  });
}
