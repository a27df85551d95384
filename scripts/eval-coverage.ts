import type { Concept } from "../src/concepts/concept.ts";
import type { Workspace } from "../src/workspace.ts";
import { type JudgedQuery, judgedSets, readJudgedQueries } from "./judged.ts";
import { verdictQuality } from "./metrics.ts";

type SaidCell = Parameters<typeof verdictQuality>[0][number];

/**
 * The coverage matrix against what judges said of each city, for the queries that are the name of a measure of the lexicon:
 * a cell of the matrix knows no query, only the measure.
 */
export async function evalCoverage({ explorer, parts }: Workspace): Promise<void> {
  console.log('\ncoverage: cells of the matrix       present: precision recall  F1     "none" right   cells');
  for (const set of judgedSets) {
    const named = readJudgedQueries(set).flatMap((query) => {
      const concept = parts.lexicon.named(query.query);
      return concept ? [{ query, concept }] : [];
    });
    const cells: SaidCell[] = [];
    for (const { query, concept } of named) cells.push(...(await cellsOf(query, concept, explorer)));
    const { precision, recall, f1, absentPrecision } = verdictQuality(cells);
    const figures = [precision, recall, f1, absentPrecision].map((value) => value.toFixed(3).padStart(8)).join("");
    console.log(`  ${set} set, ${named.length} measures`.padEnd(46) + figures + String(cells.length).padStart(8));
  }
}

async function cellsOf({ cities }: JudgedQuery, { id }: Concept, explorer: Workspace["explorer"]): Promise<SaidCell[]> {
  const { rows } = await explorer.coverage({ filter: {}, concepts: [id] });
  const judged = cities.filter(({ ambiguous, planOnly }) => !ambiguous && !planOnly);
  return judged.flatMap(({ city, present }) => {
    const cell = rows.find(({ region }) => region.name === city)?.cells[0];
    return cell ? [{ said: cell.status === "present", shown: cell.status !== "absent", has: present }] : [];
  });
}
