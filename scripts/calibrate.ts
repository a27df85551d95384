// Learn index-data/lexicon/calibration.json from the judged queries and pairs. Thresholds are chosen on predictions of
// curves that have not seen the query they predict.
import { writeFileSync } from "node:fs";
import type { Calibration, Curve, Features } from "../src/search/calibration.ts";
import { modes } from "../src/search/contract.ts";
import { probeFor, score } from "../src/search/fuse.ts";
import { understand, weighTerms } from "../src/search/understand.ts";
import { Tokenizer } from "../src/tokenize/tokenizer.ts";
import type { Workspace } from "../src/workspace.ts";
import { gradeOf, type JudgedCity, readJudgedPairs, readJudgedQueries, withoutSpace } from "./judged.ts";
import { type Example, fitLogistic, predict, type Weights } from "./logistic.ts";
import { withSampleWorkspace } from "./sample-workspace.ts";

interface Row extends Example {
  /** Rows of one query are left out together. */
  fold: string;
  city: string;
  judged?: JudgedCity;
  practice: boolean;
}

const names = ["cosine", "lift", "coverage", "saturation"] as const;
type FeatureName = (typeof names)[number];
const used: Record<keyof Omit<Calibration, "learnedFrom">, readonly FeatureName[]> = {
  hybrid: ["cosine", "lift", "coverage", "saturation"],
  semantic: ["cosine", "lift"],
  lexical: ["coverage", "saturation"],
  similar: ["cosine", "lift", "coverage"],
};
const ridge = 1;
const lexicon = new URL("../index-data/lexicon/", import.meta.url);
const neutral: Curve = { intercept: 0, cosine: 0, lift: 0, coverage: 0, saturation: 0, present: 0.5, related: 0.5 };

await withSampleWorkspace(async ({ pipeline: { index, embedder } }: Workspace) => {
  const tokenizer = new Tokenizer({
    dictionary: new URL("dictionary.txt", lexicon).pathname,
    stopwords: new URL("stopwords.txt", lexicon).pathname,
  });
  const passages = index.ids(index.select({})).flatMap((id) => index.passage(id) ?? []);
  const cityOf = (id: string): string => index.document(id)?.document.region.name ?? "";
  const curves: Partial<Record<keyof typeof used, Curve>> = {};
  for (const mode of modes) {
    const rows: Row[] = [];
    for (const query of readJudgedQueries()) {
      const { plain, terms } = understand(query.query, tokenizer);
      const probe = probeFor(mode, await embedder.embedQuery(plain), terms);
      const scored = score(
        [{ weight: 1, probe }],
        passages.map(({ id }) => id),
        { index, curve: neutral },
      );
      for (const { passageId, features } of scored) {
        const passage = passages.find(({ id }) => id === passageId);
        if (passage === undefined) continue;
        const city = cityOf(passage.documentId);
        const judged = query.cities.find((one) => one.city === city);
        rows.push({
          fold: query.id,
          city,
          ...(judged && { judged }),
          practice: passage.section !== "plan" && passage.section !== "shortcoming",
          features: pick(features, used[mode]),
          label: gradeOf(passage.text, judged) >= 2,
        });
      }
    }
    curves[mode] = learn(mode, rows);
  }
  curves.similar = learnSimilar();
  const calibration = {
    learnedFrom: "scripts/calibrate.ts over tests/relevance (50 queries, 40 pairs, five reports)",
    ...curves,
  };
  writeFileSync(new URL("calibration.json", lexicon), `${JSON.stringify(calibration, null, 2)}\n`);

  /** Pairs: the passage asked for is the judged one; every other passage of another city is no match. */
  function learnSimilar(): Curve {
    const rows: Row[] = [];
    for (const [at, { a, b, label }] of readJudgedPairs().entries()) {
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        const source = passages.find(
          (one) => cityOf(one.documentId) === from.city && withoutSpace(one.text).includes(withoutSpace(from.quote)),
        );
        const vector = source && index.vector(source.id);
        if (source === undefined || vector === undefined) continue;
        const { terms } = weighTerms(source.text, tokenizer);
        const others = passages.filter((one) => cityOf(one.documentId) === to.city);
        for (const { passageId, features } of score(
          [{ weight: 1, probe: { vector, terms } }],
          others.map(({ id }) => id),
          { index, curve: neutral },
        )) {
          const isJudged = withoutSpace(index.passage(passageId)?.text ?? "").includes(withoutSpace(to.quote));
          rows.push({
            fold: String(at),
            city: to.city,
            practice: true,
            features: pick(features, used.similar),
            label: isJudged && label === "same",
          });
        }
      }
    }
    return learn("similar", rows);
  }
});

