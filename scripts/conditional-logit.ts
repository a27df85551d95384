import { solve } from "./logistic.ts";

/** One choice: the features of each alternative, and which was chosen; undefined for none of them. */
export interface Choice {
  alternatives: readonly (readonly number[])[];
  chosen: number | undefined;
}

/** A weight for each feature, and the score of "none of them". */
export interface ChoiceWeights {
  weights: number[];
  none: number;
}

/**
 * Conditional logit with an outside option, P(c) = e^(w·f(c)) / (e^n + Σ e^(w·f(c'))), by Newton's method with a ridge
 * penalty (McFadden 1974; Train, Discrete Choice Methods with Simulation, 3.7). Deterministic.
 */
export function fitChoices(choices: readonly Choice[], ridge: number): ChoiceWeights {
  const width = choices[0]?.alternatives[0]?.length ?? 0;
  let weights = new Array<number>(width + 1).fill(0);
  for (let round = 0; round < 40; round++) {
    const gradient = weights.map((weight) => -ridge * weight);
    const curvature = weights.map((_, i) => weights.map((_, j) => (i === j ? ridge : 0)));
    for (const choice of choices) addChoice(choice, weights, gradient, curvature);
    const step = solve(curvature, gradient);
    // Far from the optimum a whole step overshoots.
    const length = Math.min(1, 5 / Math.max(1e-9, ...step.map(Math.abs)));
    weights = weights.map((weight, at) => weight + length * (step[at] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-7) break;
  }
  return { weights: weights.slice(0, width), none: weights[width] ?? 0 };
}

/** Probabilities of the alternatives; the rest to 1 is "none of them". */
export function chances(alternatives: Choice["alternatives"], { weights, none }: ChoiceWeights): number[] {
  const scores = alternatives.map((features) => features.reduce((sum, x, at) => sum + x * (weights[at] ?? 0), 0));
  const top = Math.max(none, ...scores);
  const masses = scores.map((score) => Math.exp(score - top));
  const all = masses.reduce((sum, mass) => sum + mass, Math.exp(none - top));
  return masses.map((mass) => mass / all);
}

function addChoice(
  { alternatives, chosen }: Choice,
  weights: number[],
  gradient: number[],
  curvature: number[][],
): void {
  const width = weights.length - 1;
  const p = chances(alternatives, { weights: weights.slice(0, width), none: weights[width] ?? 0 });
  const outside = 1 - p.reduce((sum, one) => sum + one, 0);
  // The outside option is an alternative whose only feature is the last one.
  const rows = [...alternatives.map((features) => [...features, 0]), [...new Array<number>(width).fill(0), 1]];
  const all = [...p, outside];
  const mean = weights.map((_, i) => rows.reduce((sum, row, at) => sum + (all[at] ?? 0) * (row[i] ?? 0), 0));
  const taken = rows[chosen ?? alternatives.length] ?? [];
  for (let i = 0; i <= width; i++) {
    gradient[i] = (gradient[i] ?? 0) + (taken[i] ?? 0) - (mean[i] ?? 0);
    for (let j = 0; j <= width; j++) {
      const product = rows.reduce((sum, row, at) => sum + (all[at] ?? 0) * (row[i] ?? 0) * (row[j] ?? 0), 0);
      const line = curvature[i] ?? [];
      line[j] = (line[j] ?? 0) + product - (mean[i] ?? 0) * (mean[j] ?? 0);
    }
  }
}
