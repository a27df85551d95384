/** The element of a passage of the report that is open. */
export function elementOf(passageId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-passage="${CSS.escape(passageId)}"]`);
}

const framesAtMost = 40;
const framesAtRest = 4;
const given = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

/** Bring a passage below the header and put the focus on it, so that reading on with the keys goes on there. */
export function reveal(passageId: string): void {
  const element = elementOf(passageId);
  if (element === null) return;
  element.focus({ preventScroll: true });
  stayAt(element);
}

// What comes into view takes its real height only then, and moves the rest: again, until it rests or the reader scrolls.
function stayAt(element: HTMLElement): void {
  const stopped = new AbortController();
  for (const name of given) window.addEventListener(name, () => stopped.abort(), { signal: stopped.signal });
  let frames = 0;
  let rested = 0;
  const step = (): void => {
    if (stopped.signal.aborted) return;
    const before = window.scrollY;
    element.scrollIntoView({ block: "start" });
    rested = window.scrollY === before ? rested + 1 : 0;
    frames++;
    if (rested < framesAtRest && frames < framesAtMost) requestAnimationFrame(step);
    else stopped.abort();
  };
  step();
}
