import { memo, useState } from "react";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { fullName } from "../../corpus/region.ts";
import { addressOf } from "../address/views.ts";
import type { GapsAnswer } from "../asking/answers.ts";
import { PassageBlock } from "../elements/passage-block.tsx";
import { StatusMark } from "../elements/status-mark.tsx";

type Gap = GapsAnswer["gaps"][number];

interface GapCardProps {
  gap: Gap;
  city: string;
  year: number;
}

/** One measure that others report: how many, how concretely, what one's own report says instead, and how others write it. */
export const GapCard = memo(function GapCard({ gap, city, year }: GapCardProps) {
  const { concept, own, akinHere, examples } = gap;
  const [isWhole, setWhole] = useState(false);
  return (
    <article className="sheet gap">
      <header className="gap-head">
        <h2>{concept.name}</h2>
        <span className="gap-field">{concept.field}</span>
        <Share gap={gap} />
      </header>
      <p className="gap-own">
        {city}
        {year}年:
        <StatusMark status={own.status} onlyIn={own.onlyIn} />
        <span>{own.status === "absent" ? "读过报告,没有写到。" : "不能当作有。"}</span>
        {own.lastSeen !== undefined && <b>最后一次写到是在 {own.lastSeen}年的报告里。</b>}
        {akinHere.length > 0 && (
          <span>
            已写到作用相同的另一种做法:
            {akinHere.map(({ id, name }, at) => (
              <span key={id}>
                {at > 0 && "、"}
                <Link href={addressOf("compare", { concept: name })}>{name}</Link>
              </span>
            ))}
            。
          </span>
        )}
      </p>
      {(isWhole ? examples : examples.slice(0, 1)).map(({ passage, document, highlights }) => (
        <div key={passage.id} className="gap-example">
          <h3>{fullName(document.region)}的写法</h3>
          <PassageBlock passage={passage} document={document} marks={highlights} />
        </div>
      ))}
      <div className="panel-links no-print">
        {examples.length > 1 && (
          <Button className="quiet" aria-expanded={isWhole} onPress={() => setWhole((wasWhole) => !wasWhole)}>
            {isWhole ? "只看一个地区的写法" : `再看 ${examples.length - 1} 个地区的写法`}
          </Button>
        )}
        <Link className="quiet" href={addressOf("compare", { concept: concept.name })}>
          比各地
        </Link>
        <Link className="quiet" href={addressOf("timeline", { concept: concept.name })}>
          各地何时开始写
        </Link>
      </div>
    </article>
  );
});

function Share({ gap: { peersPresent, peersTotal, share, concreteness } }: { gap: Gap }) {
  return (
    <p className="gap-share">
      <span className="share-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span>
        {peersTotal} 个同类地区中 <b>{peersPresent} 个有</b>({Math.round(share * 100)}%),
        {concretenessWords(concreteness)}
      </span>
    </p>
  );
}

/** How concretely others tell of it, in words: the number itself says nothing to a reader. */
export function concretenessWords(concreteness: number): string {
  if (concreteness >= 2 / 3) return "说得具体(有数据、文书或专段)";
  if (concreteness >= 1 / 3) return "说得较具体";
  return "多为一笔带过";
}
