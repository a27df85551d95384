import { useSyncExternalStore } from "react";

interface KeptText {
  /** The text, "" where none is kept; the same in all windows of the page. */
  use(): string;
  keep(text: string): void;
}

/** A short text that stays in this browser. */
export function keptText(keptAs: string): KeptText {
  const listeners = new Set<() => void>();
  let text = read(keptAs);
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  window.addEventListener("storage", ({ key }) => {
    if (key !== keptAs) return;
    text = read(keptAs);
    tell();
  });
  const listen = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    use: () => useSyncExternalStore(listen, () => text),
    keep: (changed) => {
      text = changed;
      try {
        localStorage.setItem(keptAs, changed);
      } catch {
        // A browser that keeps nothing still has it until the page is closed.
      }
      tell();
    },
  };
}

function read(keptAs: string): string {
  try {
    return localStorage.getItem(keptAs) ?? "";
  } catch {
    return "";
  }
}
