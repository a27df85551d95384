import { readFileSync } from "node:fs";
import { z } from "zod";

const file = (name: string): URL => new URL(`../tests/relevance/${name}`, import.meta.url);

const judgedFigureSchema = z.object({ text: z.string(), value: z.number(), unit: z.string() });
const passageSchema = z.object({
  quote: z.string(),
  grade: z.number(),
  figures: z.array(judgedFigureSchema).optional(),
});
const citySchema = z.object({
  city: z.string(),
  present: z.boolean(),
  planOnly: z.boolean().optional(),
  ambiguous: z.boolean().optional(),
  passages: z.array(passageSchema).default([]),
});
const querySchema = z.object({ id: z.string(), type: z.string(), query: z.string(), cities: z.array(citySchema) });
const judgedSchema = z.object({ types: z.unknown(), queries: z.array(querySchema) });
const pairSide = z.object({ city: z.string(), quote: z.string() });
const pairsSchema = z.object({ pairs: z.array(z.object({ label: z.string(), a: pairSide, b: pairSide })) });

export type JudgedQuery = z.infer<typeof querySchema>;
export type JudgedCity = z.infer<typeof citySchema>;

/** The judged queries of tests/relevance. */
export function readJudgedQueries(): JudgedQuery[] {
  return judgedSchema.parse(JSON.parse(readFileSync(file("queries.json"), "utf8"))).queries;
}

/** The judged pairs of tests/relevance. */
export function readJudgedPairs(): z.infer<typeof pairsSchema>["pairs"] {
  return pairsSchema.parse(JSON.parse(readFileSync(file("pairs.json"), "utf8"))).pairs;
}

/** The grade of a passage for a city's judgements: the best grade of a quote that it holds whole; white space aside. */
export function gradeOf(text: string, city: JudgedCity | undefined): number {
  const bare = withoutSpace(text);
  return Math.max(
    0,
    ...(city?.passages ?? []).filter(({ quote }) => bare.includes(withoutSpace(quote))).map(({ grade }) => grade),
  );
}

export function withoutSpace(text: string): string {
  return text.replace(/\s/gu, "");
}
