import { useState } from "react";
import { Button } from "react-aria-components";
import type { TimelineAnswer } from "../asking/answers.ts";
import { PassagePanel } from "../elements/passage-panel.tsx";
import { distinctNames } from "../elements/place-names.ts";

type Row = TimelineAnswer["rows"][number];
type Stated = Row["statedStart"][number];

/** Start years that the reports state themselves, in their words: another thing than the first report held. */
export function StatedStarts({ rows }: { rows: readonly Row[] }) {
  const place = distinctNames(rows.map(({ region }) => region));
  const stated = rows.flatMap(({ region, statedStart }) => statedStart.map((one) => ({ region, one })));
  return (
    <section className="sheet stated" aria-labelledby="stated">
      <h2 id="stated">报告自己写明的开始年份</h2>
      {stated.length === 0 ? (
        <p>各地报告都没有写明从哪一年开始。</p>
      ) : (
        <ul>
          {stated.map(({ region, one }) => (
            <StatedLine key={`${region.code} ${one.passageId} ${one.start}`} place={place(region)} stated={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function StatedLine({ place, stated }: { place: string; stated: Stated }) {
  const [isOpen, setOpen] = useState(false);
  const { year, text, reportYear, passageId, start, end } = stated;
  return (
    <li>
      <p>
        <b>
          {place} {year}年
        </b>
        :{reportYear}年的报告写“{text}”
        <Button
          className="quiet no-print"
          aria-expanded={isOpen}
          aria-label={`看原文(${place}${reportYear}年)`}
          onPress={() => setOpen((wasOpen) => !wasOpen)}
        >
          看原文
        </Button>
      </p>
      {isOpen && (
        <div className="panel">
          <PassagePanel passageId={passageId} marks={[{ start, end }]} />
        </div>
      )}
    </li>
  );
}
