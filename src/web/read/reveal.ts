/** The element of a passage of the report that is open. */
export function elementOf(passageId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-passage="${CSS.escape(passageId)}"]`);
}

/** Bring a passage below the header and put the focus on it, so that reading on with the keys goes on there. */
export function reveal(passageId: string): void {
  const element = elementOf(passageId);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "start" });
  // What comes into view takes its real height only now, and moves what is below it.
  requestAnimationFrame(() => element?.scrollIntoView({ block: "start" }));
}
