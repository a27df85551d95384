import { useQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { server } from "../asking/server.ts";
import { Answered } from "../elements/answered.tsx";
import { ConfirmForm } from "./confirm-form.tsx";
import { useRemoval } from "./use-changes.ts";

/** Files that are kept but not searched, since nobody can know whose or of which year they are. */
export function Held() {
  const answer = useQuery({ queryKey: ["held"], queryFn: ({ signal }) => server.get("/v1/held", { signal }) });
  const remove = useRemoval();
  return (
    <Answered answer={answer} waiting="正在看有没有待确认的文件…">
      {({ documents }) =>
        documents.length === 0 ? null : (
          <section className="manage-part" aria-labelledby="held">
            <h2 id="held">待确认 {documents.length} 份:指明后才能查到</h2>
            {documents.map((held) => (
              <article key={held.id} className="sheet doubt">
                <h3>{held.title ?? held.fileName}</h3>
                <p className="doubt-reason">
                  {held.fileName};看不出{held.missing.join("和")}。
                </p>
                <p className="excerpt">{held.excerpt}</p>
                <ConfirmForm id={held.id} region={held.region?.name} year={held.year} verb="指明并收入" />
                <Button className="quiet" onPress={() => void remove(held.id, held.fileName)}>
                  删除这个文件
                </Button>
              </article>
            ))}
          </section>
        )
      }
    </Answered>
  );
}
