import { useQuery } from "@tanstack/react-query";
import { server } from "../asking/server.ts";
import { Answered } from "./answered.tsx";
import { PassageBlock } from "./passage-block.tsx";

interface PassagePanelProps {
  passageId: string;
  /** UTF-16 units of the passage's text. */
  marks?: readonly { start: number; end: number }[];
}

/** A passage of which only the id is known, with the report that it stands in. */
export function PassagePanel({ passageId, marks }: PassagePanelProps) {
  const answer = useQuery({
    queryKey: ["passage", passageId],
    queryFn: ({ signal }) => server.get("/v1/passages/{id}", { path: { id: passageId }, signal }),
  });
  return (
    <Answered answer={answer} waiting="正在取原文…">
      {({ passage, document }) => (
        <>
          <p className="passage-report">{document.label}</p>
          <PassageBlock passage={passage} document={document} {...(marks && { marks })} />
        </>
      )}
    </Answered>
  );
}
