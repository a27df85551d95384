// Learn index-data/lexicon/linking.json and calibration.json from the judgements of tests/relevance. Floors are chosen on
// predictions of curves that have not seen the query they predict.
import { readFileSync, writeFileSync } from "node:fs";
import { linkFeatures } from "../src/concepts/link-weights.ts";
import { Linker } from "../src/concepts/linker.ts";
import { textsOf } from "../src/concepts/meaning-evidence.ts";
import type { Embedding } from "../src/corpus/embedding.ts";
import type { Calibration, Curve, Scoring } from "../src/search/calibration.ts";
import { type FeatureName, lateFeatures } from "../src/search/features.ts";
import type { SearchEngineParts } from "../src/search/search-engine.ts";
import { type Choice, fitChoices } from "./conditional-logit.ts";
import { type Cell, cellsOf, examplesOf, featureTables, heldOut, type QueryTable, ridge } from "./feature-table.ts";
import { judgedSets, readJudgedQueries, readLinkingQuestions } from "./judged.ts";
import { fitLogistic, sigmoid, type Weights } from "./logistic.ts";
import { withSampleWorkspace } from "./sample-workspace.ts";
import { learnSimilar } from "./similar-pairs.ts";
import { usedFeatures } from "./used-features.ts";

const lexiconFolder = new URL("../index-data/lexicon/", import.meta.url);
const linkingRidge = 0.05;

await withSampleWorkspace(async ({ parts }) => {
  const linker = await learnLinking(parts);
  const learned = { ...parts, linker };
  const queries = judgedSets.flatMap((set) => readJudgedQueries(set).map((query) => ({ set, query })));
  const passageIds = parts.index.ids(parts.index.select({}));
  const scorings: Partial<Record<keyof typeof usedFeatures, Scoring>> = {};
  for (const mode of ["hybrid", "semantic", "lexical"] as const) {
    const tables = await featureTables(learned, queries, { mode, passageIds });
    scorings[mode] = learn(mode, tables);
  }
  const calibration: Omit<Calibration, "hybrid" | "semantic" | "lexical"> & typeof scorings = {
    learnedFrom: "scripts/calibrate.ts over both sets of tests/relevance (140 queries, 85 pairs, five reports)",
    ...scorings,
    similar: learnSimilar(learned),
  };
  writeFileSync(new URL("calibration.json", lexiconFolder), `${JSON.stringify(calibration, null, 2)}\n`);
});

/** Weights of linking, from questions that each mean one concept or none; a linker with them. */
async function learnLinking(parts: SearchEngineParts): Promise<Linker> {
  const choices: Choice[] = [];
  for (const { id, question } of readLinkingQuestions()) {
    const evidence = parts.linker.evidence(question, await parts.embedder.embedQuery(question));
    const chosen = evidence.findIndex(({ concept }) => concept.id === id);
    choices.push({
      alternatives: evidence.map(({ features }) => linkFeatures.map((name) => features[name])),
      chosen: chosen < 0 ? undefined : chosen,
    });
  }
  const { weights, none } = fitChoices(choices, linkingRidge);
  const named = Object.fromEntries(linkFeatures.map((name, at) => [name, round(weights[at] ?? 0)]));
  const learned = {
    learnedFrom: `scripts/calibrate.ts over tests/relevance/second/linking.json (${choices.length} questions)`,
    ...named,
    none: round(none),
  };
  const path = new URL("linking.json", lexiconFolder);
  writeFileSync(path, `${JSON.stringify(learned, null, 2)}\n`);
  console.log("linking", JSON.stringify(learned));
  const embeddings = new Map<string, Embedding>();
  for (const text of parts.lexicon.concepts.flatMap(textsOf)) {
    const embedding = parts.conceptEmbedding(text);
    if (embedding) embeddings.set(text, embedding);
  }
  return new Linker(parts.lexicon, parts.tagger, {
    weights: JSON.parse(readFileSync(path, "utf8")) as ConstructorParameters<typeof Linker>[2]["weights"],
    embeddings,
    tokenizer: parts.tokenizer,
  });
}

function learn(mode: "hybrid" | "semantic" | "lexical", tables: readonly QueryTable[]): Scoring {
  const names = usedFeatures[mode];
  const firstNames = names.filter((name) => !lateFeatures.has(name));
  const predictions = heldOut(tables, names, mode === "hybrid" ? {} : { folds: 10 });
  const cells = tables.flatMap((table) => cellsOf(table, predictions.get(table) ?? []));
  return {
    first: curveOf(fitLogistic(examplesOf(tables, firstNames), { ridge }), firstNames),
    full: curveOf(fitLogistic(examplesOf(tables, names), { ridge }), names),
    ...chooseFloors(mode, cells),
  };
}

function curveOf([intercept = 0, ...weights]: Weights, names: readonly FeatureName[]): Curve {
  return {
    intercept: round(intercept),
    weights: Object.fromEntries(names.map((name, at) => [name, round(weights[at] ?? 0)])),
  };
}

/**
 * Floors over city cells. `related`, from which a passage is shown at all: where "this city has it" is best by F2, which
 * counts recall twice, so that "none" is said only where there is none. `present`, from which it is stated: best by F1.
 */
function chooseFloors(mode: string, cells: readonly Cell[]): Pick<Scoring, "present" | "related"> {
  const present = bestFloor(cells, 1);
  const related = Math.min(bestFloor(cells, 2), present);
  for (const [name, floor] of Object.entries({ present, related })) {
    const { precision, recall, none } = quality(cells, floor);
    const figures = `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, "none" right ${none.toFixed(3)}`;
    console.log(`${mode}: ${name} from ${sigmoid(floor).toFixed(3)}: ${figures} over ${cells.length} cells, held out`);
  }
  return { present: round(sigmoid(present)), related: round(sigmoid(related)) };
}

/** The floor with the best F-measure: F_β = (1+β²)·P·R / (β²·P + R) (van Rijsbergen 1979). */
function bestFloor(cells: readonly Cell[], beta: number): number {
  const measured = cells.map(({ score: floor }) => {
    const { precision, recall } = quality(cells, floor);
    const f = ((1 + beta ** 2) * precision * recall) / Math.max(1e-9, beta ** 2 * precision + recall);
    return { floor, f };
  });
  return measured.reduce((a, b) => (b.f > a.f ? b : a)).floor;
}

/** Of what is said at a floor: how much is right, how much of what there is was said, and how often "none" is right. */
function quality(cells: readonly Cell[], floor: number): { precision: number; recall: number; none: number } {
  const said = cells.filter(({ score }) => score >= floor);
  const right = said.filter(({ judged }) => judged.present).length;
  const unsaid = cells.length - said.length;
  const all = cells.filter(({ judged }) => judged.present).length;
  return {
    precision: right / Math.max(1, said.length),
    recall: right / Math.max(1, all),
    none: (unsaid - (all - right)) / Math.max(1, unsaid),
  };
}

function round(value: number): number {
  return Number(value.toPrecision(5));
}
