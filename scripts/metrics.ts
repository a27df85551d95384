import { bootstrapInterval, type Interval } from "./bootstrap.ts";
import type { Cell } from "./feature-table.ts";

const depth = 10;

/** A passage in the order an engine gave, with its judgement. */
export interface Graded {
  city: string;
  grade: number;
}

/** How well one query was ranked; all 0–1. */
export interface Ranking {
  ndcg: number;
  recall: number;
  /** Share of the cities that have an answer whose first passage is one of their best. */
  cityBest: number;
}

export const rankingColumns = ["ndcg", "recall", "cityBest"] as const;

/** Undefined for queries that no passage answers. What an engine did not bring counts against it. */
export function rankingOf(found: readonly Graded[], everything: readonly Graded[]): Ranking | undefined {
  const relevant = everything.filter(({ grade }) => grade >= 2);
  if (relevant.length === 0) return undefined;
  const ideal = everything.map(({ grade }) => grade).sort((a, b) => b - a);
  const cities = [...new Set(relevant.map(({ city }) => city))];
  const right = cities.filter((name) => {
    const best = Math.max(...relevant.filter(({ city }) => city === name).map(({ grade }) => grade));
    return found.find(({ city }) => city === name)?.grade === best;
  });
  const top = found.slice(0, depth);
  return {
    ndcg: gain(top.map(({ grade }) => grade)) / gain(ideal),
    recall: top.filter(({ grade }) => grade >= 2).length / Math.min(depth, relevant.length),
    cityBest: right.length / cities.length,
  };
}

/** Discounted cumulative gain at 10 with gain 2^grade − 1 (Burges et al. 2005). */
function gain(grades: readonly number[]): number {
  return grades.slice(0, depth).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

/** What verdicts are worth: of "present" its precision and recall, of "none" how often it is right. */
export interface VerdictQuality {
  precision: number;
  recall: number;
  f1: number;
  absentPrecision: number;
}

/** Over cells with whether "present", and whether anything at all, was said. */
export function verdictQuality(cells: readonly { said: boolean; shown: boolean; has: boolean }[]): VerdictQuality {
  const count = (test: (cell: (typeof cells)[number]) => boolean): number => cells.filter(test).length;
  const right = count(({ said, has }) => said && has);
  const precision =
    right /
    Math.max(
      1,
      count(({ said }) => said),
    );
  const recall =
    right /
    Math.max(
      1,
      count(({ has }) => has),
    );
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / Math.max(1e-9, precision + recall),
    absentPrecision:
      count(({ shown, has }) => !shown && !has) /
      Math.max(
        1,
        count(({ shown }) => !shown),
      ),
  };
}

/** Cells at floors given as log-odds. */
export function saidAt(
  cells: readonly Cell[],
  floors: { present: number; related: number },
): Parameters<typeof verdictQuality>[0][number][] {
  return cells.map(({ score, judged }) => ({
    said: score >= floors.present,
    shown: score >= floors.related,
    has: judged.present,
  }));
}

/** Area under the ROC curve: how often a positive scores above a negative, ties half (Mann & Whitney 1947). */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  let wins = 0;
  for (const positive of positives) {
    for (const negative of negatives) wins += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  }
  return wins / Math.max(1, positives.length * negatives.length);
}

/** `.873 [.840–.901]`. */
export function withInterval(values: readonly number[]): string {
  if (values.length === 0) return "–".padEnd(20);
  const interval: Interval = bootstrapInterval(values);
  const show = (value: number): string => value.toFixed(3);
  return `${show(interval.mean)} [${show(interval.low)}–${show(interval.high)}]`;
}
