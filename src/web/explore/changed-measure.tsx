import { memo } from "react";
import { Link } from "wouter";
import { addressOf } from "../address/views.ts";
import type { ChangesAnswer } from "../asking/answers.ts";
import { PassageBlock } from "../elements/passage-block.tsx";
import { StatusMark } from "../elements/status-mark.tsx";
import { Aligned } from "./aligned.tsx";

type Measures = ChangesAnswer["measures"];
type Changed = Measures["new"][number];
type Continued = Measures["continued"][number];
type Others = NonNullable<ChangesAnswer["otherPassages"]>;

interface LoneMeasureProps {
  measure: Changed;
  side: "before" | "after" | "both";
}

/** A measure that only one of the reports has for certain, with the verdict of each. */
export const LoneMeasure = memo(function LoneMeasure({ measure, side }: LoneMeasureProps) {
  const { concept, before, after, note } = measure;
  const shown = [
    ...(side === "after" ? [] : [{ when: "前一份", said: before }]),
    ...(side === "before" ? [] : [{ when: "后一份", said: after }]),
  ];
  return (
    <article className="sheet change">
      <MeasureHead concept={concept} before={before} after={after} />
      {note && <p className="change-note">{note}</p>}
      {shown.map(({ when, said }) =>
        said.passage === undefined ? null : (
          <div key={when} className="change-passage">
            {side === "both" && (
              <h4>
                {when} <StatusMark status={said.status} onlyIn={said.onlyIn} />
              </h4>
            )}
            <PassageBlock
              passage={said.passage.passage}
              document={said.passage.document}
              marks={said.passage.highlights}
            />
          </div>
        ),
      )}
    </article>
  );
});

interface ContinuedMeasureProps {
  measure: Continued;
  fromYear: number;
  toYear: number;
}

/** A measure that both reports have: how its words and figures changed. */
export const ContinuedMeasure = memo(function ContinuedMeasure({ measure, fromYear, toYear }: ContinuedMeasureProps) {
  const { concept, before, after, note } = measure;
  return (
    <article className="sheet change">
      <MeasureHead concept={concept} before={before} after={after} />
      {note && <p className="change-note">{note}</p>}
      <Aligned alignment={measure} before={before.passage} after={after.passage} fromYear={fromYear} toYear={toYear} />
    </article>
  );
});

function MeasureHead({ concept, before, after }: Pick<Changed, "concept" | "before" | "after">) {
  return (
    <header className="change-head">
      <h3>{concept.name}</h3>
      <span>
        <StatusMark status={before.status} onlyIn={before.onlyIn} /> →{" "}
        <StatusMark status={after.status} onlyIn={after.onlyIn} />
      </span>
      <span className="change-links no-print">
        <Link className="quiet" href={addressOf("timeline", { concept: concept.name })}>
          沿革
        </Link>
        <Link className="quiet" href={addressOf("compare", { concept: concept.name })}>
          比各地
        </Link>
      </span>
    </header>
  );
}

/** Passages of one report only; the nearest of the other beside those that are not certain. */
export const OtherLone = memo(function OtherLone({ title, list }: { title: string; list: Others["new"] }) {
  if (list.length === 0) return null;
  return (
    <details className="sheet change">
      <summary>
        {title} {list.length} 段
      </summary>
      {list.map(({ passage, document, nearest, note }) => (
        <div key={passage.id} className="change-passage">
          {note && <p className="change-note">{note}</p>}
          <PassageBlock passage={passage} document={document} />
          {nearest && (
            <div className="panel">
              <p>另一份报告里最近的一段:</p>
              <PassageBlock passage={nearest.passage} document={nearest.document} />
            </div>
          )}
        </div>
      ))}
    </details>
  );
});

interface OtherContinuedProps {
  list: Others["continued"];
  fromYear: number;
  toYear: number;
}

/** Passages that both reports have, with what changed between them. */
export const OtherContinued = memo(function OtherContinued({ list, fromYear, toYear }: OtherContinuedProps) {
  if (list.length === 0) return null;
  return (
    <details className="sheet change">
      <summary>两年都有的段落 {list.length} 段</summary>
      {list.map((one) => (
        <div key={one.after.passage.id} className="change-passage">
          <Aligned alignment={one} before={one.before} after={one.after} fromYear={fromYear} toYear={toYear} />
        </div>
      ))}
    </details>
  );
});
