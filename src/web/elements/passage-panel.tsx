import { useQuery } from "@tanstack/react-query";
import { passageQuestion } from "../asking/questions.ts";
import { Answered } from "./answered.tsx";
import { PassageBlock } from "./passage-block.tsx";

interface PassagePanelProps {
  passageId: string;
  /** UTF-16 units of the passage's text. */
  marks?: readonly Mark[];
  /** Words that are marked wherever they stand in it. */
  words?: readonly string[];
}

interface Mark {
  start: number;
  end: number;
}

/** A passage of which only the id is known, with the report that it stands in. */
export function PassagePanel({ passageId, marks = [], words = [] }: PassagePanelProps) {
  const answer = useQuery(passageQuestion(passageId));
  return (
    <Answered answer={answer} waiting="正在取原文…">
      {({ passage, document }) => (
        <>
          <p className="passage-report">{document.label}</p>
          <PassageBlock passage={passage} document={document} marks={[...marks, ...places(passage.text, words)]} />
        </>
      )}
    </Answered>
  );
}

function places(text: string, words: readonly string[]): Mark[] {
  return words.flatMap((word) => {
    const found: Mark[] = [];
    for (let at = text.indexOf(word); word !== "" && at >= 0; at = text.indexOf(word, at + word.length)) {
      found.push({ start: at, end: at + word.length });
    }
    return found;
  });
}
