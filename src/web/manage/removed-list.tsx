import { useQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { server } from "../asking/server.ts";
import { Answered } from "../elements/answered.tsx";
import { restoreDocument, useAttempt, useRefresh } from "./use-changes.ts";

/** What was removed and can still be brought back. */
export function RemovedList() {
  const answer = useQuery({ queryKey: ["removed"], queryFn: ({ signal }) => server.get("/v1/removed", { signal }) });
  const attempt = useAttempt();
  const refresh = useRefresh();
  return (
    <Answered answer={answer} waiting="正在看删除了什么…">
      {({ documents }) =>
        documents.length === 0 ? null : (
          <section className="manage-part" aria-labelledby="removed">
            <h2 id="removed">已删除,可以恢复</h2>
            <ul className="sheet removed">
              {documents.map(({ id, label, fileName, until }) => (
                <li key={id} className="removed-line">
                  <span>
                    {label}
                    <span className="removed-note">
                      {fileName},{until.slice(0, 10)} 前可以恢复
                    </span>
                  </span>
                  <Button
                    className="plain"
                    onPress={() => void attempt(() => restoreDocument(id, refresh), `已恢复“${label}”。`)}
                  >
                    恢复<span className="hidden">“{label}”</span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Answered>
  );
}
