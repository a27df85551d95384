import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useView } from "../address/use-view.ts";
import type { ReuseAnswer } from "../asking/answers.ts";
import { Nothing } from "../elements/answered.tsx";
import { flagNames, originNames, origins, type Reused } from "./origin-words.ts";
import { ReusedDraft } from "./reused-draft.tsx";
import { SourcePanel } from "./source-panel.tsx";

/** The draft with what stands elsewhere marked, beside the source of the stretch that is chosen. */
export function ReuseResult({ text, found }: { text: string; found: ReuseAnswer }) {
  const [withGeneral, setWithGeneral] = useState(false);
  const spans = useMemo(
    () => found.spans.filter(({ boilerplate }) => withGeneral || !boilerplate.discounted),
    [found, withGeneral],
  );
  const { at, choose } = useChosen(spans);
  const span = spans[at];
  return (
    <section className="reuse-result" aria-label="比对结果">
      <Summary found={found} />
      <Flags found={found} go={(start) => choose(spanAt(spans, start))} />
      <label className="reuse-general no-print">
        <input type="checkbox" checked={withGeneral} onChange={({ target }) => setWithGeneral(target.checked)} />
        也标出通用的话(套语、文件名、很多地区都这样写的)
      </label>
      {spans.length === 0 || span === undefined ? (
        <Nothing title="没有发现要留意的相同文字" />
      ) : (
        <div className="reuse-sides">
          <ReusedDraft text={text} spans={spans} flags={found.flags} chosen={at} choose={choose} />
          <section className="reuse-source" aria-label="相同文字的出处">
            <div className="reuse-steps no-print">
              <Button className="plain" isDisabled={at === 0} onPress={() => choose(at - 1)}>
                上一处
              </Button>
              <span role="status">
                第 {at + 1} 处,共 {spans.length} 处
              </span>
              <Button className="plain" isDisabled={at === spans.length - 1} onPress={() => choose(at + 1)}>
                下一处
              </Button>
            </div>
            <SourcePanel key={span.start} span={span} flags={found.flags} />
          </section>
        </div>
      )}
    </section>
  );
}

/** Which stretch is looked at, as the address says it; its place in the draft comes into view when it is chosen. */
function useChosen(spans: readonly Reused[]): { at: number; choose: (at: number) => void } {
  const [{ span }, change] = useView("reuse");
  const at = Math.max(0, Math.min(span, spans.length) - 1);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    document.querySelector(`[data-span="${at}"]`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const choose = useCallback((next: number) => change({ span: next + 1 }, { replace: true }), [change]);
  return { at, choose };
}

function Summary({ found }: { found: ReuseAnswer }) {
  const { characters, summary, region } = found;
  const { reusedCharacters, share, boilerplateCharacters, byOrigin, byRegion } = summary;
  const told = origins.filter((origin) => byOrigin[origin] > 0);
  return (
    <div className="sheet reuse-summary">
      <p className="reuse-verdict" role="status">
        稿件 {count(characters)} 字,其中 <b>{count(reusedCharacters)} 字</b>({(share * 100).toFixed(0)}
        %)也见于库里的报告。
      </p>
      <ul>
        {told.map((origin) => (
          <li key={origin}>
            {originNames[origin]}:{count(byOrigin[origin])} 字
          </li>
        ))}
        {byRegion.length > 0 && (
          <li>按地区:{byRegion.map((one) => `${one.region.name} ${count(one.characters)} 字`).join("、")}</li>
        )}
        <li>另有通用的话 {count(boilerplateCharacters)} 字,不算在内。</li>
        {region === undefined && <li>没有说稿件是哪个城市的,所以不判断地名,也分不出本地旧稿。</li>}
      </ul>
    </div>
  );
}

/** What may have come along with the words, in sentences; each leads to its place. */
function Flags({ found, go }: { found: ReuseAnswer; go: (start: number) => void }) {
  if (found.flags.length === 0) return null;
  return (
    <details className="sheet reuse-flags" open>
      <summary>请核对 {found.flags.length} 处</summary>
      <ul>
        {found.flags.map(({ kind, start, text, message }) => (
          <li key={`${kind} ${start}`}>
            <Button className="quiet" onPress={() => go(start)}>
              {flagNames[kind]}:{text}
            </Button>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function spanAt(spans: readonly Reused[], start: number): number {
  const at = spans.findIndex((span) => start >= span.start && start < span.end);
  return Math.max(0, at);
}

function count(characters: number): string {
  return characters.toLocaleString("zh-CN");
}
