import { ToggleButton } from "react-aria-components";
import type { Document, Passage } from "../asking/answers.ts";
import { addToBasket, removeFromBasket, useIsKept } from "./basket.ts";

/** Puts a passage into the material, or takes it out again. */
export function BasketButton({ passage, document }: { passage: Passage; document: Document }) {
  const isIn = useIsKept(passage.id);
  return (
    <ToggleButton
      className="quiet"
      isSelected={isIn}
      onChange={(wanted) => (wanted ? addToBasket(passage, document) : removeFromBasket(passage.id))}
    >
      {isIn ? "已在材料里" : "放入材料"}
    </ToggleButton>
  );
}
