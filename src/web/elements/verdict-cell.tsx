import { statusNames } from "../../corpus/words.ts";
import type { OnlyIn, Status } from "../asking/answers.ts";

/** A verdict as a cell of a table shows it. */
export interface Verdict {
  status: Status;
  onlyIn?: OnlyIn | undefined;
  passageId?: string | undefined;
}

const shortWords: Record<Status, string> = { ...statusNames, related: "近" };

/** A verdict in a word or two: 有, 近〔打算〕; in full for those who ask what it means. */
export function shortOf({ status, onlyIn = [] }: Verdict): string {
  if (onlyIn.length === 0) return shortWords[status];
  return `${shortWords[status]}〔${onlyIn.includes("plan") ? "打算" : "不足"}〕`;
}

const meanings: readonly { status: Status; meaning: string }[] = [
  { status: "present", meaning: "写到已在做" },
  { status: "related", meaning: "只有相近的,或只在〔打算〕〔不足〕里提到" },
  { status: "absent", meaning: "读过报告,没有写到" },
  { status: "no-report", meaning: "库里没有,无从得知" },
];

/** What the words and colours of the cells mean. */
export function VerdictLegend() {
  return (
    <p className="verdict-legend">
      {meanings.map(({ status, meaning }) => (
        <span key={status} className="verdict-meaning">
          <span className={`status status-${status}`}>{shortWords[status]}</span>
          {meaning}
        </span>
      ))}
    </p>
  );
}
