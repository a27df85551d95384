interface Span {
  start: number;
  end: number;
}

/** A passage's words as they stand in the report, those of the spans (UTF-16 units) marked. */
export function MarkedText({ text, spans }: { text: string; spans: readonly Span[] }) {
  return (
    <>{partsOf(text, spans).map(({ key, words, isMarked }) => (isMarked ? <mark key={key}>{words}</mark> : words))}</>
  );
}

function partsOf(text: string, spans: readonly Span[]): { key: number; words: string; isMarked: boolean }[] {
  const parts: { key: number; words: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const from = Math.max(at, start);
    if (end <= from) continue;
    if (from > at) parts.push({ key: at, words: text.slice(at, from), isMarked: false });
    parts.push({ key: from, words: text.slice(from, end), isMarked: true });
    at = end;
  }
  if (at < text.length) parts.push({ key: at, words: text.slice(at), isMarked: false });
  return parts;
}
