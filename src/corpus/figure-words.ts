import type { Figure } from "./figure.ts";

/** When a figure of a yearly report is of; `unknown` where its sentence does not say, which then means the year's. */
export interface Timed {
  period: "year" | "cumulative" | "other-year" | "unknown";
  ofYear?: number | undefined;
}

/** What figures of one column count. */
export interface Counted extends Timed {
  label: string;
  unit: string;
  /** How much it rose or fell, not how much there is. */
  isChange: boolean;
}

/** 涉企免罚轻罚案件(件), 涉企检查次数增减(%), with the time where it is not the report's year. */
export function countedWords({ label, unit, isChange, period, ofYear }: Counted): string {
  const time = period === "cumulative" ? "累计" : period === "other-year" ? (ofYear ?? "他年") : "";
  const measure = [unit, time].filter((part) => part !== "").join(",");
  return `${label}${isChange ? "增减" : ""}${measure === "" ? "" : `(${measure})`}`;
}

/** As printed, then the plain number where it is written otherwise, direction, and time: 1.79万件〔即17900件,累计或截至某时〕. */
export function figureWords(
  figure: Pick<Figure, "text" | "value" | "unit" | "change" | "approximate"> & Timed,
): string {
  const { text, value, unit, change, approximate, period } = figure;
  const isPlain = text.replace(/\s/gu, "").startsWith(String(value));
  const notes = [
    isPlain ? "" : `即${value}${unit}`,
    change === "up" ? "增" : change === "down" ? "降" : "",
    approximate && !/[余多]|以上|左右/u.test(text) ? "约数" : "",
    period === "cumulative" || period === "other-year" ? timeWords(figure) : "",
  ].filter((note) => note !== "");
  return notes.length === 0 ? text : `${text}〔${notes.join(",")}〕`;
}

/** 当年, 累计或截至某时, 2021年的数, or that the sentence does not say. */
export function timeWords({ period, ofYear }: Timed): string {
  if (period === "cumulative") return "累计或截至某时";
  if (period === "other-year") return `${ofYear ?? "他"}年的数`;
  return period === "year" ? "当年" : "句中未写时间";
}
