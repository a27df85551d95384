import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Link } from "wouter";
import { filterOf } from "../address/scope.ts";
import { scopeTitle, useTitle } from "../address/use-title.ts";
import { useView } from "../address/use-view.ts";
import { addressOf } from "../address/views.ts";
import type { CoverageAnswer } from "../asking/answers.ts";
import { lexiconQuestion } from "../asking/questions.ts";
import { server } from "../asking/server.ts";
import { Answered, Nothing } from "../elements/answered.tsx";
import { Fold } from "../elements/fold.tsx";
import { ScopeBar } from "../elements/scope-bar.tsx";
import { Toggles } from "../elements/toggles.tsx";
import { CoverageChart } from "./coverage-chart.tsx";
import { CoverageGrid } from "./coverage-grid.tsx";
import { type CoverageState, chosenSpreads, spreadsOf } from "./coverage-rows.ts";
import "./explore.css";

const longWait = "正在逐项核对各份报告…报告多、又是第一次核对时要一两分钟,之后就很快。可以先去别处,过一会儿再来。";

/** Which measure is in which report: every measure of the lexicon against every report in scope. */
export function CoverageView() {
  const [state, change] = useView("coverage");
  useTitle("覆盖", scopeTitle(state));
  const { region, within, level, yearFrom, yearTo, field } = state;
  const asked = { filter: filterOf(state), ...(field.length > 0 && { fields: [...field] }) };
  const answer = useQuery({
    queryKey: ["coverage", { region, within, level, yearFrom, yearTo, field }],
    queryFn: ({ signal }) => server.post("/v1/coverage", { body: asked, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="view-head">
        <h1>覆盖</h1>
        <p>哪项举措在哪份报告里写到了。点一格看原文。</p>
      </div>
      <Fold name="筛选:地区、层级、年度、领域">
        <ScopeBar scope={state} change={(scope) => change({ ...scope, cell: "" })} />
        <FieldToggles chosen={field} choose={(chosen) => change({ field: chosen, cell: "" })} />
      </Fold>
      <Answered answer={answer} waiting={longWait}>
        {(found) => <Found found={found} state={state} change={change} />}
      </Answered>
    </>
  );
}

/** The fields of the lexicon; none chosen is all of them. */
function FieldToggles({ chosen, choose }: { chosen: readonly string[]; choose: (fields: readonly string[]) => void }) {
  const { data } = useQuery(lexiconQuestion);
  const fields = [...new Set(data?.concepts.map(({ field }) => field))];
  return (
    <details className="fields">
      <summary>领域:{chosen.length === 0 ? `全部 ${fields.length} 个` : chosen.join("、")}</summary>
      <Toggles
        bare
        name="领域(不选为全部)"
        offered={fields.map((field) => ({ value: field, word: field }))}
        chosen={chosen}
        choose={choose}
      />
    </details>
  );
}

interface FoundProps {
  found: CoverageAnswer;
  state: CoverageState;
  change: ReturnType<typeof useView<"coverage">>[1];
}

const shows = [
  { value: "heat", word: "各报告" },
  { value: "count", word: "讲得最多的" },
];
const sorts = [
  { value: "lexicon", word: "按词库" },
  { value: "regions", word: "有的地区多的在前" },
  { value: "name", word: "按名称" },
] as const;

function sortOf(value: string): CoverageState["sort"] {
  return sorts.find((one) => one.value === value)?.value ?? "lexicon";
}

function Found({ found, state, change }: FoundProps) {
  const spreads = useMemo(() => spreadsOf(found), [found]);
  const { rows, sort, show } = state;
  const shown = useMemo(() => chosenSpreads(spreads, { rows, sort }), [spreads, rows, sort]);
  if (found.rows.every(({ year }) => year === null)) return <NoReports />;
  const had = spreads.filter(({ having }) => having > 0).length;
  return (
    <>
      <p className="summary" role="status">
        {reportsOf(found)}里,{found.concepts.length} 项举措中<b>有 {had} 项至少一地写到已在做</b>,
        {found.concepts.length - had} 项各地都没有写到已在做。
      </p>
      <div className="grid-tools no-print">
        <Toggles
          single
          bare
          name="看什么"
          offered={shows}
          chosen={[show]}
          choose={([one]) => change({ show: one === "count" ? "count" : "heat", cell: "" })}
        />
        {show === "heat" && <RowChoice state={state} change={change} />}
      </div>
      {show === "count" ? (
        <CoverageChart spreads={spreads} />
      ) : (
        <CoverageGrid found={found} spreads={shown} state={state} change={change} />
      )}
    </>
  );
}

/** Which measures, and in which order within their field. */
function RowChoice({ state: { sort, rows }, change }: Omit<FoundProps, "found">) {
  return (
    <>
      <label className="check">
        次序
        <select
          className="select"
          value={sort}
          onChange={({ target }) => change({ sort: sortOf(target.value) }, { replace: true })}
        >
          {sorts.map(({ value, word }) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={rows === "some"}
          onChange={({ target }) => change({ rows: target.checked ? "some" : "all" }, { replace: true })}
        />
        只看有人有的
      </label>
    </>
  );
}

function reportsOf({ rows }: CoverageAnswer): string {
  const reports = rows.filter(({ year }) => year !== null);
  return `${new Set(reports.map(({ region }) => region.code)).size} 个地区的 ${reports.length} 份报告`;
}

function NoReports() {
  return (
    <Nothing title="这个范围里没有报告">
      <p>
        请放宽上面的地区、层级或年度,或先<Link href={addressOf("manage")}>收入报告</Link>。
      </p>
    </Nothing>
  );
}
