/** A row of numbers with its label. */
export interface Example {
  features: readonly number[];
  label: boolean;
}

/** Intercept first, then one weight for each feature. */
export type Weights = number[];

const iterations = 50;

/**
 * Logistic regression by Newton's method with a ridge penalty on the weights, not on the intercept (Hastie, Tibshirani &
 * Friedman, Elements of Statistical Learning, 4.4.1). Deterministic.
 */
export function fitLogistic(examples: readonly Example[], ridge: number): Weights {
  const size = (examples[0]?.features.length ?? 0) + 1;
  let weights: Weights = new Array<number>(size).fill(0);
  for (let round = 0; round < iterations; round++) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : -ridge * weight));
    const curvature = weights.map((_, i) => weights.map((_, j) => (i === j ? (i === 0 ? 1e-9 : ridge) : 0)));
    for (const { features, label } of examples) {
      const row = [1, ...features];
      const p = predict(weights, features);
      row.forEach((x, i) => {
        gradient[i] = (gradient[i] ?? 0) + x * (Number(label) - p);
        const line = curvature[i] ?? [];
        row.forEach((y, j) => {
          line[j] = (line[j] ?? 0) + x * y * p * (1 - p);
        });
      });
    }
    const step = solve(curvature, gradient);
    weights = weights.map((weight, at) => weight + (step[at] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-9) break;
  }
  return weights;
}

export function predict(weights: Weights, features: readonly number[]): number {
  const z = features.reduce((sum, x, at) => sum + x * (weights[at + 1] ?? 0), weights[0] ?? 0);
  return 1 / (1 + Math.exp(-z));
}

/** Gaussian elimination with partial pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (let column = 0; column < rows.length; column++) {
    const below = rows.slice(column).map((row, at) => ({ at: at + column, size: Math.abs(row[column] ?? 0) }));
    const pivot = below.reduce((best, one) => (one.size > best.size ? one : best)).at;
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    const head = rows[column] ?? [];
    for (const [at, row] of rows.entries()) {
      if (at === column) continue;
      const factor = (row[column] ?? 0) / (head[column] ?? 1);
      head.forEach((value, j) => {
        row[j] = (row[j] ?? 0) - factor * value;
      });
    }
  }
  return rows.map((row, at) => (row[rows.length] ?? 0) / (row[at] ?? 1));
}
