import patterns from "./figure-period.json" with { type: "json" };

/** What time a figure is of. */
export interface Period {
  /**
   * `year`: the sentence says that it is of the report's year; `cumulative`: of several years, or as of a day; `other-year`:
   * of a year that is not the report's; `unknown`: the sentence names no time.
   */
  period: "year" | "cumulative" | "other-year" | "unknown";
  /** The other year, where it is named by its number. */
  ofYear?: number;
}

const cumulative = new RegExp(patterns.cumulative, "gu");
const times = new RegExp(`(?<number>(?:19|20)\\d{2})年|(?<own>${patterns.own})|(?<other>${patterns.other})`, "gu");
const baseline = new RegExp(patterns.baseline, "u");
const from = new RegExp(patterns.from, "u");
const to = new RegExp(patterns.to, "u");

/**
 * The time of a figure by the words of its sentence that stand before it; the nearest one counts. A year that a change is
 * measured against (较2022年下降, 由2022年的87%升到) is not the figure's. Within the report's year 累计 is the year's total.
 */
export function periodOf(sentenceBefore: string, reportYear: number): Period {
  const named = [...sentenceBefore.matchAll(times)]
    .filter(({ index }) => {
      const before = sentenceBefore.slice(0, index);
      return !baseline.test(before) && !(from.test(before) && to.test(sentenceBefore));
    })
    .map(({ groups = {} }): Period => {
      const year = groups.number === undefined ? undefined : Number(groups.number);
      if (groups.own !== undefined || year === reportYear) return { period: "year" };
      return { period: "other-year", ...(year !== undefined && { ofYear: year }) };
    });
  const nearest = named.at(-1);
  const sums = [...sentenceBefore.matchAll(cumulative)].map(([word]) => word);
  if (sums.length === 0) return nearest ?? { period: "unknown" };
  const isOfTheYear = nearest?.period === "year" && sums.every((word) => /^(?:累计|以来)$/u.test(word));
  return { period: isOfTheYear ? "year" : "cumulative" };
}
