import type { SearchRequest } from "../src/search/contract.ts";
import type { Workspace } from "../src/workspace.ts";
import { baselines } from "./baselines.ts";
import { cellsOf, featureTables, heldOut, type QueryTable } from "./feature-table.ts";
import { gradeOf, type JudgedQuery, judgedSets, readJudgedQueries } from "./judged.ts";
import {
  type Graded,
  type Ranking,
  rankingColumns,
  rankingOf,
  saidAt,
  type VerdictQuality,
  verdictQuality,
  withInterval,
} from "./metrics.ts";
import { usedFeatures } from "./used-features.ts";

export const kinds: Record<string, string> = {
  a: "measure name",
  b: "question",
  c: "paraphrase",
  d: "one city",
  e: "no answer",
  f: "figures",
  g: "typo/繁体/pinyin",
};

/** Ranking and verdicts by kind of query, for what is learned without the query, for the program as it is, and for others. */
export async function evalRanking(workspace: Workspace): Promise<void> {
  const { parts } = workspace;
  const passageIds = parts.index.ids(parts.index.select({}));
  const queries = judgedSets.flatMap((set) => readJudgedQueries(set).map((query) => ({ set, query })));
  const tables = await featureTables(parts, queries, { mode: "hybrid", passageIds });
  const scores = heldOut(tables, usedFeatures.hybrid);
  const rows = new Map(tables.map((table) => [table, table.rows.map(({ city, grade }): Graded => ({ city, grade }))]));
  const engines: Record<string, (table: QueryTable) => Promise<readonly Graded[]>> = {
    "jucuo, learned without the query": async (table) => ordered(table, scores.get(table) ?? []),
    "jucuo, as shipped": (table) => search(workspace, table.query, "hybrid"),
    "BM25 alone": async (table) =>
      ordered(
        table,
        table.rows.map(({ features }) => features.saturation),
      ),
    "dense alone": async (table) =>
      ordered(
        table,
        table.rows.map(({ features }) => features.cosine),
      ),
    "late interaction alone": async (table) =>
      ordered(
        table,
        table.rows.map(({ features }) => features.late),
      ),
  };
  for (const baseline of await baselines(passageIds.map((id) => ({ id, text: parts.index.passage(id)?.text ?? "" })))) {
    engines[baseline.name] = async (table) => {
      const found = await baseline.rank(table.query.query);
      return found.flatMap((id) => table.rows.filter(({ passageId }) => passageId === id));
    };
  }
  for (const set of judgedSets) {
    const own = tables.filter((table) => table.set === set);
    console.log(`\n=== ${set} set of judgements, ${own.length} queries; means with 95 % intervals over queries ===`);
    for (const [name, rank] of Object.entries(engines)) {
      const rankings = new Map<JudgedQuery, Ranking>();
      for (const table of own) {
        const ranking = rankingOf(await rank(table), rows.get(table) ?? []);
        if (ranking) rankings.set(table.query, ranking);
      }
      printRankings(name, rankings, { byKind: name.startsWith("jucuo") });
    }
    printVerdicts("verdicts, learned without the query", heldOutCells(own, scores, parts.calibration.hybrid));
    printVerdicts("verdicts, as shipped", await shippedCells(workspace, own));
  }
}

function ordered(table: QueryTable, scores: readonly number[]): Graded[] {
  return table.rows
    .map((row, at) => ({ ...row, score: scores[at] ?? 0 }))
    .sort((a, b) => b.score - a.score || (a.passageId < b.passageId ? -1 : 1));
}

async function search({ engine }: Workspace, query: JudgedQuery, mode: SearchRequest["mode"]): Promise<Graded[]> {
  const shape = { filter: {}, groupBy: "none", groupSize: 1, offset: 0, explain: false, minScore: 0 } as const;
  const answer = await engine.search({ ...shape, facets: [], asWords: [], query: query.query, mode, limit: 1000 });
  return (answer.hits ?? []).map(({ passage, document }) => {
    const city = document.region.name;
    return {
      city,
      grade: gradeOf(
        passage.text,
        query.cities.find((one) => one.city === city),
      ),
    };
  });
}

type SaidCells = Map<JudgedQuery, Parameters<typeof verdictQuality>[0][number][]>;

/** Floors as they are shipped; scores by curves that have not seen the query. */
function heldOutCells(
  tables: readonly QueryTable[],
  scores: ReadonlyMap<QueryTable, number[]>,
  { present, related }: { present: number; related: number },
): SaidCells {
  const odds = (probability: number): number => Math.log(probability / (1 - probability));
  const floors = { present: odds(present), related: odds(related) };
  return new Map(tables.map((table) => [table.query, saidAt(cellsOf(table, scores.get(table) ?? []), floors)]));
}

async function shippedCells({ engine }: Workspace, tables: readonly QueryTable[]): Promise<SaidCells> {
  const cells: SaidCells = new Map();
  for (const { query } of tables) {
    const { rows } = await engine.compare({ query: query.query, filter: {}, passagesPerRegion: 2, asWords: [] });
    const judged = query.cities.filter(({ ambiguous, planOnly }) => !ambiguous && !planOnly);
    cells.set(
      query,
      judged.map(({ city, present }) => {
        const status = rows.find(({ region }) => region.name === city)?.status;
        return { said: status === "present", shown: status === "present" || status === "related", has: present };
      }),
    );
  }
  return cells;
}

export function printRankings(
  name: string,
  rankings: ReadonlyMap<JudgedQuery, Ranking>,
  { byKind }: { byKind: boolean },
): void {
  if (byKind)
    console.log(`\n${name.padEnd(34)} nDCG@10                recall@10              city-best            queries`);
  for (const [kind, label] of [["", byKind ? "all" : name], ...(byKind ? Object.entries(kinds) : [])]) {
    const rows = [...rankings].filter(([query]) => kind === "" || query.type === kind).map(([, ranking]) => ranking);
    if (rows.length === 0) continue;
    const columns = rankingColumns.map((column) => withInterval(rows.map((row) => row[column])));
    console.log(`  ${label?.padEnd(32)} ${columns.join("   ")}   ${rows.length}`);
  }
}

function printVerdicts(title: string, cells: SaidCells): void {
  console.log(`\n${title.padEnd(34)} present: precision recall  F1     "none" right   cells`);
  for (const [kind, label] of [["", "all"], ...Object.entries(kinds)]) {
    const rows = [...cells].filter(([query]) => kind === "" || query.type === kind).flatMap(([, row]) => row);
    const quality: VerdictQuality = verdictQuality(rows);
    const hasNone = rows.every(({ has }) => !has);
    const show = (value: number): string => value.toFixed(3);
    const figures = hasNone
      ? [`said present of none: ${rows.filter(({ said }) => said).length}`]
      : [show(quality.precision), show(quality.recall), show(quality.f1)];
    console.log(
      `  ${label?.padEnd(40)} ${figures.join("   ").padEnd(27)} ${show(quality.absentPrecision)}   ${rows.length}`,
    );
  }
}
