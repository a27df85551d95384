import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { type AnswerOf, ApiError } from "../../client/client.ts";
import { readState } from "../address/fields.ts";
import { titleOf } from "../address/use-title.ts";
import { addressOf, reportAddress, reportFields } from "../address/views.ts";
import { lexiconQuestion } from "../asking/questions.ts";
import { server } from "../asking/server.ts";
import { Answered, Nothing } from "../elements/answered.tsx";
import { measuresOf, outlineOf, type ToldMeasure } from "./reading.ts";
import { ReadingBar } from "./reading-bar.tsx";
import { ReportHead } from "./report-head.tsx";
import { ReportSide } from "./report-side.tsx";
import { ReportText } from "./report-text.tsx";
import { reveal } from "./reveal.ts";
import "./report-view.css";

type Report = AnswerOf<"get", "/v1/documents/{id}/passages">;

/** One report, whole, at the passage that one came for. */
export function ReportView({ id }: { id: string }) {
  const answer = useQuery({
    queryKey: ["report", id],
    queryFn: ({ signal }) => server.get("/v1/documents/{id}/passages", { path: { id }, signal }),
    staleTime: 600_000,
  });
  const names = useQuery({ ...lexiconQuestion, select: namesOf });
  if (isUnknown(answer)) {
    return (
      <Nothing title="库里没有这份报告">
        <p role="alert">链接可能写错了,报告也可能已被删除或换成新的一份。</p>
        <Link className="plain" href={addressOf("reports")}>
          看全部报告
        </Link>
      </Nothing>
    );
  }
  return (
    <Answered answer={answer} waiting="正在打开报告…">
      {(report) =>
        // Names that came later would move what is being read.
        names.isPending ? (
          <div className="waiting" role="status">
            正在打开报告…
          </div>
        ) : (
          <OpenReport report={report} names={names.data ?? noNames} />
        )
      }
    </Answered>
  );
}

function OpenReport({ report, names }: { report: Report; names: ReadonlyMap<string, string> }) {
  const { document: read, passages } = report;
  const { passage, concept, go, choose } = usePlace(read.id);
  const outline = useMemo(() => outlineOf(passages), [passages]);
  const measures = useMemo(() => measuresOf(passages, names), [passages, names]);
  useEffect(() => {
    document.title = titleOf(read.label);
  }, [read.label]);
  useEffect(() => {
    if (passage !== "") reveal(passage);
  }, [passage]);
  const side = { documentId: read.id, passages, outline, measures, concept, choose };
  const isGone = passage !== "" && !passages.some(({ id }) => id === passage);
  return (
    <div className="report">
      <ReportHead document={read} />
      <aside className="report-side no-print" aria-label="目录和举措">
        <ReportSide {...side} />
      </aside>
      <div className="report-main">
        <ReadingBar side={side} measure={measures.find(({ id }) => id === concept)} passage={passage} go={go} />
        {isGone && (
          <p className="report-gone" role="alert">
            链接所指的那一段已不在这份报告里,请在全文里找。
          </p>
        )}
        <ReportText document={read} passages={passages} names={names} here={passage} concept={concept} />
      </div>
    </div>
  );
}

/** Where one is in the report, as the address says it, and how to go elsewhere. */
function usePlace(documentId: string) {
  const search = useSearch();
  const [, navigate] = useLocation();
  const { passage, concept } = readState(reportFields, search);
  const go = useCallback(
    (to: string) => navigate(reportAddress(documentId, to, concept), { replace: true }),
    [navigate, documentId, concept],
  );
  // To the first passage that tells of it; without one, one stays where one is.
  const choose = useCallback(
    (measure: ToldMeasure | undefined) =>
      navigate(reportAddress(documentId, measure?.at[0] ?? passage, measure?.id ?? "")),
    [navigate, documentId, passage],
  );
  return { passage, concept, go, choose };
}

const noNames: ReadonlyMap<string, string> = new Map();

function namesOf({ concepts }: AnswerOf<"get", "/v1/lexicon">): ReadonlyMap<string, string> {
  return new Map(concepts.map(({ id, name }) => [id, name]));
}

function isUnknown({ error }: UseQueryResult): boolean {
  return error instanceof ApiError && error.code === "not_found";
}
