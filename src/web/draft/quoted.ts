import { type Kept, markOf } from "./basket.ts";

/** The words of a kept passage and where they stand, as they go into a paper; a plan is marked as one. */
export function quotedOfKept(item: Kept): string {
  return `“${item.text}”${markOf(item) ?? ""}\n——${item.citation}`;
}

/** All of them, numbered, each with its note above it. */
export function allQuoted(title: string, items: readonly Kept[]): string {
  const quotations = items.map((item, at) =>
    [item.note.trim(), `[${at + 1}] ${quotedOfKept(item)}`].filter((part) => part !== "").join("\n"),
  );
  return [title.trim(), ...quotations].filter((part) => part !== "").join("\n\n");
}
