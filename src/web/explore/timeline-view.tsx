import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { filterOf } from "../address/scope.ts";
import { useTitle } from "../address/use-title.ts";
import { useView } from "../address/use-view.ts";
import { addressOf, type ViewState } from "../address/views.ts";
import type { TimelineAnswer } from "../asking/answers.ts";
import { examplesQuestion } from "../asking/questions.ts";
import { server } from "../asking/server.ts";
import { Answered, Nothing } from "../elements/answered.tsx";
import { Fold } from "../elements/fold.tsx";
import { distinctNames } from "../elements/place-names.ts";
import { QuestionBox } from "../elements/question-box.tsx";
import { ScopeBar } from "../elements/scope-bar.tsx";
import { UnderstoodLine } from "../elements/understood-line.tsx";
import { StatedStarts } from "./stated-starts.tsx";
import { TimelineChart } from "./timeline-chart.tsx";
import { TimelineGrid } from "./timeline-grid.tsx";
import "./explore.css";

export type TimelineState = ViewState<"timeline">;

/** Since when each region reports a measure. */
export function TimelineView() {
  const [state, change] = useView("timeline");
  const { cell: _, ...asked } = state;
  const subject = state.concept || state.q;
  const answer = useQuery({
    queryKey: ["timeline", asked],
    queryFn: ({ signal }) => server.post("/v1/timeline", { body: requestOf(state), signal }),
    enabled: subject !== "",
    placeholderData: keepPreviousData,
  });
  // A link may name a measure by its id: the box shows its name, as soon as the answer says it.
  const name = answer.isPlaceholderData ? undefined : answer.data?.query;
  const shown = state.concept === "" ? state.q : (name ?? "");
  useTitle("沿革", shown);
  return (
    <>
      <div className="view-head">
        <h1>沿革</h1>
        <p>一项举措各地哪一年开始写到。</p>
      </div>
      <QuestionBox
        name="要看沿革的举措或问题"
        asked={shown}
        ask={(q) => change({ q, concept: "", asWords: [], cell: "" })}
        placeholder="举措、说法、拼音或一句问话"
        verb="看沿革"
      />
      <div className="under-question">
        <Fold name="筛选:地区、层级、年度">
          <ScopeBar scope={state} change={(scope) => change({ ...scope, cell: "" })} />
        </Fold>
      </div>
      {subject === "" ? (
        <Examples />
      ) : (
        <Answered answer={answer} waiting="正在逐年核对各地报告…">
          {(found) => <Found found={found} state={state} change={change} />}
        </Answered>
      )}
    </>
  );
}

function requestOf(state: TimelineState) {
  const { region, ...rest } = state;
  const subject = state.concept === "" ? { query: state.q } : { concept: state.concept };
  // Asked for by name a region has its row also where it has no report.
  const regions = region.length > 0 && { regions: [...region] };
  return { ...subject, ...regions, filter: filterOf({ ...rest, region: [] }), asWords: [...state.asWords] };
}

interface FoundProps {
  found: TimelineAnswer;
  state: TimelineState;
  change: ReturnType<typeof useView<"timeline">>[1];
}

function Found({ found, state, change }: FoundProps) {
  if (found.rows.length === 0) {
    return <Nothing title="这个范围里没有报告">请放宽上面的地区、层级或年度。</Nothing>;
  }
  const { understood } = found;
  return (
    <>
      {understood && <UnderstoodLine found={{ query: found.query, understood }} state={state} change={change} />}
      <Summary found={found} />
      <TimelineGrid found={found} state={state} change={change} />
      <StatedStarts rows={found.rows} />
      <TimelineChart found={found} />
    </>
  );
}

/** How many regions have it, and who reports it first, which is not who began. */
function Summary({ found: { query, summary, rows } }: { found: TimelineAnswer }) {
  const place = distinctNames(rows.map(({ region }) => region));
  const { present, planned, related, absent, noReport, earliest } = summary;
  const counted = [
    { count: planned, words: "只有打算" },
    { count: related, words: "只有相近的" },
    { count: absent, words: "未见" },
    { count: noReport, words: "无报告" },
  ].filter(({ count }) => count > 0);
  return (
    <p className="summary" role="status">
      {query}:<b>{present} 个地区有</b>
      {counted.map(({ count, words }) => `,${count} 个${words}`).join("")}。
      {earliest && (
        <>
          库里最早写到的是 {earliest.year}年的{earliest.regions.map(place).join("、")}
          (最早写到,不等于最早开始)。
        </>
      )}
    </p>
  );
}

function Examples() {
  const { data: examples } = useQuery(examplesQuestion);
  return (
    <Nothing title="请在上面输入一项举措">
      <p className="cities">
        {examples?.map((name) => (
          <Link key={name} className="plain" href={addressOf("timeline", { concept: name })}>
            {name}
          </Link>
        ))}
      </p>
    </Nothing>
  );
}
