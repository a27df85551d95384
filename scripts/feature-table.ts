import type { SectionKind } from "../src/corpus/passage.ts";
import type { Mode } from "../src/search/contract.ts";
import { type FeatureName, featureNames } from "../src/search/features.ts";
import { Library } from "../src/search/library.ts";
import { type AskOptions, ask, type Question } from "../src/search/question.ts";
import type { SearchEngineParts } from "../src/search/search-engine.ts";
import { subjectOfQuestion } from "../src/search/subject.ts";
import { gradeOf, type JudgedCity, type JudgedQuery, type JudgedSet } from "./judged.ts";
import { type Examples, fitLogistic, logOdds, type Weights } from "./logistic.ts";

/** One passage as a judged query sees it. */
export interface TableRow {
  passageId: string;
  city: string;
  section: SectionKind;
  grade: number;
  features: Record<FeatureName, number>;
}

/** A judged query with every passage it may be answered by. */
export interface QueryTable {
  set: JudgedSet;
  query: JudgedQuery;
  question: Question;
  rows: TableRow[];
}

/** The features of every searchable passage, of the five judged cities and of whatever else is there, for each query. */
export async function featureTables(
  parts: SearchEngineParts,
  queries: readonly { set: JudgedSet; query: JudgedQuery }[],
  { mode, passageIds }: { mode: Mode; passageIds: readonly string[] },
): Promise<QueryTable[]> {
  const library = new Library(parts.index);
  const options: AskOptions = { mode, known: library.regions(), asWords: [] };
  const tables: QueryTable[] = [];
  for (const { set, query } of queries) {
    const question = await ask(query.query, options, parts);
    const { examination } = subjectOfQuestion(question, mode, { ...parts, library });
    const rows = passageIds.map((passageId): TableRow => {
      const passage = parts.index.passage(passageId);
      const city = passage ? (parts.index.document(passage.documentId)?.document.region.name ?? "") : "";
      const judged = query.cities.find((one) => one.city === city);
      return {
        passageId,
        city,
        section: passage?.section ?? "other",
        grade: gradeOf(passage?.text ?? "", judged),
        features: examination.second(passageId, examination.first(passageId)) as Record<FeatureName, number>,
      };
    });
    tables.push({ set, query, question, rows });
  }
  return tables;
}

/** Rows of all tables as examples; a passage is an answer from grade 2 on. */
export function examplesOf(tables: readonly QueryTable[], names: readonly FeatureName[]): Examples {
  const rows = tables.flatMap((table) => table.rows);
  const features = new Float64Array(rows.length * names.length);
  for (const [at, row] of rows.entries())
    features.set(
      names.map((name) => row.features[name]),
      at * names.length,
    );
  return { width: names.length, features, labels: Uint8Array.from(rows, ({ grade }) => (grade >= 2 ? 1 : 0)) };
}

export const ridge = 1;

/**
 * Log-odds of every row by curves that have not seen its query: leave one query out, or, when `folds` is given, that many
 * parts of the queries at a time.
 */
export function heldOut(
  tables: readonly QueryTable[],
  names: readonly FeatureName[],
  { folds = tables.length }: { folds?: number } = {},
): Map<QueryTable, number[]> {
  const start = fitLogistic(examplesOf(tables, names), { ridge });
  const scores = new Map<QueryTable, number[]>();
  for (let fold = 0; fold < folds; fold++) {
    const out = tables.filter((_, at) => at % folds === fold);
    const others = tables.filter((_, at) => at % folds !== fold);
    // From the fit of all of them it is a short way to the fit of all but one.
    const weights = fitLogistic(examplesOf(others, names), { ridge, start, iterations: 3 });
    for (const table of out) scores.set(table, scoresBy(weights, table, names));
  }
  return scores;
}

/** Log-odds of the rows of one table. */
export function scoresBy(weights: Weights, table: QueryTable, names: readonly FeatureName[]): number[] {
  return table.rows.map(({ features }) =>
    logOdds(
      weights,
      names.map((name) => features[name]),
    ),
  );
}

/** A city of a judged query, with the best score of a passage that tells of a practice. */
export interface Cell {
  score: number;
  judged: JudgedCity;
}

/** One cell for each judged city; what is ambiguous or planned only is left out. */
export function cellsOf(table: QueryTable, scores: readonly number[]): Cell[] {
  return table.query.cities
    .filter(({ ambiguous, planOnly }) => !ambiguous && !planOnly)
    .map((judged) => {
      const own = table.rows.flatMap(({ city, section }, at) =>
        city === judged.city && section !== "plan" && section !== "shortcoming" && section !== "other"
          ? [scores[at] ?? -Infinity]
          : [],
      );
      return { score: Math.max(-Infinity, ...own), judged };
    });
}

export const allFeatures: readonly FeatureName[] = featureNames;
