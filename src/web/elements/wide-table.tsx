import type { ReactNode } from "react";

/** A table that may be wider than the window: it scrolls by itself, also with the keys. */
export function WideTable({ name, children }: { name: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached with the keys
    <section className="wide-table" aria-label={name} tabIndex={0}>
      {children}
    </section>
  );
}