function learn(mode: keyof typeof used, rows: readonly Row[]): Curve {
  const predictions = crossValidate(rows);
  const floors = chooseFloors(mode, rows, predictions);
  const weights = fitLogistic(rows, ridge);
  const loss = logLoss(rows, predictions);
  const prior = rows.filter(({ label }) => label).length / rows.length;
  console.log(
    `${mode}: log loss ${loss.toFixed(4)} held out, ${logLoss(
      rows,
      rows.map(() => prior),
    ).toFixed(4)} by prior alone`,
  );
  return { intercept: round(weights[0] ?? 0), ...namedWeights(mode, weights), ...floors };
}

/** Predictions for each row by a curve that has not seen its query. */
function crossValidate(rows: readonly Row[]): number[] {
  const predictions = new Array<number>(rows.length).fill(0);
  for (const fold of new Set(rows.map((row) => row.fold))) {
    const weights = fitLogistic(
      rows.filter((row) => row.fold !== fold),
      ridge,
    );
    for (const [at, row] of rows.entries()) {
      if (row.fold === fold) predictions[at] = predict(weights, row.features);
    }
  }
  return predictions;
}

/**
 * Floors over city cells that are neither ambiguous nor plans alone. `related`, from which a passage is shown at all:
 * where "this city has it" is best by F1. `present`, from which it is stated: best by F½, which counts precision twice,
 * since a weak passage sold as a match costs more than one that is shown as related.
 */
function chooseFloors(
  mode: string,
  rows: readonly Row[],
  predictions: readonly number[],
): Pick<Curve, "present" | "related"> {
  const cells = new Map<string, CityCell>();
  for (const [at, { fold, city, judged, practice, label }] of rows.entries()) {
    if (judged?.ambiguous || judged?.planOnly || !practice) continue;
    const key = `${fold}/${city}`;
    const cell = cells.get(key) ?? { score: 0, has: judged?.present ?? false };
    cell.score = Math.max(cell.score, predictions[at] ?? 0);
    cell.has = judged ? judged.present : cell.has || label;
    cells.set(key, cell);
  }
  const present = bestFloor([...cells.values()], 0.5);
  const related = Math.min(bestFloor([...cells.values()], 1), present);
  for (const [name, floor] of Object.entries({ present, related })) {
    const { precision, recall } = quality([...cells.values()], floor);
    const figures = `precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`;
    console.log(`${mode}: ${name} from ${floor.toFixed(3)}: ${figures} over ${cells.size} cells, held out`);
  }
  return { present: round(present), related: round(related) };
}

interface CityCell {
  score: number;
  has: boolean;
}

/** The floor with the best F-measure: F_β = (1+β²)·P·R / (β²·P + R) (van Rijsbergen 1979). */
function bestFloor(cells: readonly CityCell[], beta: number): number {
  const measured = cells.map(({ score: floor }) => {
    const { precision, recall } = quality(cells, floor);
    const f = ((1 + beta ** 2) * precision * recall) / Math.max(1e-9, beta ** 2 * precision + recall);
    return { floor, f };
  });
  return measured.reduce((a, b) => (b.f > a.f ? b : a)).floor;
}

function quality(cells: readonly CityCell[], floor: number): { precision: number; recall: number } {
  const said = cells.filter(({ score }) => score >= floor);
  const right = said.filter(({ has }) => has).length;
  return {
    precision: right / Math.max(1, said.length),
    recall: right / Math.max(1, cells.filter(({ has }) => has).length),
  };
}

function logLoss(rows: readonly Row[], predictions: readonly number[]): number {
  const losses = rows.map(
    ({ label }, at) => -Math.log(Math.max(1e-12, label ? (predictions[at] ?? 0) : 1 - (predictions[at] ?? 0))),
  );
  return losses.reduce((a, b) => a + b, 0) / rows.length;
}

function pick(features: Features, wanted: readonly FeatureName[]): number[] {
  return wanted.map((name) => features[name]);
}

function namedWeights(mode: keyof typeof used, weights: Weights): Record<FeatureName, number> {
  const weightOf = (name: FeatureName): number => round(weights[used[mode].indexOf(name) + 1] ?? 0);
  const zeroIfUnused = (name: FeatureName): number => (used[mode].includes(name) ? weightOf(name) : 0);
  return {
    cosine: zeroIfUnused("cosine"),
    lift: zeroIfUnused("lift"),
    coverage: zeroIfUnused("coverage"),
    saturation: zeroIfUnused("saturation"),
  };
}

function round(value: number): number {
  return Number(value.toPrecision(5));
}
