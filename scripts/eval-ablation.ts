import type { FeatureName } from "../src/search/features.ts";
import type { Workspace } from "../src/workspace.ts";
import { pairedDifference } from "./bootstrap.ts";
import { cellsOf, featureTables, heldOut, type QueryTable } from "./feature-table.ts";
import { judgedSets, readJudgedQueries } from "./judged.ts";
import { rankingOf, saidAt, verdictQuality } from "./metrics.ts";
import { usedFeatures } from "./used-features.ts";

const folds = 20;

/** What each part of the ranking brings: without it everything else is learned anew. */
const without: Record<string, readonly FeatureName[]> = {
  "measures (linking, names, cues)": ["linked", "unexplained", "name", "cue", "wider", "akin", "nameCoverage"],
  "nearly named (nameCoverage)": ["nameCoverage"],
  "tags (names, cues)": ["name", "cue", "wider", "akin"],
  "measures of the same function (akin)": ["akin"],
  "what a question leaves unexplained": ["unexplained"],
  "late interaction": ["late", "lateLow"],
  "dense vector": ["lift"],
  "words (BM25 coverage)": ["coverage"],
  sections: ["plan", "shortcoming", "leadership", "aside"],
  figures: ["figures", "figureAsked"],
};

/** The loss in nDCG@10, paired over queries, and the verdicts, when a part is switched off. */
export async function evalAblation({ parts }: Workspace): Promise<void> {
  const passageIds = parts.index.ids(parts.index.select({}));
  const queries = judgedSets.flatMap((set) => readJudgedQueries(set).map((query) => ({ set, query })));
  const options = { mode: "hybrid", passageIds } as const;
  const tables = await featureTables(parts, queries, options);
  const unrepaired = await featureTables(
    { ...parts, repairer: { repair: (text) => ({ text, corrections: [] }) } },
    queries,
    options,
  );
  const names = usedFeatures.hybrid;
  const whole = measure(tables, names);
  print("everything", whole, whole);
  for (const [part, left] of Object.entries(without)) {
    print(
      `without ${part}`,
      measure(
        tables,
        names.filter((name) => !left.includes(name)),
      ),
      whole,
    );
  }
  print("without repairs of the question", measure(unrepaired, names), whole);
}

interface Measured {
  ndcg: number[];
  f1: number;
  absentPrecision: number;
}

function measure(tables: readonly QueryTable[], names: readonly FeatureName[]): Measured {
  const scores = heldOut(tables, names, { folds });
  const ndcg = tables.flatMap((table) => {
    const own = scores.get(table) ?? [];
    const order = table.rows.map((row, at) => ({ ...row, score: own[at] ?? 0 })).sort((a, b) => b.score - a.score);
    return rankingOf(order, table.rows)?.ndcg ?? [];
  });
  const cells = tables.flatMap((table) => cellsOf(table, scores.get(table) ?? []));
  // The floor that is best for this variant: what is compared is what the scores can tell apart.
  const best = cells
    .map(({ score }) => verdictQuality(saidAt(cells, { present: score, related: score })))
    .reduce((a, b) => (b.f1 > a.f1 ? b : a));
  return { ndcg, f1: best.f1, absentPrecision: best.absentPrecision };
}

function print(name: string, { ndcg, f1, absentPrecision }: Measured, whole: Measured): void {
  const mean = ndcg.reduce((a, b) => a + b, 0) / ndcg.length;
  const { mean: difference, low, high } = pairedDifference(ndcg, whole.ndcg);
  const change = `${difference.toFixed(3)} [${low.toFixed(3)}–${high.toFixed(3)}]`;
  console.log(
    `${name.padEnd(46)} nDCG@10 ${mean.toFixed(3)}  ${change.padEnd(24)} verdict F1 ${f1.toFixed(3)}  "none" right ${absentPrecision.toFixed(3)}`,
  );
}
