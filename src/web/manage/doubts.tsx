import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { fullName } from "../../corpus/region.ts";
import { reportAddress } from "../address/views.ts";
import { server } from "../asking/server.ts";
import { Answered } from "../elements/answered.tsx";
import { ConfirmForm } from "./confirm-form.tsx";

const shownDoubts = 20;

/** Reports whose region or year was read from weak evidence: shown with that evidence, and confirmed in place. */
export function Doubts() {
  const answer = useQuery({
    queryKey: ["doubts"],
    queryFn: ({ signal }) => server.get("/v1/doubts", { parameters: { limit: shownDoubts }, signal }),
  });
  return (
    <Answered answer={answer} waiting="正在看有没有要核对的…">
      {({ documents, total }) =>
        documents.length === 0 ? null : (
          <section className="manage-part" aria-labelledby="doubts">
            <h2 id="doubts">请核对 {total.value} 份:依据较弱</h2>
            {documents.map(({ document, doubts }) => (
              <article key={document.id} className="sheet doubt">
                <h3>
                  <Link href={reportAddress(document.id)}>{document.label}</Link>
                </h3>
                <ul>
                  {doubts.map(({ field, message }) => (
                    <li key={field} className="doubt-reason">
                      {message}
                    </li>
                  ))}
                </ul>
                <ConfirmForm
                  id={document.id}
                  region={fullName(document.region)}
                  year={document.year}
                  publishDate={doubts.some(({ field }) => field === "publishDate") ? document.publishDate : undefined}
                  verb="确认"
                />
              </article>
            ))}
          </section>
        )
      }
    </Answered>
  );
}
