import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { reportAddress } from "../address/views.ts";
import { passageQuestion } from "../asking/questions.ts";
import { Answered } from "../elements/answered.tsx";
import { MarkedText } from "../elements/marked-text.tsx";
import { SectionMark } from "../elements/status-mark.tsx";
import { equalWords } from "./equal-words.ts";
import { type Flag, flagNames, isOwn, originNames, type Reused, type Source } from "./origin-words.ts";

/** Where a stretch of the draft stands too, others' reports before one's own, with the same words marked. */
export function SourcePanel({ span, flags }: { span: Reused; flags: readonly Flag[] }) {
  const sources = [...span.sources].sort((a, b) => Number(isOwn(a.origin)) - Number(isOwn(b.origin)));
  const [chosen, setChosen] = useState(0);
  const source = sources[chosen];
  const own = flags.filter(({ start, end }) => start >= span.start && end <= span.end);
  return (
    <div className="sheet source-panel">
      <p className="source-kind">
        {span.kind === "verbatim" ? "文字相同" : "文字相近"},{originNames[span.origin]}
        {span.boilerplate.discounted && <b>;通用的话,不计入</b>}
      </p>
      {span.boilerplate.regions > 1 && <p className="source-note">{span.boilerplate.regions} 个地区这样写。</p>}
      {span.boilerplate.phrases.length > 0 && (
        <p className="source-note">其中的套语、文件名:{span.boilerplate.phrases.join("、")}</p>
      )}
      {own.map(({ kind, start, message }) => (
        <p key={`${kind} ${start}`} className="source-flag">
          <b>{flagNames[kind]}:</b>
          {message}
        </p>
      ))}
      {sources.length > 1 && (
        <label className="source-choice">
          <span className="field-name">见于 {sources.length} 处</span>
          <select className="select" value={chosen} onChange={({ target }) => setChosen(Number(target.value))}>
            {sources.map(({ passageId, start, document, origin }, at) => (
              <option key={`${passageId} ${start}`} value={at}>
                {document.region.name} {document.year}年({originNames[origin]})
              </option>
            ))}
          </select>
        </label>
      )}
      {source && <SourceText key={`${source.passageId} ${source.start}`} draft={span.text} source={source} />}
    </div>
  );
}

function SourceText({ draft, source }: { draft: string; source: Source }) {
  const answer = useQuery(passageQuestion(source.passageId));
  const equal = equalWords(draft, source).map(({ start, end }) => ({
    start: start + source.start,
    end: end + source.start,
  }));
  return (
    <>
      <h2 className="source-title">{source.document.label}</h2>
      <Answered answer={answer} waiting="正在取原文…">
        {({ passage }) => (
          <>
            <p className="passage-place">
              <SectionMark section={passage.section} />
              <span>{passage.headings.join(" › ")}</span>
            </p>
            <blockquote className="passage-text">
              <MarkedText text={passage.text.trimEnd()} spans={equal} />
            </blockquote>
          </>
        )}
      </Answered>
      <Differences differences={source.differences} />
      <Link className="quiet" href={reportAddress(source.document.id, source.passageId)}>
        在报告中打开
      </Link>
    </>
  );
}

function Differences({ differences }: Pick<Source, "differences">) {
  const told = differences.filter(({ draft, source }) => draft !== "" || source !== "");
  if (told.length === 0) return null;
  return (
    <table className="source-differences">
      <caption>不同之处</caption>
      <thead>
        <tr>
          <th scope="col">稿件</th>
          <th scope="col">报告</th>
        </tr>
      </thead>
      <tbody>
        {told.map(({ draft, source }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may differ in two places
          <tr key={at}>
            <td>{draft === "" ? "(没有)" : draft}</td>
            <td>{source === "" ? "(没有)" : source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
