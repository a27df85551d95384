import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { keptIn, rowAt } from "./kept-row.ts";
import { type Beside, moveBeside } from "./order.ts";

/** So near to the edge of the window the page goes on by itself, the faster the nearer. */
const edgePixels = 90;
const pixelsOfFrame = 18;

interface Dragging {
  /** What is dragged, by id. */
  dragged: string | undefined;
  /** Where it would come to stand. */
  beside: Beside | undefined;
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerUp: () => void;
  onPointerCancel: () => void;
}

/** Moving with the mouse, a pen or a finger, by the handles. */
export function useDragging(list: RefObject<HTMLElement | null>): Dragging {
  const [dragged, setDragged] = useState<string>();
  const [beside, setBeside] = useState<Beside>();
  const pointer = useRef({ x: 0, y: 0 });
  const end = (): void => {
    setDragged(undefined);
    setBeside(undefined);
  };
  // Frame by frame, since the page also moves under a pointer that rests.
  useEffect(() => {
    if (dragged === undefined) return;
    let frame = requestAnimationFrame(function look() {
      window.scrollBy(0, scrollAt(pointer.current.y));
      const found = besideAt(pointer.current, list.current);
      if (found) setBeside((known) => (isSame(known, found) ? known : found));
      frame = requestAnimationFrame(look);
    });
    const cancel = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") setDragged(undefined);
    };
    window.addEventListener("keydown", cancel);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("keydown", cancel);
    };
  }, [dragged, list]);
  return {
    dragged,
    beside: dragged === undefined || beside?.target === dragged ? undefined : beside,
    onPointerDown: (event) => {
      const id = event.button === 0 ? keptIn(event.target) : undefined;
      if (id === undefined || !(event.target instanceof Element)) return;
      event.target.setPointerCapture(event.pointerId);
      pointer.current = { x: event.clientX, y: event.clientY };
      setDragged(id);
    },
    onPointerMove: ({ clientX, clientY }) => {
      pointer.current = { x: clientX, y: clientY };
    },
    onPointerUp: () => {
      const found = besideAt(pointer.current, list.current) ?? beside;
      if (dragged !== undefined && found) moveBeside(dragged, found);
      end();
    },
    onPointerCancel: end,
  };
}

function scrollAt(y: number): number {
  const above = Math.min(0, y - edgePixels);
  const below = Math.max(0, y - (window.innerHeight - edgePixels));
  return ((above + below) / edgePixels) * pixelsOfFrame;
}

function besideAt({ x, y }: { x: number; y: number }, list: HTMLElement | null): Beside | undefined {
  const row = rowAt(document.elementFromPoint(x, y));
  const target = row?.dataset.kept;
  if (row === null || target === undefined || !list?.contains(row)) return undefined;
  const { top, height } = row.getBoundingClientRect();
  return { target, position: y < top + height / 2 ? "before" : "after" };
}

function isSame(known: Beside | undefined, { target, position }: Beside): boolean {
  return known?.target === target && known.position === position;
}
