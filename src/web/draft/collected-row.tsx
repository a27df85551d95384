import { type MouseEvent, memo } from "react";
import { Link } from "wouter";
import { reportAddress } from "../address/views.ts";
import { CopyQuoted } from "../elements/copy-button.tsx";
import { useNotice } from "../elements/notices.tsx";
import { SectionMark } from "../elements/status-mark.tsx";
import { currentBasket, type Kept, setBasket } from "./basket.ts";
import { focusBeside } from "./kept-row.ts";
import { Note } from "./note.tsx";
import { type Beside, moveTo, putBack, without } from "./order.ts";
import { quotedOfKept } from "./quoted.ts";

interface CollectedRowProps {
  item: Kept;
  /** From 0. */
  at: number;
  isLast: boolean;
  isGone: boolean;
  /** Whether it is being dragged, or was picked up with the keys. */
  isMoving: boolean;
  /** Where what is dragged would come to stand, when that is beside this one. */
  dropAt: Beside["position"] | undefined;
}

/** A passage of the material. Its buttons are plain ones: there may be hundreds of rows, and each step makes some anew. */
export const CollectedRow = memo(function CollectedRow(props: CollectedRowProps) {
  const { item, at, isLast, isGone, isMoving, dropAt } = props;
  return (
    <tr className="sheet collected-item" data-kept={item.id} data-moving={isMoving} data-drop={dropAt}>
      <td className="collected-cell">
        <button
          type="button"
          className="quiet collected-handle"
          aria-label={`拖动第 ${at + 1} 段`}
          aria-describedby="how-to-move"
          aria-pressed={isMoving}
        >
          ⠿
        </button>
        <div className="collected-body">
          <p className="passage-place">
            <b>[{at + 1}]</b>
            <Place item={item} />
            {isGone && <span className="collected-gone">已不在库里:不能导出,只能复制文字</span>}
          </p>
          <Quoted item={item} />
          <Note id={item.id} note={item.note} name={`第 ${at + 1} 段的批注`} />
          <div className="passage-actions">
            <button type="button" className="quiet" disabled={at === 0} onClick={() => moveTo(item.id, at - 1)}>
              上移
            </button>
            <button type="button" className="quiet" disabled={isLast} onClick={() => moveTo(item.id, at + 1)}>
              下移
            </button>
            <Actions item={item} isGone={isGone} />
          </div>
        </div>
      </td>
    </tr>
  );
});

// Apart, since they stay as they are when the row comes to another place.
const Place = memo(function Place({ item }: { item: Kept }) {
  return (
    <>
      <span>{item.place}</span>
      <SectionMark section={item.section} />
    </>
  );
});

const Quoted = memo(function Quoted({ item }: { item: Kept }) {
  return (
    <>
      <blockquote className="passage-text">{item.text}</blockquote>
      <p className="collected-source">{item.citation}</p>
    </>
  );
});

const Actions = memo(function Actions({ item, isGone }: { item: Kept; isGone: boolean }) {
  const notice = useNotice();
  const take = ({ currentTarget }: MouseEvent): void => {
    focusBeside(currentTarget);
    const at = currentBasket().findIndex(({ id }) => id === item.id);
    setBasket(without(currentBasket(), item.id));
    notice({
      text: `已移出${item.place}的一段。`,
      action: { name: "撤销", run: () => putBack([{ item, at }]) },
    });
  };
  return (
    <>
      <CopyQuoted make={() => quotedOfKept(item)} />
      {!isGone && (
        <Link className="quiet" href={reportAddress(item.documentId, item.id)}>
          在报告中打开
        </Link>
      )}
      <button type="button" className="quiet" onClick={take}>
        移出
      </button>
    </>
  );
});
