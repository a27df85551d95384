import { Link } from "wouter";
import { addressOf } from "../address/views.ts";
import { useBasket, useBasketStays } from "./basket.ts";
import { Collected } from "./collected.tsx";
import { DraftTools } from "./draft-tools.tsx";
import { GatherPanel } from "./gather-panel.tsx";
import { notKept } from "./not-kept.ts";
import { useGone } from "./use-gone.ts";
import "./draft-view.css";

/** The material: passages put aside over the pages, in the order in which they are to be quoted. */
export function DraftView() {
  const items = useBasket();
  const gone = useGone(items);
  const stays = useBasketStays();
  return (
    <>
      <div className="view-head">
        <h1>材料</h1>
        {items.length > 0 && (
          <p role="status">
            {items.length} 段,按这个次序导出。{stays ? "存在这台电脑的浏览器里。" : notKept}
          </p>
        )}
      </div>
      {items.length === 0 ? (
        <Empty />
      ) : (
        <>
          <DraftTools items={items} gone={gone} />
          <Collected items={items} gone={gone} />
        </>
      )}
      <GatherPanel />
    </>
  );
}

function Empty() {
  return (
    <div className="nothing">
      <p className="nothing-title">材料里还没有段落</p>
      <p>
        在<Link href={addressOf("home")}>查举措</Link>、<Link href={addressOf("compare")}>比各地</Link>或
        <Link href={addressOf("reports")}>报告</Link>里,按段落下面的“放入材料”。也可以在下面按题取材。
      </p>
    </div>
  );
}
