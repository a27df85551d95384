import type { Document } from "../asking/answers.ts";
import { addToBasket, type Keepable, removeFromBasket, useIsKept } from "./basket.ts";

/** Puts a passage into the material, or takes it out again. A plain button, since a report has hundreds of them. */
export function BasketButton({ passage, document }: { passage: Keepable; document: Document }) {
  const isIn = useIsKept(passage.id);
  return (
    <button
      type="button"
      className="quiet"
      aria-pressed={isIn}
      onClick={() => (isIn ? removeFromBasket(passage.id) : addToBasket(passage, document))}
    >
      {isIn ? "已在材料里" : "放入材料"}
    </button>
  );
}
