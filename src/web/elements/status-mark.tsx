import { nearMark, onlyInMark, sectionMarks } from "../../corpus/words.ts";
import type { OnlyIn, Passage, Status } from "../asking/answers.ts";

/** The verdicts in Chinese: colour never says it alone. */
export const statusWords: Record<Status, string> = {
  present: "有",
  related: "相近",
  absent: "未见",
  "no-report": "无报告",
};
/** A verdict as a word on its colour, with where it is only planned or only named as a shortcoming. */
export function StatusMark({ status, onlyIn }: { status: Status; onlyIn?: OnlyIn | undefined }) {
  return (
    <span className={`status status-${status}`}>
      {statusWords[status]}
      {onlyIn && onlyInMark(onlyIn)}
    </span>
  );
}

/** What stands at a passage that tells of no practice, or only of something near; nothing at others. */
export function SectionMark({ section, isNear = false }: Pick<Passage, "section"> & { isNear?: boolean }) {
  const word = sectionMarks[section] ?? (isNear ? nearMark : undefined);
  return word === undefined ? null : <span className="section-mark">{word}</span>;
}
