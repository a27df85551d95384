import { type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject, useState } from "react";
import { currentBasket } from "./basket.ts";
import { handleOf, keptIn } from "./kept-row.ts";
import { moveTo } from "./order.ts";

interface Lifting {
  /** The item that the arrow keys move, by id. */
  lifted: string | undefined;
  onClick: (event: MouseEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onBlur: (event: FocusEvent) => void;
}

interface Lifted {
  id: string;
  /** Where it stood, from 0. */
  from: number;
}

/**
 * Moving with the keys, by the handles: arrows go from one to the next; Enter or the space bar picks up and puts down, and
 * the arrows between move the item; Escape puts it back.
 */
export function useLifting(list: RefObject<HTMLElement | null>): Lifting {
  const [lifted, setLifted] = useState<Lifted>();
  const press = (event: KeyboardEvent): void => {
    const id = keptIn(event.target);
    if (id === undefined) return;
    const at = placeOf(id);
    if (event.key === "Escape" && lifted) {
      moveTo(lifted.id, lifted.from);
      setLifted(undefined);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      const to = at + (event.key === "ArrowUp" ? -1 : 1);
      event.preventDefault();
      if (lifted === undefined) handleOf(list.current, currentBasket()[to]?.id)?.focus();
      else {
        moveTo(lifted.id, to);
        requestAnimationFrame(() => handleOf(list.current, lifted.id)?.scrollIntoView({ block: "nearest" }));
      }
    }
  };
  return {
    lifted: lifted?.id,
    onKeyDown: press,
    // The keys and screen readers click without a pointer: no click is counted.
    onClick: ({ target, detail }) => {
      const id = keptIn(target);
      if (id !== undefined && detail === 0) setLifted(lifted ? undefined : { id, from: placeOf(id) });
    },
    onBlur: ({ target }) => lifted && keptIn(target) === lifted.id && setLifted(undefined),
  };
}

function placeOf(id: string): number {
  return currentBasket().findIndex((item) => item.id === id);
}
