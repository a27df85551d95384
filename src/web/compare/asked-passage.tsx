import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { citationOf } from "../../corpus/cite.ts";
import { reportAddress } from "../address/views.ts";
import { passageQuestion } from "../asking/questions.ts";

/** The passage that all reports are compared with; that there is none any more is said by the comparison itself. */
export function AskedPassage({ id }: { id: string }) {
  const { data } = useQuery(passageQuestion(id));
  if (data === undefined) return null;
  const { passage, document } = data;
  return (
    <section className="sheet asked-passage" aria-label="以这一段比各地">
      <p className="field-name">以这一段比各地</p>
      <blockquote>{passage.text.trimEnd()}</blockquote>
      <p className="source">
        <Link href={reportAddress(document.id, passage.id)}>{citationOf(data)}</Link>
      </p>
    </section>
  );
}
