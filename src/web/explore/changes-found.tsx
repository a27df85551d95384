import { verdictWords } from "../../corpus/words.ts";
import type { ChangesAnswer } from "../asking/answers.ts";
import { CopyTableButton } from "../elements/copy-button.tsx";
import { ContinuedMeasure, LoneMeasure, OtherContinued, OtherLone } from "./changed-measure.tsx";
import "./changes.css";

type Measures = ChangesAnswer["measures"];

/** Both reports measure by measure, counts and what to know first; then what the lexicon does not know. */
export function ChangesFound({ found }: { found: ChangesAnswer }) {
  const { region, fromYear, toYear, measures, otherPassages, notes } = found;
  const sections = sectionsOf(found);
  return (
    <>
      <p className="summary" role="status">
        {region.name} {fromYear}年 → {toYear}年:新写到 <b>{measures.new.length} 项</b>,继续写到{" "}
        <b>{measures.continued.length} 项</b>(其中改写 {found.summary.reworded} 项),不再写到{" "}
        <b>{measures.dropped.length} 项</b>,不能断定 {measures.uncertain.length} 项。
      </p>
      {notes.length > 0 && (
        <ul className="caution">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className="grid-under">
        <nav className="anchors" aria-label="各部分">
          {sections.map(({ id, name, count }) => (
            <a key={id} className="plain" href={`#${id}`}>
              {name} {count}
            </a>
          ))}
        </nav>
        <CopyTableButton make={() => copiedTable(found)} />
      </div>
      <Lone id="new" title={`${toYear}年新写到的`} none="没有新写到的举措。" list={measures.new} side="after" />
      <section className="changed" aria-labelledby="continued">
        <h2 id="continued">两年都写到的</h2>
        {measures.continued.length === 0 && <p>没有两年都写到的举措。</p>}
        {measures.continued.map((one) => (
          <ContinuedMeasure key={one.concept.id} measure={one} fromYear={fromYear} toYear={toYear} />
        ))}
      </section>
      <Lone
        id="dropped"
        title={`${toYear}年不再写到的`}
        caution="报告没写不等于没做。"
        none="没有不再写到的举措。"
        list={measures.dropped}
        side="before"
      />
      <Lone
        id="uncertain"
        title="不能断定的"
        caution="一份报告有,另一份只有相近的内容:请看原文再下结论。"
        none="没有不能断定的举措。"
        list={measures.uncertain}
        side="both"
      />
      {otherPassages && <Others passages={otherPassages} fromYear={fromYear} toYear={toYear} />}
    </>
  );
}

function sectionsOf({ measures, otherPassages }: ChangesAnswer): { id: string; name: string; count: number }[] {
  const others = otherPassages ? Object.values(otherPassages).reduce((sum, list) => sum + list.length, 0) : 0;
  return [
    { id: "new", name: "新写到", count: measures.new.length },
    { id: "continued", name: "继续写到", count: measures.continued.length },
    { id: "dropped", name: "不再写到", count: measures.dropped.length },
    { id: "uncertain", name: "不能断定", count: measures.uncertain.length },
    ...(others > 0 ? [{ id: "others", name: "其他段落", count: others }] : []),
  ];
}

interface LoneProps {
  id: string;
  title: string;
  caution?: string;
  none: string;
  list: Measures["new"];
  /** Whose passages are shown. */
  side: "before" | "after" | "both";
}

function Lone({ id, title, caution, none, list, side }: LoneProps) {
  return (
    <section className="changed" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {caution && list.length > 0 && <p className="caution">{caution}</p>}
      {list.length === 0 && <p>{none}</p>}
      {list.map((one) => (
        <LoneMeasure key={one.concept.id} measure={one} side={side} />
      ))}
    </section>
  );
}

interface OthersProps {
  passages: NonNullable<ChangesAnswer["otherPassages"]>;
  fromYear: number;
  toYear: number;
}

/** Passages that tell of no measure of the lexicon, compared by their text alone. */
function Others({ passages, fromYear, toYear }: OthersProps) {
  return (
    <section className="changed" aria-labelledby="others">
      <h2 id="others">其他段落(词库不认得的,只按文字对照)</h2>
      <OtherLone title={`${toYear}年新有的段落`} list={passages.new} />
      <OtherContinued list={passages.continued} fromYear={fromYear} toYear={toYear} />
      <OtherLone title={`${toYear}年不再有的段落(没写不等于没做)`} list={passages.dropped} />
      <OtherLone title="不能断定的段落" list={passages.uncertain} />
    </section>
  );
}

function copiedTable({ measures, fromYear, toYear }: ChangesAnswer): string[][] {
  const kinds = [
    ["新写到", measures.new],
    ["继续写到", measures.continued],
    ["不再写到", measures.dropped],
    ["不能断定", measures.uncertain],
  ] as const;
  return [
    ["变化", "举措", `${fromYear}年`, `${fromYear}年原文`, `${toYear}年`, `${toYear}年原文`, "说明"],
    ...kinds.flatMap(([kind, list]) =>
      list.map(({ concept, before, after, note }) => [
        kind,
        concept.name,
        verdictWords(before),
        before.passage?.passage.text.trim() ?? "",
        verdictWords(after),
        after.passage?.passage.text.trim() ?? "",
        note ?? "",
      ]),
    ),
  ];
}
