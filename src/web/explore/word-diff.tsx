import type { ChangesAnswer } from "../asking/answers.ts";

type Part = NonNullable<ChangesAnswer["measures"]["continued"][number]["wordDiff"]>[number];

interface WordDiffProps {
  parts: readonly Part[];
  fromYear: number;
  toYear: number;
}

/** Both wordings in one: what is gone struck through, what is new underlined, each also said in words. */
export function WordDiff({ parts, fromYear, toYear }: WordDiffProps) {
  return (
    <div className="diff">
      <p className="diff-key">
        <del>删除线</del>:{fromYear}年有、{toYear}年没有的字;<ins>下划线</ins>:{toYear}年新写的字。
      </p>
      <p className="passage-text">
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
          <DiffPart key={at} part={part} />
        ))}
      </p>
    </div>
  );
}

function DiffPart({ part: { kind, text } }: { part: Part }) {
  if (kind === "same") return <span>{text}</span>;
  if (kind === "added") {
    return (
      <ins>
        <span className="hidden">〔新写〕</span>
        {text}
        <span className="hidden">〔新写完〕</span>
      </ins>
    );
  }
  return (
    <del>
      <span className="hidden">〔删去〕</span>
      {text}
      <span className="hidden">〔删去完〕</span>
    </del>
  );
}
