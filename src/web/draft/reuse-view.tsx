import { useQuery } from "@tanstack/react-query";
import { server } from "../asking/server.ts";
import { Answered } from "../elements/answered.tsx";
import { useCheckedDraft } from "./checked-draft.ts";
import { ReuseForm } from "./reuse-form.tsx";
import { ReuseResult } from "./reuse-result.tsx";
import "./reuse-view.css";

/** What of a draft stands in reports too: evidence for whoever writes it, no verdict. */
export function ReuseView() {
  const [draft, check] = useCheckedDraft();
  const { text, region, year } = draft;
  const answer = useQuery({
    queryKey: ["reuse", text, region, year],
    queryFn: ({ signal }) => {
      const whose = { ...(region !== "" && { region }), ...(year !== undefined && { year }) };
      return server.post("/v1/reuse", { body: { text, ...whose }, signal });
    },
    enabled: text !== "",
  });
  return (
    <>
      <div className="view-head">
        <h1>查重复</h1>
        <p>看稿件里哪些话也见于别处的报告或本地旧稿,带过来的地名、数字、年份改了没有。只是线索,由您判断。</p>
      </div>
      <ReuseForm draft={draft} check={check} isChecking={answer.isFetching} />
      {text !== "" && (
        <Answered answer={answer} waiting="正在与各地报告逐字比对…">
          {(found) => <ReuseResult text={text} found={found} />}
        </Answered>
      )}
    </>
  );
}
