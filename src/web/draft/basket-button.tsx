import type { Document } from "../asking/answers.ts";
import { useNotice } from "../elements/notices.tsx";
import { addToBasket, basketStays, type Keepable, removeFromBasket, useIsKept } from "./basket.ts";
import { notKept } from "./not-kept.ts";

/** Puts a passage into the material, or takes it out again. A plain button, since a report has hundreds of them. */
export function BasketButton({ passage, document }: { passage: Keepable; document: Document }) {
  const isIn = useIsKept(passage.id);
  const notice = useNotice();
  const press = (): void => {
    if (isIn) removeFromBasket(passage.id);
    else addToBasket(passage, document);
    if (!isIn && !basketStays()) notice({ kind: "failed", text: `已放入材料,但${notKept}` });
  };
  return (
    <button type="button" className="quiet" aria-pressed={isIn} onClick={press}>
      {isIn ? "已在材料里" : "放入材料"}
    </button>
  );
}
