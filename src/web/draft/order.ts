import { currentBasket, type Kept, setBasket } from "./basket.ts";

/** An item and the place it stood at, from 0. */
export interface Placed {
  item: Kept;
  at: number;
}

/** The material with one item at another place. */
export function moved(items: readonly Kept[], from: number, to: number): readonly Kept[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  return inserted(without(items, item.id), to, [item]);
}

interface Move {
  chosen: ReadonlySet<string>;
  target: string;
  position: "before" | "after";
}

/** The material with some items, in their order, before or after another. */
export function movedTo(items: readonly Kept[], { chosen, target, position }: Move): readonly Kept[] {
  if (chosen.has(target)) return items;
  const rest = items.filter(({ id }) => !chosen.has(id));
  const at = rest.findIndex(({ id }) => id === target) + (position === "after" ? 1 : 0);
  return inserted(
    rest,
    at,
    items.filter(({ id }) => chosen.has(id)),
  );
}

export function without(items: readonly Kept[], id: string): readonly Kept[] {
  return items.filter((item) => item.id !== id);
}

export function noted(items: readonly Kept[], id: string, note: string): readonly Kept[] {
  return items.map((item) => (item.id === id ? { ...item, note } : item));
}

/** Put taken items back at their places, beside whatever has come meanwhile. */
export function putBack(taken: readonly Placed[]): void {
  let items = currentBasket();
  for (const { item, at } of taken) {
    if (!items.some(({ id }) => id === item.id)) items = inserted(items, at, [item]);
  }
  setBasket(items);
}

// Not toSpliced: the browsers of old office machines do not have it.
function inserted(items: readonly Kept[], at: number, more: readonly Kept[]): readonly Kept[] {
  return [...items.slice(0, at), ...more, ...items.slice(at)];
}
