/** The id of the item whose handle an event happened at; undefined elsewhere. */
export function keptIn(target: EventTarget): string | undefined {
  const handle = target instanceof Element ? target.closest(".collected-handle") : null;
  return handle === null ? undefined : rowAt(handle)?.dataset.kept;
}

/** The row that an element stands in. */
export function rowAt(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>("[data-kept]") ?? null;
}

/** The handle of an item. */
export function handleOf(list: HTMLElement | null, id: string | undefined): HTMLElement | null {
  if (id === undefined) return null;
  return list?.querySelector<HTMLElement>(`[data-kept="${CSS.escape(id)}"] .collected-handle`) ?? null;
}

/** Put the focus on the row below the one that an element stands in, or above where there is none: that one is about to go. */
export function focusBeside(element: Element): void {
  const row = rowAt(element);
  const beside = row?.nextElementSibling ?? row?.previousElementSibling;
  beside?.querySelector<HTMLElement>(".collected-handle")?.focus({ preventScroll: true });
}
