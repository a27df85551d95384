import { useSyncExternalStore } from "react";

// Below this nothing stands beside anything else, here and in the style sheets.
const narrow = "(max-width: 900px)";

/** Whether the window is so narrow that what would stand beside has to come over it. */
export function useNarrow(): boolean {
  return useMedia(narrow);
}

/** Whether a condition of style sheets holds now. */
export function useMedia(condition: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const watched = window.matchMedia(condition);
      watched.addEventListener("change", changed);
      return () => watched.removeEventListener("change", changed);
    },
    () => window.matchMedia(condition).matches,
  );
}
