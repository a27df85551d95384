import type { Workspace } from "../src/workspace.ts";
import { judgedSets } from "./judged.ts";
import { areaUnderCurve } from "./metrics.ts";
import { heldOutSides, pairSides } from "./similar-pairs.ts";

/** Similar measures: is the same one found first in the other city, and are same and different told apart? */
export async function evalPairs({ parts }: Workspace): Promise<void> {
  const sides = pairSides(parts);
  const scores = heldOutSides(sides);
  console.log("\n=== similar measures, pairs from both sides, learned without the pair ===");
  for (const set of judgedSets) {
    const own = sides.map((side, at) => ({ ...side, scores: scores[at] ?? [] })).filter((side) => side.set === set);
    const judgedScore = (side: (typeof own)[number]): number =>
      Math.max(-Infinity, ...[...side.judged].map((at) => side.scores[at] ?? -Infinity));
    const same = own.filter(({ pair }) => pair.label === "same");
    const first = same.filter((side) => judgedScore(side) === Math.max(...side.scores));
    const of = (label: string): number[] => own.filter(({ pair }) => pair.label === label).map(judgedScore);
    const figures = [
      `same found first ${(first.length / same.length).toFixed(3)} (${first.length}/${same.length})`,
      `AUC same/different ${areaUnderCurve(of("same"), of("different")).toFixed(3)}`,
      `AUC same/related ${areaUnderCurve(of("same"), of("related")).toFixed(3)}`,
    ];
    console.log(`  ${set.padEnd(8)} ${figures.join("   ")}`);
  }
}
