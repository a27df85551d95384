import type { Passage } from "../src/corpus/passage.ts";
import type { Curve, Scoring } from "../src/search/calibration.ts";
import { Library } from "../src/search/library.ts";
import type { SearchEngineParts } from "../src/search/search-engine.ts";
import { type SimilarFeatures, similarFeatureNames } from "../src/search/similar-features.ts";
import { subjectOfPassage } from "../src/search/subject.ts";
import { type JudgedPair, judgedSets, readJudgedPairs, withoutSpace } from "./judged.ts";
import { type Examples, fitLogistic, logOdds, sigmoid, type Weights } from "./logistic.ts";

/** A judged pair seen from one of its sides: all passages of the other city, and which of them is the judged one. */
export interface PairSide {
  set: string;
  pair: JudgedPair;
  features: SimilarFeatures[];
  /** Places of the judged passage among them; a quote may run over into a second one. */
  judged: ReadonlySet<number>;
}

const names = similarFeatureNames;
const ridge = 1;

/** Every judged pair, from both sides. */
export function pairSides(parts: SearchEngineParts): PairSide[] {
  const { index } = parts;
  const library = new Library(index);
  const passages = index.ids(index.select({})).flatMap((id) => index.passage(id) ?? []);
  const cityOf = ({ documentId }: Passage): string => index.document(documentId)?.document.region.name ?? "";
  const holds = (passage: Passage, quote: string): boolean => withoutSpace(passage.text).includes(withoutSpace(quote));
  return judgedSets.flatMap((set) =>
    readJudgedPairs(set).flatMap((pair) =>
      (
        [
          [pair.a, pair.b],
          [pair.b, pair.a],
        ] as const
      ).flatMap(([from, to]): PairSide[] => {
        const source = passages.find((one) => cityOf(one) === from.city && holds(one, from.quote));
        if (source === undefined) return [];
        const { examination } = subjectOfPassage(source.id, { ...parts, library });
        const others = passages.filter((one) => cityOf(one) === to.city);
        const features = others.map(({ id }) => examination.second(id, examination.first(id)) as SimilarFeatures);
        const judged = new Set(others.flatMap((one, at) => (holds(one, to.quote) ? [at] : [])));
        return [{ set, pair, features, judged }];
      }),
    ),
  );
}

/** Log-odds of the passages of each side by curves that have not seen its pair. */
export function heldOutSides(sides: readonly PairSide[]): number[][] {
  const pairs = [...new Set(sides.map(({ pair }) => pair))];
  const weights = new Map<JudgedPair, Weights>();
  for (const pair of pairs) {
    const others = sides.filter((side) => side.pair !== pair);
    weights.set(pair, fitLogistic(examplesOf(others), { ridge }));
  }
  return sides.map((side) => side.features.map((features) => oddsOf(weights.get(side.pair) ?? [], features)));
}

/** The curve for similar passages; the floor is the best F1 of telling same from anything else, held out. */
export function learnSimilar(parts: SearchEngineParts): Scoring {
  const sides = pairSides(parts);
  const scores = heldOutSides(sides);
  const judged = sides.flatMap((side, at) =>
    [...side.judged].map((place) => ({ score: scores[at]?.[place] ?? -Infinity, same: side.pair.label === "same" })),
  );
  const floors = judged.map(({ score: floor }) => {
    const said = judged.filter(({ score }) => score >= floor);
    const right = said.filter(({ same }) => same).length;
    const all = judged.filter(({ same }) => same).length;
    return { floor, f: (2 * right) / Math.max(1, said.length + all) };
  });
  const best = floors.reduce((a, b) => (b.f > a.f ? b : a)).floor;
  const curve = curveOf(fitLogistic(examplesOf(sides), { ridge }));
  const first = curveOf(fitLogistic(examplesOf(sides, ["late", "overlap", "jaccard"]), { ridge }));
  const floor = Number(sigmoid(best).toPrecision(5));
  console.log(`similar: from ${floor} on, F1 ${Math.max(...floors.map(({ f }) => f)).toFixed(3)}, held out`);
  return { first, full: curve, present: floor, related: Number((floor / 2).toPrecision(5)) };
}

/** The judged passage of a "same" pair is a match; every other passage of that city, and those of other pairs, are none. */
function examplesOf(sides: readonly PairSide[], without: readonly string[] = []): Examples {
  const rows = sides.flatMap((side) =>
    side.features.map((features, at) => ({ features, label: side.judged.has(at) && side.pair.label === "same" })),
  );
  const features = new Float64Array(rows.length * names.length);
  for (const [at, row] of rows.entries()) {
    features.set(
      names.map((name) => (without.includes(name) ? 0 : row.features[name])),
      at * names.length,
    );
  }
  return { width: names.length, features, labels: Uint8Array.from(rows, ({ label }) => (label ? 1 : 0)) };
}

function oddsOf(weights: Weights, features: SimilarFeatures): number {
  return logOdds(
    weights,
    names.map((name) => features[name]),
  );
}

function curveOf([intercept = 0, ...weights]: Weights): Curve {
  const round = (value: number): number => Number(value.toPrecision(5));
  return {
    intercept: round(intercept),
    weights: Object.fromEntries(names.map((name, at) => [name, round(weights[at] ?? 0)])),
  };
}
