import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import type { AnswerOf } from "../../client/client.ts";
import { useView } from "../address/use-view.ts";
import { server } from "../asking/server.ts";
import { Answered } from "../elements/answered.tsx";
import { useNotice } from "../elements/notices.tsx";
import { SectionMark, StatusMark } from "../elements/status-mark.tsx";
import { addToBasket } from "./basket.ts";

type Gathered = AnswerOf<"post", "/v1/retrieve">;
type Quotation = Gathered["passages"][number];

const mostQuestions = 10;
const budgets = [3_000, 6_000, 12_000, 30_000] as const;

/** Material by question: what is found is shown, and what is chosen of it goes to the rest. */
export function GatherPanel() {
  const [{ q }, change] = useView("draft");
  const [typed, setTyped] = useState(q.join("\n"));
  const [maxCharacters, setMost] = useState<number>(6_000);
  const answer = useQuery({
    queryKey: ["retrieve", q, maxCharacters],
    queryFn: ({ signal }) => server.post("/v1/retrieve", { body: { queries: [...q], maxCharacters }, signal }),
    enabled: q.length > 0,
  });
  const questions = [...new Set(typed.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
  return (
    <section className="sheet gather no-print" aria-labelledby="gather">
      <h2 id="gather">按题取材</h2>
      <p className="gather-hint">一行一个问题,最多 {mostQuestions} 个;从各地报告里各取几段,选定后放入材料。</p>
      <textarea
        className="gather-questions"
        aria-label="要取材的问题,一行一个"
        placeholder={"免罚轻罚\n综合查一次"}
        rows={3}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className="gather-line">
        <label>
          篇幅{" "}
          <select className="select" value={maxCharacters} onChange={({ target }) => setMost(Number(target.value))}>
            {budgets.map((budget) => (
              <option key={budget} value={budget}>
                {budget.toLocaleString("zh-CN")} 字以内
              </option>
            ))}
          </select>
        </label>
        <Button
          className="plain"
          isDisabled={questions.length === 0 || questions.length > mostQuestions}
          onPress={() => change({ q: questions })}
        >
          取材
        </Button>
        {questions.length > mostQuestions && <span role="alert">最多 {mostQuestions} 个问题,请去掉几个。</span>}
      </div>
      {q.length > 0 && (
        <Answered answer={answer} waiting="正在各地报告里取材…">
          {(found) => <Offered key={`${q.join()} ${maxCharacters}`} found={found} />}
        </Answered>
      )}
    </section>
  );
}

/** What was found; what is done is chosen at first, what is only near or planned is not. */
function Offered({ found }: { found: Gathered }) {
  const notice = useNotice();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(found.passages.filter(isPractice).map(({ passageId }) => passageId)),
  );
  const toggle = (id: string): void =>
    setChosen(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]));
  const put = (): void => {
    for (const quotation of found.passages) {
      const { passageId: id, document } = quotation;
      if (chosen.has(id)) addToBasket({ ...quotation, id, documentId: document.id }, document);
    }
    notice({ text: `已放入 ${chosen.size} 段。` });
  };
  const unanswered = found.queries.filter(({ quoted }) => quoted === 0).map(({ query }) => `“${query}”`);
  return (
    <>
      {unanswered.length > 0 && <p role="status">{unanswered.join("、")}没有取到:库里未见。</p>}
      <ul className="gathered">
        {found.passages.map((quotation) => (
          <li key={quotation.passageId}>
            <label className="gathered-item">
              <input
                type="checkbox"
                checked={chosen.has(quotation.passageId)}
                onChange={() => toggle(quotation.passageId)}
              />
              <span>
                <span className="passage-place">
                  <StatusMark status={quotation.status} onlyIn={quotation.onlyIn} />
                  <span>
                    {quotation.region.name}
                    {quotation.document.year}年
                  </span>
                  <SectionMark section={quotation.section} />
                </span>
                <span className="gathered-text">{quotation.text.trim()}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {found.passages.length > 0 && (
        <Button className="primary" isDisabled={chosen.size === 0} onPress={put}>
          把选中的 {chosen.size} 段放入材料
        </Button>
      )}
    </>
  );
}

function isPractice({ status, onlyIn }: Quotation): boolean {
  return status === "present" && onlyIn === undefined;
}
