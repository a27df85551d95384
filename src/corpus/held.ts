import type { Attribution } from "./document.ts";

/** What could be read of a file that waits for its region or year to be confirmed. */
export interface HeldFacts extends Attribution {
  /** Chinese words for what is missing: 地区, 年度. */
  missing: string[];
  /** The beginning of the text, for whoever confirms it. */
  excerpt: string;
  format: string;
  warnings: string[];
}
