import { useSyncExternalStore } from "react";
import { z } from "zod/mini";
import { citationOf } from "../../corpus/cite.ts";
import { sectionNames } from "../../corpus/words.ts";
import type { Document, Passage } from "../asking/answers.ts";

const keptAs = "jucuo.basket";
const kept = z.array(
  z.object({
    id: z.string(),
    documentId: z.string(),
    text: z.string(),
    label: z.string(),
    section: z.enum(Object.keys(sectionNames) as Passage["section"][]),
    citation: z.string(),
    place: z.string(),
    note: z.string(),
  }),
);

/** A passage put aside to be quoted, as it stood when it was put there. */
export type Kept = z.infer<typeof kept>[number];

const none: readonly Kept[] = [];
const listeners = new Set<() => void>();
let items: readonly Kept[] = load();
let ids: ReadonlySet<string> = idsOf(items);
let stays = true;

/** The material, in the order it will be exported. It stays in this browser until it is taken out. */
export function useBasket(): readonly Kept[] {
  return useSyncExternalStore(listen, () => items);
}

/** Whether the browser has kept it; where not, it is gone as soon as this window is closed. */
export function useBasketStays(): boolean {
  return useSyncExternalStore(listen, basketStays);
}

/** The same, outside of what is shown. */
export function basketStays(): boolean {
  return stays;
}

/** The material, outside of what is shown. */
export function currentBasket(): readonly Kept[] {
  return items;
}

/** Whether a passage is in it; unlike the whole, this changes only for the passage itself. */
export function useIsKept(id: string): boolean {
  return useSyncExternalStore(listen, () => ids.has(id));
}

/** What of a passage is kept. */
export type Keepable = Pick<Passage, "id" | "documentId" | "text" | "label" | "section" | "headings">;

/** Keep a passage, after those that are kept already; nothing is done where it is. */
export function addToBasket(passage: Keepable, document: Document): void {
  if (items.some(({ id }) => id === passage.id)) return;
  const { id, documentId, text, label, section } = passage;
  const citation = citationOf({ passage, document });
  const place = `${document.region.name}${document.year}年`;
  change([...items, { id, documentId, text: text.trim(), label, section, citation, place, note: "" }]);
}

/** Keep a passage no longer. */
export function removeFromBasket(id: string): void {
  change(items.filter((item) => item.id !== id));
}

/** Put the material in another order, or change the notes beside it. */
export function setBasket(changed: readonly Kept[]): void {
  change(changed);
}

function change(next: readonly Kept[]): void {
  hold(next);
  try {
    localStorage.setItem(keptAs, JSON.stringify(items));
    stays = true;
  } catch {
    // A browser that keeps nothing still has the material until the page is closed; that is said where it is shown.
    stays = false;
  }
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", reload);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", reload);
  };
}

// Another window of the page has changed it.
function reload({ key }: StorageEvent): void {
  if (key !== keptAs) return;
  hold(load());
  for (const listener of listeners) listener();
}

function hold(next: readonly Kept[]): void {
  items = next;
  ids = idsOf(next);
}

function idsOf(all: readonly Kept[]): ReadonlySet<string> {
  return new Set(all.map(({ id }) => id));
}

function load(): readonly Kept[] {
  try {
    return kept.parse(JSON.parse(localStorage.getItem(keptAs) ?? "[]"));
  } catch {
    return none;
  }
}
