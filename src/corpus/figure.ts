/** A number a report prints, with its unit, its direction and what it counts. */
export interface Figure {
  /** As printed, e.g. `1.79万个`. */
  text: string;
  /** Expanded: 1.79万个 is 17900. A percentage stays as printed: 81.71% is 81.71. */
  value: number;
  unit: string;
  kind: "count" | "percent" | "amount" | "ratio";
  change?: "up" | "down";
  /** True for 余, 多, 超, 近, 约, 以上 and the like. */
  approximate: boolean;
  /** The words before the number that say what it counts, at most one clause. */
  what: string;
}
