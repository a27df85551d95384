import { Button } from "react-aria-components";
import { verdictWords } from "../../corpus/words.ts";
import type { GapsAnswer } from "../asking/answers.ts";
import { Nothing } from "../elements/answered.tsx";
import { CopyTableButton } from "../elements/copy-button.tsx";
import { Pager } from "../elements/pager.tsx";
import { distinctNames } from "../elements/place-names.ts";
import { concretenessWords, GapCard } from "./gap-card.tsx";

export const gapsOnPage = 20;

interface GapListProps {
  found: GapsAnswer;
  page: number;
  go: (page: number) => void;
  /** In percent. */
  share: number;
  /** Count also what a single peer has. */
  showAll: () => void;
}

/** What is missing beside others, the most usual and most concrete first. */
export function GapList({ found, page, go, share, showAll }: GapListProps) {
  const { region, year, gaps, total, peers } = found;
  return (
    <>
      <p className="summary" role="status">
        {region.name} {year}年的报告里没有写到、同类地区写到的举措:<b>{total.value} 项</b>
        {total.value > 0 && "(只写到相近、打算或不足的,也算没有写到)"}。
      </p>
      <p className="caution">报告没写不等于没做:请先核对本地的实际情况,再说是差距。</p>
      <PeerLine found={found} />
      {gaps.length === 0 && total.value > 0 ? (
        <Pager page={page} pages={Math.ceil(total.value / gapsOnPage)} go={go} />
      ) : gaps.length === 0 ? (
        <Nothing title="没有这样的差距">
          <p>
            {peers.length} 个同类地区里,没有哪项举措是这么多地区写到而{region.name}
            没有写到的。
          </p>
          {share > 0 && (
            <Button className="plain" onPress={showAll}>
              看有一个同类地区写到的
            </Button>
          )}
        </Nothing>
      ) : (
        <>
          <div className="grid-under">
            <span />
            <CopyTableButton make={() => copiedTable(found)} />
          </div>
          <ol className="gaps">
            {gaps.map((gap) => (
              <li key={gap.concept.id}>
                <GapCard gap={gap} city={region.name} year={year} />
              </li>
            ))}
          </ol>
          <Pager page={page} pages={Math.ceil(total.value / gapsOnPage)} go={go} />
        </>
      )}
    </>
  );
}

/** Who is compared with, and why these. */
function PeerLine({ found: { peers, peerReason, year } }: { found: GapsAnswer }) {
  const place = distinctNames(peers.map(({ region }) => region));
  return (
    <details className="behind">
      <summary>
        与 {peers.length} 个地区比:{peerReason}
      </summary>
      <p className="peers">
        {peers.map((peer) => `${place(peer.region)}${peer.year === year ? "" : `(${peer.year}年)`}`).join("、")}
        。没有写明年份的都是 {year}年的报告。
      </p>
    </details>
  );
}

function copiedTable({ region, year, gaps }: GapsAnswer): string[][] {
  return [
    ["举措", "领域", "有的同类地区", "同类地区", "比例", "说得多具体", `${region.name}${year}年`, "别处的写法", "出处"],
    ...gaps.map(({ concept, peersPresent, peersTotal, share, concreteness, own, examples: [best] }) => [
      concept.name,
      concept.field,
      String(peersPresent),
      String(peersTotal),
      `${Math.round(share * 100)}%`,
      concretenessWords(concreteness),
      verdictWords(own),
      best?.passage.text.trim() ?? "",
      best ? best.document.label : "",
    ]),
  ];
}
