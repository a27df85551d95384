/** Examples as rows of `width` numbers, one after the other, each with a label of 0 or 1. */
export interface Examples {
  width: number;
  features: Float64Array;
  labels: Uint8Array;
}

/** Intercept first, then one weight for each feature. */
export type Weights = number[];

/**
 * Logistic regression by Newton's method with a ridge penalty on the weights, not on the intercept (Hastie, Tibshirani &
 * Friedman, Elements of Statistical Learning, 4.4.1). Deterministic. `start` shortens the way from a fit of nearly the
 * same examples.
 */
export function fitLogistic(
  examples: Examples,
  { ridge, start, iterations = 30 }: { ridge: number; start?: Weights; iterations?: number },
): Weights {
  const size = examples.width + 1;
  let weights = start ? [...start] : new Array<number>(size).fill(0);
  for (let round = 0; round < iterations; round++) {
    const { gradient, curvature } = derivatives(examples, weights, ridge);
    const step = solve(curvature, gradient);
    weights = weights.map((weight, at) => weight + (step[at] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  return weights;
}

/** The log-odds of one row. */
export function logOdds(weights: Weights, features: ArrayLike<number>): number {
  let z = weights[0] ?? 0;
  for (let at = 0; at < features.length; at++) z += (weights[at + 1] ?? 0) * (features[at] ?? 0);
  return z;
}

export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

function derivatives(
  { width, features, labels }: Examples,
  weights: Weights,
  ridge: number,
): { gradient: number[]; curvature: number[][] } {
  const size = width + 1;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  const row = new Float64Array(size);
  row[0] = 1;
  for (let at = 0; at < labels.length; at++) {
    row.set(features.subarray(at * width, (at + 1) * width), 1);
    let z = 0;
    for (let i = 0; i < size; i++) z += (weights[i] as number) * (row[i] as number);
    const p = sigmoid(z);
    const error = (labels[at] as number) - p;
    const spread = p * (1 - p);
    for (let i = 0; i < size; i++) {
      const x = row[i] as number;
      if (x === 0) continue;
      gradient[i] = (gradient[i] as number) + x * error;
      const scaled = x * spread;
      for (let j = 0; j <= i; j++) {
        curvature[i * size + j] = (curvature[i * size + j] as number) + scaled * (row[j] as number);
      }
    }
  }
  for (let i = 1; i < size; i++) gradient[i] = (gradient[i] as number) - ridge * (weights[i] ?? 0);
  return {
    gradient: [...gradient],
    curvature: Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => {
        const value = curvature[Math.max(i, j) * size + Math.min(i, j)] as number;
        return i === j ? value + (i === 0 ? 1e-9 : ridge) : value;
      }),
    ),
  };
}

/** Gaussian elimination with partial pivoting. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
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
