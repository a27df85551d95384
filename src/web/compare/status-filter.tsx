import { statusNames } from "../../corpus/words.ts";
import type { CompareAnswer, Status } from "../asking/answers.ts";
import { StatusMark } from "../elements/status-mark.tsx";

interface StatusFilterProps {
  found: Pick<CompareAnswer, "rows" | "summary">;
  chosen: readonly string[];
  choose: (chosen: readonly string[]) => void;
}

/** How it turned out, 有 3 相近 1 未见 1 无报告 1; each can be pressed to see only those rows. */
export function StatusFilter({ found: { rows, summary }, chosen, choose }: StatusFilterProps) {
  const counts: Record<Status, number> = {
    present: summary.present,
    related: summary.related,
    absent: summary.absent,
    "no-report": summary.noReport,
  };
  const toggle = (status: string): void =>
    choose(chosen.includes(status) ? chosen.filter((one) => one !== status) : [...chosen, status]);
  const shown = rows.filter(({ status }) => chosen.length === 0 || chosen.includes(status)).length;
  return (
    <div className="status-filter no-print">
      <fieldset className="status-toggles">
        <legend className="hidden">按结论筛选</legend>
        {(Object.keys(statusNames) as Status[]).map((status) => (
          <button
            key={status}
            type="button"
            className="toggle"
            aria-pressed={chosen.includes(status)}
            disabled={counts[status] === 0 && !chosen.includes(status)}
            onClick={() => toggle(status)}
          >
            <StatusMark status={status} /> {counts[status]}
          </button>
        ))}
      </fieldset>
      {/* Behind them, so that they stay where they are when it grows. */}
      <p role="status">
        比较了 {rows.length - summary.noReport} 份报告
        {shown < rows.length && `,只列出 ${rows.length} 行里的 ${shown} 行`}。
      </p>
    </div>
  );
}
