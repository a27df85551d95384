// Judged queries of tests/relevance through the engine: ranking by kind of query for hybrid, BM25 alone and dense alone
// in one run, and the verdicts of a comparison across cities.
import type { SearchEngine } from "../src/search/search-engine.ts";
import type { Workspace } from "../src/workspace.ts";
import { evalParse } from "./eval-parse.ts";
import { gradeOf, type JudgedQuery, readJudgedQueries } from "./judged.ts";
import { withSampleWorkspace } from "./sample-workspace.ts";

const depth = 10;
const arms = { hybrid: "hybrid", BM25: "lexical", dense: "semantic" } as const;
const kinds: Record<string, string> = {
  a: "measure name",
  b: "question",
  c: "paraphrase",
  d: "one city",
  e: "no answer",
  f: "figures",
  g: "typo/繁体/pinyin",
};

type Judgeable = ReturnType<SearchEngine["passage"]>;

interface Ranking {
  ndcg: number;
  recall: number;
  cityBest: number;
}

interface Cell {
  said: boolean;
  has: boolean;
}

if (process.argv[2] === "parse") await evalParse();
else await withSampleWorkspace(evalSearch);

async function evalSearch({ engine, index }: Workspace): Promise<void> {
  const judgeable = index.ids(index.select({})).map((id) => engine.passage(id));
  const queries = readJudgedQueries();
  for (const [name, mode] of Object.entries(arms)) {
    const rankings = new Map<JudgedQuery, Ranking>();
    for (const query of queries) {
      const ranking = await rank({ engine, judgeable }, query, mode);
      if (ranking) rankings.set(query, ranking);
    }
    printRankings(name, rankings);
  }
  const cells = new Map<JudgedQuery, { present: Cell; found: Cell }[]>();
  for (const query of queries) cells.set(query, await judge(engine, query));
  printVerdicts("present", cells, (cell) => cell.present);
  printVerdicts("present or related", cells, (cell) => cell.found);
}

/** Undefined for queries that no passage answers: there is nothing to rank. */
async function rank(
  { engine, judgeable }: { engine: SearchEngine; judgeable: readonly Judgeable[] },
  query: JudgedQuery,
  mode: (typeof arms)[keyof typeof arms],
): Promise<Ranking | undefined> {
  const shape = {
    filter: {},
    groupBy: "none",
    groupSize: 1,
    offset: 0,
    explain: false,
    minScore: 0,
  } as const;
  const answer = await engine.search({ ...shape, facets: [], query: query.query, mode, limit: 1000 });
  const grade = ({ passage, document }: Judgeable): { city: string; grade: number } => {
    const city = query.cities.find((one) => one.city === document.region.name);
    return { city: document.region.name, grade: gradeOf(passage.text, city) };
  };
  // What an arm does not bring at all counts against it: the ideal is taken from every passage there is.
  const everything = judgeable.map(grade);
  const graded = (answer.hits ?? []).map(grade);
  const relevant = everything.filter(({ grade: own }) => own >= 2).length;
  if (relevant === 0) return undefined;
  const ideal = everything.map(({ grade: own }) => own).sort((a, b) => b - a);
  const found = graded.slice(0, depth).filter(({ grade: own }) => own >= 2).length;
  const cities = [...new Set(everything.filter(({ grade: own }) => own >= 2).map(({ city }) => city))];
  const right = cities.filter((name) => {
    const best = Math.max(...everything.filter(({ city }) => city === name).map(({ grade: own }) => own));
    return graded.find(({ city }) => city === name)?.grade === best;
  });
  return {
    ndcg: gain(graded.map(({ grade: own }) => own)) / gain(ideal),
    recall: found / Math.min(depth, relevant),
    cityBest: right.length / cities.length,
  };
}

/** Discounted cumulative gain at 10 with gain 2^grade − 1 (Burges et al. 2005). */
function gain(grades: readonly number[]): number {
  return grades.slice(0, depth).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

/** Verdicts for the cities that a second judge would decide alike; plans alone are no practice and are left out. */
async function judge(engine: SearchEngine, query: JudgedQuery): Promise<{ present: Cell; found: Cell }[]> {
  const answer = await engine.compare({ query: query.query, filter: {}, passagesPerRegion: 2 });
  return query.cities
    .filter(({ ambiguous, planOnly }) => !ambiguous && !planOnly)
    .map(({ city, present: has }) => {
      const status = answer.rows.find(({ region }) => region.name === city)?.status;
      return {
        present: { said: status === "present", has },
        found: { said: status === "present" || status === "related", has },
      };
    });
}

function printRankings(name: string, rankings: ReadonlyMap<JudgedQuery, Ranking>): void {
  console.log(`\n${name.padEnd(18)} nDCG@10  recall@10  city-best  queries`);
  for (const [kind, label] of [["", "all"], ...Object.entries(kinds)]) {
    const rows = [...rankings].filter(([query]) => kind === "" || query.type === kind).map(([, ranking]) => ranking);
    if (rows.length === 0) continue;
    const mean = (pick: (row: Ranking) => number): string =>
      (rows.reduce((sum, row) => sum + pick(row), 0) / rows.length).toFixed(3);
    const columns = [mean((row) => row.ndcg), mean((row) => row.recall), mean((row) => row.cityBest)];
    console.log(`  ${label?.padEnd(16)} ${columns.join("     ")}     ${rows.length}`);
  }
}

function printVerdicts(
  what: string,
  cells: ReadonlyMap<JudgedQuery, { present: Cell; found: Cell }[]>,
  pick: (cell: { present: Cell; found: Cell }) => Cell,
): void {
  console.log(`\nverdict "${what}"   precision  recall  said-none-rightly  cells`);
  for (const [kind, label] of [["", "all"], ...Object.entries(kinds)]) {
    const rows = [...cells].filter(([query]) => kind === "" || query.type === kind).flatMap(([, row]) => row.map(pick));
    const said = rows.filter((cell) => cell.said);
    const none = rows.filter((cell) => !cell.has);
    const share = (part: number, whole: number): string => (whole === 0 ? "  –  " : (part / whole).toFixed(3));
    const right = said.filter((cell) => cell.has).length;
    const columns = [
      share(right, said.length),
      share(right, rows.filter((cell) => cell.has).length),
      share(none.filter((cell) => !cell.said).length, none.length),
    ];
    console.log(`  ${label?.padEnd(18)} ${columns.join("      ")}      ${rows.length}`);
  }
}
