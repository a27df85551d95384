import { currentBasket, type Kept, setBasket } from "./basket.ts";

/** An item and the place it stood at, from 0. */
interface Placed {
  item: Kept;
  at: number;
}

/** Beside which other item one comes to stand. */
export interface Beside {
  target: string;
  position: "before" | "after";
}

/** Put an item at another place, from 0; nothing is done where there is no such place. */
export function moveTo(id: string, to: number): void {
  const items = currentBasket();
  const item = items.find((one) => one.id === id);
  if (item === undefined || to < 0 || to >= items.length) return;
  setBasket(inserted(without(items, id), to, item));
}

/** Put an item before or after another. */
export function moveBeside(id: string, { target, position }: Beside): void {
  if (id === target) return;
  const at = without(currentBasket(), id).findIndex((one) => one.id === target);
  if (at >= 0) moveTo(id, position === "after" ? at + 1 : at);
}

/** The material without one of its items. */
export function without(items: readonly Kept[], id: string): readonly Kept[] {
  return items.filter((item) => item.id !== id);
}

/** Write a note beside an item. */
export function noteAt(id: string, note: string): void {
  setBasket(currentBasket().map((item) => (item.id === id ? { ...item, note } : item)));
}

/** Put taken items back at their places, beside whatever has come meanwhile. */
export function putBack(taken: readonly Placed[]): void {
  let items = currentBasket();
  for (const { item, at } of taken) {
    if (!items.some(({ id }) => id === item.id)) items = inserted(items, at, item);
  }
  setBasket(items);
}

// Not toSpliced: the browsers of old office machines do not have it.
function inserted(items: readonly Kept[], at: number, item: Kept): readonly Kept[] {
  return [...items.slice(0, at), item, ...items.slice(at)];
}
