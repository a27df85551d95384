import { memo, type ReactNode, useMemo } from "react";
import { Link } from "wouter";
import { addressOf } from "../address/views.ts";
import { type Flag, isOwn, originNames, type Reused } from "./origin-words.ts";

interface ReusedDraftProps {
  text: string;
  /** In the order of the draft, apart from each other. */
  spans: readonly Reused[];
  flags: readonly Flag[];
  /** Which of the spans is looked at. */
  chosen: number;
  choose: (at: number) => void;
}

/** The draft as it was given; what stands elsewhere too is a link that brings its source beside it. */
export function ReusedDraft({ text, spans, flags, chosen, choose }: ReusedDraftProps) {
  const between = useMemo(() => gapsOf(text, spans), [text, spans]);
  return (
    <article className="sheet reuse-draft" aria-label="稿件">
      <h2 className="hidden">稿件</h2>
      <div className="reuse-draft-text">
        {spans.map((span, at) => (
          <StretchOf key={span.start} before={between[at] ?? ""}>
            <ReusedStretch span={span} at={at} flags={flags} isChosen={at === chosen} choose={choose} />
          </StretchOf>
        ))}
        {between.at(-1)}
      </div>
    </article>
  );
}

function StretchOf({ before, children }: { before: string; children: ReactNode }) {
  return (
    <>
      {before}
      {children}
    </>
  );
}

interface ReusedStretchProps {
  span: Reused;
  at: number;
  flags: readonly Flag[];
  isChosen: boolean;
  choose: (at: number) => void;
}

const ReusedStretch = memo(function ReusedStretch({ span, at, flags, isChosen, choose }: ReusedStretchProps) {
  const kind = span.boilerplate.discounted ? "general" : isOwn(span.origin) ? "own" : "other";
  return (
    <Link
      className={`reused reused-${kind}`}
      href={addressOf("reuse", { span: at + 1 })}
      data-span={at}
      title={span.boilerplate.discounted ? "通用的话" : originNames[span.origin]}
      {...(isChosen && { "aria-current": "true" as const })}
      onClick={(event) => {
        event.preventDefault();
        choose(at);
      }}
    >
      {flaggedParts(span, flags).map(({ key, words, isFlagged }) =>
        isFlagged ? (
          <strong key={key} className="reuse-flagged">
            {words}
          </strong>
        ) : (
          words
        ),
      )}
    </Link>
  );
});

function flaggedParts({ start, end, text }: Reused, flags: readonly Flag[]) {
  const parts: { key: number; words: string; isFlagged: boolean }[] = [];
  let at = start;
  for (const flag of flags.filter((one) => one.start >= start && one.end <= end).sort((a, b) => a.start - b.start)) {
    if (flag.start < at) continue;
    parts.push({ key: at, words: text.slice(at - start, flag.start - start), isFlagged: false });
    parts.push({ key: flag.start + 0.5, words: flag.text, isFlagged: true });
    at = flag.end;
  }
  return [...parts, { key: at, words: text.slice(at - start), isFlagged: false }];
}

/** What stands before each span, and behind the last. */
function gapsOf(text: string, spans: readonly Reused[]): string[] {
  let at = 0;
  const gaps = spans.map(({ start, end }) => {
    const gap = text.slice(at, start);
    at = end;
    return gap;
  });
  return [...gaps, text.slice(at)];
}
