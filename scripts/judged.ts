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
const judgedSchema = z.object({ queries: z.array(querySchema) });
const pairSide = z.object({ city: z.string(), quote: z.string() });
const pairSchema = z.object({ label: z.enum(["same", "related", "different"]), a: pairSide, b: pairSide });
const pairsSchema = z.object({ pairs: z.array(pairSchema) });
const linkingSchema = z.array(z.object({ id: z.string().nullable(), kind: z.string(), question: z.string() }));
const repairsSchema = z.array(z.object({ typed: z.string(), meant: z.string(), kind: z.string() }));

export type JudgedQuery = z.infer<typeof querySchema>;
export type JudgedCity = z.infer<typeof citySchema>;
export type JudgedPair = z.infer<typeof pairSchema>;
export type LinkingQuestion = z.infer<typeof linkingSchema>[number];
export type Repair = z.infer<typeof repairsSchema>[number];

/** The two sets of judgements, made apart by different judges on the same five reports; see tests/relevance/README.md. */
export const judgedSets = ["first", "second"] as const;
export type JudgedSet = (typeof judgedSets)[number];

export function readJudgedQueries(set: JudgedSet = "first"): JudgedQuery[] {
  return judgedSchema.parse(json(nameIn(set, "queries.json"))).queries;
}

export function readJudgedPairs(set: JudgedSet = "first"): JudgedPair[] {
  return pairsSchema.parse(json(nameIn(set, "pairs.json"))).pairs;
}

/** Questions that each mean one concept of the lexicon, or none of them. */
export function readLinkingQuestions(): LinkingQuestion[] {
  return linkingSchema.parse(json("second/linking.json"));
}

/** What was typed and what was meant. */
export function readRepairs(): Repair[] {
  return repairsSchema.parse(json("second/repairs.json"));
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

function nameIn(set: JudgedSet, name: string): string {
  return set === "first" ? name : `second/${name}`;
}

function json(name: string): unknown {
  return JSON.parse(readFileSync(file(name), "utf8"));
}
