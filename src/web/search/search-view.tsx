import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { useTitle } from "../address/use-title.ts";
import { useView } from "../address/use-view.ts";
import { addressOf, type ViewState } from "../address/views.ts";
import type { SearchAnswer } from "../asking/answers.ts";
import { Answered, Nothing } from "../elements/answered.tsx";
import { Pager } from "../elements/pager.tsx";
import { QuestionBox } from "../elements/question-box.tsx";
import { UnderstoodLine } from "../elements/understood-line.tsx";
import { Facets } from "./facets.tsx";
import { GroupCard } from "./group-card.tsx";
import { askSearch, groupsOnPage, type SearchState } from "./search-request.ts";
import "./search-view.css";

/** Answers to a question, grouped by city. */
export function SearchView() {
  const [state, change] = useView("search");
  useTitle("查举措", state.q);
  const answer = useQuery({
    queryKey: ["search", state],
    queryFn: ({ signal }) => askSearch(state, signal),
    enabled: state.q !== "",
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <h1 className="hidden">查举措</h1>
      <QuestionBox
        name="要查的举措或问题"
        asked={state.q}
        ask={(q) => change({ q, page: 1, asWords: [], concept: [] })}
        placeholder="举措、说法、拼音或一句问话"
      />
      {state.q === "" ? (
        <Nothing title="请在上面输入要查的举措" />
      ) : (
        <Answered answer={answer} waiting="正在各地报告里查…">
          {(found) => <Found found={found} state={state} change={change} />}
        </Answered>
      )}
    </>
  );
}

interface FoundProps {
  found: SearchAnswer;
  state: SearchState;
  change: ReturnType<typeof useView<"search">>[1];
}

function Found({ found, state, change }: FoundProps) {
  const groups = found.groups ?? [];
  return (
    <div className="search">
      <Facets found={found} state={state} change={change} />
      <div className="results">
        <UnderstoodLine found={found} state={state} change={change} />
        <Verdict found={found} state={state} change={change} />
        {groups.map((group) => (
          <GroupCard
            key={group.region?.code ?? group.document?.id ?? group.hits[0]?.passage.id}
            group={group}
            state={state}
          />
        ))}
        <Pager page={state.page} pages={Math.ceil(found.total.value / groupsOnPage)} go={(page) => change({ page })} />
      </div>
    </div>
  );
}

/** Who answers, in a sentence; that nobody does is said before anything that is only near. */
function Verdict({ found, state, change }: FoundProps) {
  const { noReport = [], suggestions = [] } = found;
  return (
    <div className="verdict">
      <p role="status">
        <Count found={found} unit={state.groupBy === "document" ? "份报告" : "个地区"} />
        {noReport.length > 0 && ` 库里没有${noReport.map(({ name }) => name).join("、")}的报告。`}
      </p>
      {found.groups && found.groups.length > 0 && (
        <div className="verdict-tools no-print">
          <select
            className="select"
            aria-label="分组"
            value={state.groupBy}
            onChange={({ target }) => change({ groupBy: target.value === "document" ? "document" : "region", page: 1 })}
          >
            <option value="region">按地区列</option>
            <option value="document">按报告列</option>
          </select>
          <Link className="plain" href={addressOf("compare", compareState(state))}>
            列成各地比较表
          </Link>
        </div>
      )}
      {suggestions.length > 0 && (
        <p className="suggestions">
          库里有的相近举措:
          {suggestions.map((name) => (
            <Link key={name} href={addressOf("search", { q: name })}>
              {name}
            </Link>
          ))}
        </p>
      )}
    </div>
  );
}

function Count({ found, unit }: { found: SearchAnswer; unit: string }) {
  const { status, total, groups = [] } = found;
  const all = `${total.relation === "gte" ? "至少 " : ""}${total.value} ${unit}`;
  if (status === "absent") return <b>未见:库里的报告都没有讲到。</b>;
  if (status === "related") {
    return (
      <>
        <b>未见已在做的。</b>下面 {all}只是相近、打算做或不足,不能当作有。
      </>
    );
  }
  // What stands on other pages is not known here.
  if (total.value > groups.length) return <>{all}讲到或相近,各自标明。</>;
  const present = groups.filter((group) => group.status === "present").length;
  const related = groups.length - present;
  return (
    <>
      {present} {unit}有{related > 0 && `,${related} ${unit}只有相近的`}。
    </>
  );
}

/** The same question and reports in the comparison; what narrows passages has no place there. */
function compareState({
  q,
  asWords,
  region,
  within,
  level,
  yearFrom,
  yearTo,
}: SearchState): Partial<ViewState<"compare">> {
  return { q, asWords, region, within, level, yearFrom, yearTo };
}
