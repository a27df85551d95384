interface Span {
  start: number;
  end: number;
}

interface Side {
  text: string;
  differences: readonly { draft: string; source: string }[];
}

const punctuation = /[\p{P}\p{S}\s]/u;

/**
 * The stretches of a source (offsets into its `text`) that stand in the draft to the letter. Both are walked together:
 * where they part, the next difference that the server told is stepped over, and punctuation, which it does not count.
 */
export function equalWords(draft: string, { text, differences }: Side): Span[] {
  const spans: Span[] = [];
  let [at, to, next] = [0, 0, 0];
  while (at < draft.length && to < text.length) {
    const difference = differences[next];
    if (draft[at] === text[to]) {
      add(spans, to);
      at++;
      to++;
    } else if (difference && draft.startsWith(difference.draft, at) && text.startsWith(difference.source, to)) {
      at += difference.draft.length;
      to += difference.source.length;
      next++;
    } else if (punctuation.test(draft[at] ?? "")) at++;
    else if (punctuation.test(text[to] ?? "")) to++;
    else {
      // Letters that are the same folded only: full and half width, simplified and traditional.
      at++;
      to++;
    }
  }
  return spans;
}

function add(spans: Span[], at: number): void {
  const last = spans.at(-1);
  if (last?.end === at) last.end++;
  else spans.push({ start: at, end: at + 1 });
}
