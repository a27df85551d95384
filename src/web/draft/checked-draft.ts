import { useState } from "react";
import { z } from "zod/mini";

const keptAs = "jucuo.reuse-draft";
const kept = z.object({ text: z.string(), region: z.string(), year: z.optional(z.number()) });

/** A draft as it was given to be checked, with whose it is (name or code, "" where not said) and of what year. */
export interface CheckedDraft {
  text: string;
  region: string;
  year: number | undefined;
}

/**
 * The draft that was checked last. It stays as long as the window, so that one can open a report and come back; not
 * longer, since it is nobody else's business, and not in the address for the same reason.
 */
export function useCheckedDraft(): [CheckedDraft, (draft: CheckedDraft) => void] {
  const [draft, setDraft] = useState(load);
  const check = (changed: CheckedDraft): void => {
    setDraft(changed);
    try {
      sessionStorage.setItem(keptAs, JSON.stringify(changed));
    } catch {
      // It is checked all the same.
    }
  };
  return [draft, check];
}

function load(): CheckedDraft {
  try {
    const { text, region, year } = kept.parse(JSON.parse(sessionStorage.getItem(keptAs) ?? ""));
    return { text, region, year };
  } catch {
    return { text: "", region: "", year: undefined };
  }
}
