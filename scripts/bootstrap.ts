/** A mean over queries with its 95 % interval, in the unit of the values. */
export interface Interval {
  mean: number;
  low: number;
  high: number;
}

export interface BootstrapOptions {
  /** Resamples drawn; 2000 when left out. */
  samples?: number;
  /** The same seed gives the same interval; 1 when left out. */
  seed?: number;
}

const outside = 0.025;

/**
 * One value per query → their mean and its 95 % percentile bootstrap interval: queries are drawn with replacement as many
 * times as there are, and the interval lies between the k-th smallest and the k-th largest of the B means of the
 * resamples, k = ⌊(B + 1) × 0.025⌋ (Efron & Tibshirani, An Introduction to the Bootstrap, 1993, 13.3; over queries:
 * Sakai, Evaluating Evaluation Metrics based on the Bootstrap, SIGIR 2006). Deterministic. One query or equal values give
 * an interval without width: it says nothing about other queries. Throws a RangeError for no values and for a value that
 * is not a finite number.
 */
export function bootstrapInterval(values: readonly number[], options: BootstrapOptions = {}): Interval {
  const { samples = 2000, seed = 1 } = options;
  if (values.length === 0) throw new RangeError("A bootstrap interval needs at least one value");
  if (!values.every(Number.isFinite)) throw new RangeError("A bootstrap interval needs finite values");
  if (!Number.isInteger(samples) || samples < 1) throw new RangeError("samples must be a whole number from 1");
  const random = mulberry32(seed);
  const means = Float64Array.from({ length: samples }, () => resampledMean(values, random)).sort();
  const rank = Math.max(1, Math.floor((samples + 1) * outside));
  const sum = values.reduce((total, value) => total + value, 0);
  return { mean: sum / values.length, low: means[rank - 1] ?? Number.NaN, high: means[samples - rank] ?? Number.NaN };
}

/**
 * The same queries under two systems → mean of a − b and its interval. A query is drawn with both of its values, so what
 * makes it hard for both cancels out; an interval without 0 is a difference at the 5 % level (two-sided). Position i of
 * both lists is the same query. Throws a RangeError when the lengths differ, and as `bootstrapInterval` does.
 */
export function pairedDifference(a: readonly number[], b: readonly number[], options: BootstrapOptions = {}): Interval {
  if (a.length !== b.length) throw new RangeError(`Paired values differ in number: ${a.length} and ${b.length}`);
  return bootstrapInterval(
    a.map((value, at) => value - (b[at] ?? Number.NaN)),
    options,
  );
}

function resampledMean(values: readonly number[], random: () => number): number {
  let sum = 0;
  for (let drawn = 0; drawn < values.length; drawn++) sum += values[Math.floor(random() * values.length)] ?? 0;
  return sum / values.length;
}

/**
 * Mulberry32 by Tommy Ettinger (public domain): 32 bits of state, numbers in [0, 1). Enough for resampling, not for secrets.
 * https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
 */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
