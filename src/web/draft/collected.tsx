import { useRef } from "react";
import type { Kept } from "./basket.ts";
import { CollectedRow } from "./collected-row.tsx";
import { useDragging } from "./use-dragging.ts";
import { useLifting } from "./use-lifting.ts";

interface CollectedProps {
  items: readonly Kept[];
  /** Ids of those that the library does not hold any more. */
  gone: ReadonlySet<string>;
}

/** The passages in their order: moved by dragging, with the keys, or a step at a time; each with a note beside it. */
export function Collected({ items, gone }: CollectedProps) {
  const list = useRef<HTMLTableElement>(null);
  const { lifted, ...byKeys } = useLifting(list);
  const { dragged, beside, ...byPointer } = useDragging(list);
  const liftedAt = items.findIndex(({ id }) => id === lifted);
  return (
    <>
      <p className="hidden" id="how-to-move">
        按回车拿起,用上下箭头移动,再按回车放下,按 Esc 放回原处。
      </p>
      <p className="hidden" role="status">
        {liftedAt >= 0 && `已拿起,现在是第 ${liftedAt + 1} 段,共 ${items.length} 段。`}
      </p>
      <table
        className="collected"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are moved with the keys
        role="grid"
        aria-label="材料里的段落"
        ref={list}
        {...byKeys}
        {...byPointer}
      >
        <tbody>
          {items.map((item, at) => (
            <CollectedRow
              key={item.id}
              item={item}
              at={at}
              isLast={at === items.length - 1}
              isGone={gone.has(item.id)}
              isMoving={item.id === dragged || item.id === lifted}
              dropAt={beside?.target === item.id ? beside.position : undefined}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}
