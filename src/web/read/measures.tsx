import { memo, useState } from "react";
import type { ToldMeasure } from "./reading.ts";

interface MeasuresProps {
  measures: readonly ToldMeasure[];
  /** The one whose passages are marked, by id. */
  chosen: string;
  choose: (measure: ToldMeasure | undefined) => void;
}

/** All measures that the report tells of, with the number of passages; one is chosen to mark them. */
export const Measures = memo(function Measures({ measures, chosen, choose }: MeasuresProps) {
  const [typed, setTyped] = useState("");
  if (measures.length === 0) return <p className="side-note">这份报告里没有认出词库里的举措。</p>;
  const shown = measures.filter(({ name }) => name.includes(typed.trim()));
  return (
    <>
      <input
        className="text-input side-input"
        type="search"
        aria-label="在举措里找"
        placeholder={`在 ${measures.length} 项举措里找`}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <ul className="measures">
        {shown.map((measure) => (
          <li key={measure.id}>
            <button
              type="button"
              className="measure"
              aria-pressed={measure.id === chosen}
              onClick={() => choose(measure.id === chosen ? undefined : measure)}
            >
              <span>{measure.name}</span>
              <span className="measure-count">{measure.at.length} 段</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="side-note">没有名称带“{typed.trim()}”的。</p>}
    </>
  );
});
