import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { addressOf } from "../address/views.ts";
import { server } from "../asking/server.ts";
import { Answered } from "./answered.tsx";
import { PassageBlock } from "./passage-block.tsx";
import { StatusMark } from "./status-mark.tsx";
import "./similar-panel.css";

/** What other places do that is like this passage. */
export function SimilarPanel({ passageId }: { passageId: string }) {
  const answer = useQuery({
    queryKey: ["similar", passageId],
    queryFn: ({ signal }) =>
      server.get("/v1/passages/{id}/similar", {
        path: { id: passageId },
        parameters: { limit: 5, groupSize: 1, excludeNearDuplicates: true },
        signal,
      }),
  });
  return (
    <section className="panel" aria-label="别处的相似做法">
      <Answered answer={answer} waiting="正在找…">
        {({ groups = [] }) =>
          groups.length === 0 ? (
            <p>别处的报告里没有相似的做法。</p>
          ) : (
            <>
              {groups.map(({ region, status, hits: [hit] }) =>
                hit === undefined ? null : (
                  <div key={hit.passage.id} className="similar">
                    <h3>
                      {region?.name} <StatusMark status={status} />
                    </h3>
                    <PassageBlock passage={hit.passage} document={hit.document} marks={hit.highlights} />
                  </div>
                ),
              )}
              <Link className="quiet" href={addressOf("compare", { passage: passageId })}>
                以这一段比各地
              </Link>
            </>
          )
        }
      </Answered>
    </section>
  );
}
