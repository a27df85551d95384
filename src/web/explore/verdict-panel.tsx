import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { addressOf, reportAddress } from "../address/views.ts";
import { server } from "../asking/server.ts";
import { PassagePanel } from "../elements/passage-panel.tsx";
import { SidePanel } from "../elements/side-panel.tsx";
import { StatusMark } from "../elements/status-mark.tsx";
import type { Verdict } from "../elements/verdict-cell.tsx";

interface VerdictPanelProps {
  title: string;
  /** The measure, or the question, that the verdict is about. */
  concept?: string | undefined;
  question?: string | undefined;
  /** Other words for what was asked. */
  words?: readonly string[];
  verdict: Verdict;
  region: string;
  /** The report that was read, where no passage of it is shown. */
  documentId?: string | undefined;
  takesFocus: boolean;
  close: () => void;
}

/** What a verdict rests on, and where to go from it. */
export function VerdictPanel(props: VerdictPanelProps) {
  const { title, concept, question, words = [], verdict, region, documentId, takesFocus, close } = props;
  const named = useNames(concept);
  // What is shown of a report that does not have it would be taken for a find.
  const passageId = verdict.status === "absent" ? undefined : verdict.passageId;
  const subject = concept === undefined ? { q: question ?? "" } : { concept };
  return (
    <SidePanel title={title} close={close} takesFocus={takesFocus}>
      <p className="panel-status">
        <StatusMark status={verdict.status} onlyIn={verdict.onlyIn} /> {meaningOf(verdict)}
      </p>
      {passageId && <PassagePanel passageId={passageId} words={[...named, ...words]} />}
      <div className="panel-links no-print">
        <Link className="quiet" href={addressOf("compare", subject)}>
          比各地
        </Link>
        <Link className="quiet" href={addressOf("timeline", { ...subject, region: [region] })}>
          看这里的沿革
        </Link>
        {!passageId && documentId && (
          <Link className="quiet" href={reportAddress(documentId)}>
            打开这份报告
          </Link>
        )}
      </div>
    </SidePanel>
  );
}

const noNames: readonly string[] = [];

/** The names of a measure, to be found again in a long passage. */
function useNames(concept: string | undefined): readonly string[] {
  const { data } = useQuery({
    queryKey: ["concept", concept],
    queryFn: ({ signal }) => server.get("/v1/concepts/{id}", { path: { id: concept ?? "" }, signal }),
    enabled: concept !== undefined,
  });
  return data ? [data.name, ...data.aliases, ...data.kinds] : noNames;
}

function meaningOf({ status, onlyIn = [], passageId }: Verdict): string {
  if (status === "present") return "报告写到已在做,原文如下。";
  if (status === "no-report") return "库里没有这份报告,无从得知。";
  if (status === "absent") return "读过整份报告,没有写到。报告没写不等于没做。";
  if (onlyIn.length > 0) return "不是已经做的事,不能当作有。";
  return passageId ? "只有相近的内容,不能当作有。最近的一段如下:" : "只有相近的内容,不能当作有。";
}
