import { nearMark, sectionMarks, verdictWords } from "../../corpus/words.ts";
import type { OnlyIn, Passage, Status } from "../asking/answers.ts";

/** A verdict as a word on its colour, which never says it alone, with where it is only planned or only named as a shortcoming. */
export function StatusMark({ status, onlyIn }: { status: Status; onlyIn?: OnlyIn | undefined }) {
  return <span className={`status status-${status}`}>{verdictWords({ status, onlyIn })}</span>;
}

/** What stands at a passage that tells of no practice, or only of something near; nothing at others. */
export function SectionMark({ section, isNear = false }: Pick<Passage, "section"> & { isNear?: boolean }) {
  const word = sectionMarks[section] ?? (isNear ? nearMark : undefined);
  return word === undefined ? null : <span className="section-mark">{word}</span>;
}
