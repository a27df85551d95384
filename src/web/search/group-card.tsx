import { useQuery } from "@tanstack/react-query";
import { memo, useState } from "react";
import { Button } from "react-aria-components";
import { sectionMarks } from "../../corpus/words.ts";
import type { Group, Hit } from "../asking/answers.ts";
import { server } from "../asking/server.ts";
import { PassageBlock } from "../elements/passage-block.tsx";
import { SimilarPanel } from "../elements/similar-panel.tsx";
import { StatusMark } from "../elements/status-mark.tsx";
import { requestOf, type SearchState } from "./search-request.ts";
import { WhyPanel } from "./why-panel.tsx";

const mostInGroup = 20;

/** What one city, or one report, says: the verdict, then its passages. */
export const GroupCard = memo(function GroupCard({ group, state }: { group: Group; state: SearchState }) {
  const [isWhole, setWhole] = useState(false);
  const more = useQuery({
    queryKey: ["group", group.region?.code ?? group.document?.id, state],
    queryFn: ({ signal }) => askGroup(group, state, signal),
    enabled: isWhole,
  });
  const hits = practiceFirst((isWhole && more.data) || group.hits, group.status);
  const { region, document } = group;
  const years = [...new Set(hits.map((hit) => hit.document.year))].sort((a, b) => b - a);
  return (
    <article className="sheet group">
      <header className="group-head">
        <h2>{document ? document.label : region?.name}</h2>
        <StatusMark status={group.status} />
        <span className="group-place">
          {region && region.level !== "province"
            ? [region.province, region.prefecture].filter((name) => name && name !== region.name).join("")
            : ""}{" "}
          {years.join("、")}年
        </span>
      </header>
      {hits.map((hit) => (
        <HitBlock key={hit.passage.id} hit={hit} state={state} />
      ))}
      {group.total.value > hits.length && !isWhole && (
        <Button className="quiet no-print" onPress={() => setWhole(true)}>
          再看这里的 {Math.min(mostInGroup, group.total.value) - hits.length} 段
        </Button>
      )}
      {isWhole && more.isFetching && <p role="status">正在取…</p>}
    </article>
  );
});

/** Under 有 what is done stands before what is planned or falls short, whatever their scores. */
function practiceFirst(hits: readonly Hit[], status: Group["status"]): readonly Hit[] {
  if (status !== "present") return hits;
  const isDone = ({ passage }: Hit): boolean => sectionMarks[passage.section] === undefined;
  return [...hits.filter(isDone), ...hits.filter((hit) => !isDone(hit))];
}

type Panel = "why" | "similar";

function HitBlock({ hit, state }: { hit: Hit; state: SearchState }) {
  const [panel, setPanel] = useState<Panel>();
  const toggle = (name: Panel): void => setPanel((open) => (open === name ? undefined : name));
  return (
    <PassageBlock
      passage={hit.passage}
      document={hit.document}
      marks={hit.highlights}
      actions={
        <>
          <Button className="quiet" aria-expanded={panel === "similar"} onPress={() => toggle("similar")}>
            别处的相似做法
          </Button>
          <Button className="quiet" aria-expanded={panel === "why"} onPress={() => toggle("why")}>
            为什么
          </Button>
        </>
      }
    >
      {panel === "why" && <WhyPanel hit={hit} state={state} />}
      {panel === "similar" && <SimilarPanel passageId={hit.passage.id} />}
    </PassageBlock>
  );
}

async function askGroup({ region, document }: Group, state: SearchState, signal: AbortSignal): Promise<Hit[]> {
  const asked = requestOf(state);
  const filter = {
    ...asked.filter,
    ...(region && { region: [region.code], within: undefined }),
    ...(document && { documentId: [document.id] }),
  };
  const body = {
    ...asked,
    filter: JSON.parse(JSON.stringify(filter)),
    groupBy: "none" as const,
    offset: 0,
    limit: mostInGroup,
  };
  const { hits = [] } = await server.post("/v1/search", { body, signal });
  return hits;
}
