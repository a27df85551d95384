import { useEffect, useLayoutEffect, useRef } from "react";
import { noteAt } from "./order.ts";

const pauseMs = 400;

interface NoteProps {
  /** Of the item it stands beside. */
  id: string;
  note: string;
  name: string;
}

/** What the person writes beside a passage: kept at each pause and when it is left, since the whole list follows what is kept. */
export function Note({ id, note, name }: NoteProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const timer = useRef<number>(undefined);
  const keep = (): void => {
    clearTimeout(timer.current);
    const typed = box.current?.value ?? note;
    if (typed !== note) noteAt(id, typed);
  };
  // Another window may have changed it; what is typed here is kept before that.
  useLayoutEffect(() => {
    if (box.current && box.current.value !== note) box.current.value = note;
  }, [note]);
  const last = useRef(keep);
  useEffect(() => {
    last.current = keep;
  });
  const type = (): void => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => last.current(), pauseMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <textarea
      ref={box}
      className="collected-note"
      aria-label={name}
      placeholder="批注(导出时写在引文上面)"
      maxLength={2000}
      rows={1}
      defaultValue={note}
      onInput={type}
      onBlur={keep}
    />
  );
}
