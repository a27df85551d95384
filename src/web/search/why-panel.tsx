import { useQuery } from "@tanstack/react-query";
import type { Hit } from "../asking/answers.ts";
import { server } from "../asking/server.ts";
import { Answered } from "../elements/answered.tsx";
import reasons from "./reasons.json";
import { requestOf, type SearchState } from "./search-request.ts";

type Why = NonNullable<Hit["why"]>;

const names: Partial<Record<string, string>> = reasons;

/** Why a passage is shown and why where it is: shared words and measures, its best clause, what adds to its score. */
export function WhyPanel({ hit, state }: { hit: Hit; state: SearchState }) {
  const answer = useQuery({
    queryKey: ["why", hit.passage.id, state.q, state.asWords],
    queryFn: ({ signal }) => askWhy(hit, state, signal),
  });
  return (
    <section className="panel" aria-label="为什么">
      <Answered answer={answer} waiting="正在说明…">
        {(why) => <Reasons why={why} hit={hit} />}
      </Answered>
    </section>
  );
}

function Reasons({ why, hit }: { why: Why; hit: Hit }) {
  const { lexical, semantic, late, concepts = [], expandedWith = [], parts = [] } = why;
  const clause = late?.span && hit.passage.text.slice(late.span.start, late.span.end);
  const most = [...parts]
    .filter(({ adds }) => Math.abs(adds) >= 0.05)
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds));
  return (
    <>
      <dl className="reasons">
        <dt>这一段确实在讲所问之事的概率</dt>
        <dd>{percent(hit.score)}</dd>
        {clause && (
          <>
            <dt>答得最切的一句</dt>
            <dd>{clause}</dd>
          </>
        )}
        {concepts.length > 0 && (
          <>
            <dt>同一项举措</dt>
            <dd>{[...concepts, ...expandedWith.filter((name) => !concepts.includes(name)).slice(0, 6)].join("、")}</dd>
          </>
        )}
        {lexical && (
          <>
            <dt>相同的字词</dt>
            <dd>
              {lexical.terms.join("、") || "无"}(按字词排第 {lexical.rank})
            </dd>
          </>
        )}
        {semantic && (
          <>
            <dt>意思相近</dt>
            <dd>按意思排第 {semantic.rank}</dd>
          </>
        )}
      </dl>
      {most.length > 0 && (
        <ul className="weights" aria-label="分数从何而来">
          {most.slice(0, 8).map(({ feature, adds }) => (
            <li key={feature}>
              <span>{names[feature] ?? feature}</span>
              <b className={adds > 0 ? "adds" : "takes"}>
                {adds > 0 ? "增加" : "减少"} {Math.abs(adds).toFixed(1)}
              </b>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

async function askWhy({ passage, document }: Hit, state: SearchState, signal: AbortSignal): Promise<Why> {
  const { query, asWords } = requestOf(state);
  const shape = { groupBy: "none" as const, limit: 100, explain: true };
  const body = { query, asWords, ...shape, filter: { documentId: [document.id] } };
  const { hits = [] } = await server.post("/v1/search", { body, signal });
  return hits.find((hit) => hit.passage.id === passage.id)?.why ?? { fused: 0 };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)}%`;
}
