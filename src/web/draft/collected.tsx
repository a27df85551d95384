import { createContext, memo, useContext, useEffect, useState } from "react";
import { Button, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { Link } from "wouter";
import { reportAddress } from "../address/views.ts";
import { CopyButton } from "../elements/copy-button.tsx";
import { useNotice } from "../elements/notices.tsx";
import { currentBasket, type Kept, markOf, setBasket, usePlaceInBasket } from "./basket.ts";
import { moved, movedTo, noted, putBack, without } from "./order.ts";
import { quotedOfKept } from "./quoted.ts";

interface CollectedProps {
  items: readonly Kept[];
  /** Ids of those that the library does not hold any more. */
  gone: ReadonlySet<string>;
}

// The same object for ever: with another one every row would be made again.
const dragging: Parameters<typeof useDragAndDrop>[0] = {
  getItems: (keys) => [...keys].map((key) => ({ "text/plain": textOf(String(key)) })),
  onReorder: ({ keys, target }) => {
    if (target.dropPosition === "on") return;
    const chosen = new Set([...keys].map(String));
    const position = target.dropPosition;
    setBasket(movedTo(currentBasket(), { chosen, target: String(target.key), position }));
  },
};

/** The passages in their order: moved by dragging, with the keys, or a step at a time; each with a note beside it. */
export function Collected({ items, gone }: CollectedProps) {
  const { dragAndDropHooks } = useDragAndDrop(dragging);
  return (
    <Gone value={gone}>
      <GridList
        className="collected"
        aria-label="材料里的段落"
        // The items themselves: rows of those that stay the same are not made again.
        items={items}
        dragAndDropHooks={dragAndDropHooks}
        // Notes are typed inside the rows: letters and arrows belong to them.
        keyboardNavigationBehavior="tab"
        disallowTypeAhead
      >
        {(item: Kept) => (
          <GridListItem id={item.id} className="sheet collected-item" textValue={`${item.place} ${item.label}`}>
            <Row item={item} />
          </GridListItem>
        )}
      </GridList>
    </Gone>
  );
}

const pauseMs = 400;
const Gone = createContext<ReadonlySet<string>>(new Set());

const Row = memo(function Row({ item }: { item: Kept }) {
  const { at } = usePlaceInBasket(item.id);
  const isGone = useContext(Gone).has(item.id);
  const mark = markOf(item);
  return (
    <>
      <Button slot="drag" className="quiet collected-handle" aria-label={`拖动第 ${at + 1} 段`}>
        ⠿
      </Button>
      <div className="collected-body">
        <p className="passage-place">
          <b>[{at + 1}]</b>
          <span>{item.place}</span>
          {mark && <span className="section-mark">{mark}</span>}
          {isGone && <span className="collected-gone">已不在库里:不能导出,只能复制文字</span>}
        </p>
        <blockquote className="passage-text">{item.text}</blockquote>
        <p className="collected-source">{item.citation}</p>
        <Note item={item} name={`第 ${at + 1} 段的批注`} />
        <RowActions item={item} isGone={isGone} />
      </div>
    </>
  );
});

/** What the person writes beside it: kept at each pause, since the whole list follows what is kept. */
function Note({ item: { id, note }, name }: { item: Kept; name: string }) {
  const [typed, setTyped] = useState(note);
  useEffect(() => setTyped(note), [note]);
  useEffect(() => {
    if (typed === note) return;
    const timer = setTimeout(() => setBasket(noted(currentBasket(), id, typed)), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, note, id]);
  return (
    <textarea
      className="collected-note"
      aria-label={name}
      placeholder="批注(导出时写在引文上面)"
      maxLength={2000}
      rows={1}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => typed !== note && setBasket(noted(currentBasket(), id, typed))}
    />
  );
}

// Plain buttons: there may be hundreds, and each of the library follows every turn from pointer to keys.
function RowActions({ item, isGone }: { item: Kept; isGone: boolean }) {
  const { at, isLast } = usePlaceInBasket(item.id);
  const notice = useNotice();
  const take = (): void => {
    setBasket(without(currentBasket(), item.id));
    notice({
      text: `已移出${item.place}的一段。`,
      action: { name: "撤销", run: () => putBack([{ item, at }]) },
    });
  };
  return (
    <div className="passage-actions">
      <button
        type="button"
        className="quiet"
        disabled={at === 0}
        onClick={() => setBasket(moved(currentBasket(), at, at - 1))}
      >
        上移
      </button>
      <button
        type="button"
        className="quiet"
        disabled={isLast}
        onClick={() => setBasket(moved(currentBasket(), at, at + 1))}
      >
        下移
      </button>
      <CopyButton name="复制(带出处)" said="已复制原文和出处。" make={() => ({ text: quotedOfKept(item) })} />
      {!isGone && (
        <Link className="quiet" href={reportAddress(item.documentId, item.id)}>
          在报告中打开
        </Link>
      )}
      <button type="button" className="quiet" onClick={take}>
        移出
      </button>
    </div>
  );
}

function textOf(id: string): string {
  const item = currentBasket().find((one) => one.id === id);
  return item ? quotedOfKept(item) : "";
}
