import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { useTitle } from "../address/use-title.ts";
import { useView } from "../address/use-view.ts";
import { addressOf } from "../address/views.ts";
import { examplesQuestion } from "../asking/questions.ts";
import { Answered, Nothing } from "../elements/answered.tsx";
import { QuestionBox } from "../elements/question-box.tsx";
import { ScopeBar } from "../elements/scope-bar.tsx";
import { AskedPassage } from "./asked-passage.tsx";
import { askCompare, isAsked, requestOf } from "./compare-request.ts";
import { Compared } from "./compared.tsx";
import "./compare-view.css";

/** One measure over all reports: who has it, how it is done, with what figures, and who has not. */
export function CompareView() {
  const [state, change] = useView("compare");
  const request = requestOf(state);
  const answer = useQuery({
    queryKey: ["compare", request],
    queryFn: ({ signal }) => askCompare(request, signal),
    enabled: isAsked(state),
    placeholderData: keepPreviousData,
  });
  // Of a measure that a link names the box shows the name, as soon as the answer says it.
  const name = state.concept === "" || answer.isPlaceholderData ? "" : (answer.data?.query ?? "");
  useTitle("比各地", state.passage === "" ? state.q || name : "一段原文");
  return (
    <>
      <h1 className="hidden">比各地</h1>
      <div className="compare-asked no-print">
        <QuestionBox
          name="要比的举措或问题"
          asked={state.passage === "" ? state.q || name : ""}
          ask={(q) => change({ q, concept: "", passage: "", asWords: [], status: [], figures: "", column: 0 })}
          placeholder={state.passage === "" ? "举措、说法、拼音或一句问话" : "改比另一项举措"}
          verb="比"
        />
        <ScopeBar scope={state} change={change} />
      </div>
      {state.passage !== "" && <AskedPassage id={state.passage} />}
      {isAsked(state) ? (
        <Answered answer={answer} waiting="正在逐份报告比较…">
          {(found) => <Compared found={found} state={state} change={change} />}
        </Answered>
      ) : (
        <Nothing title="请在上面输入要比的举措">
          <Examples />
        </Nothing>
      )}
    </>
  );
}

/** Measures that the library holds, to begin with. */
function Examples() {
  const { data: examples } = useQuery(examplesQuestion);
  return (
    <section className="examples compare-examples" aria-label="库里讲得多的举措">
      {examples?.map((name) => (
        <Link key={name} className="example" href={addressOf("compare", { q: name })}>
          {name}
        </Link>
      ))}
    </section>
  );
}
