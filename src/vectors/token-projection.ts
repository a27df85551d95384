import { KeptMatrix } from "./kernels.ts";

/** A matrix that shortens token vectors: as many rows as they have numbers, `width` columns, row by row. */
export interface TokenProjection {
  width: number;
  values: Float32Array;
}

// A thread has one model and so one projection.
const kept = new WeakMap<TokenProjection, KeptMatrix>();

/** Each vector times the matrix, at unit length; without a matrix, the vectors themselves at unit length. */
export function shorten(vectors: readonly Float32Array[], projection: TokenProjection | undefined): Float32Array[] {
  const [first] = vectors;
  if (first === undefined) return [];
  if (projection === undefined) return vectors.map(unitLength);
  const { width, values } = projection;
  const matrix = kept.get(projection) ?? new KeptMatrix(values, width);
  kept.set(projection, matrix);
  const rows = new Float32Array(vectors.length * first.length);
  for (const [at, vector] of vectors.entries()) rows.set(vector, at * first.length);
  const short = matrix.times(rows);
  return vectors.map((_, at) => unitLength(short.subarray(at * width, (at + 1) * width)));
}

/** Rows of unit length as whole numbers from −127 to 127, one after the other. */
export function quantize(rows: readonly Float32Array[]): Int8Array {
  const width = rows[0]?.length ?? 0;
  const whole = new Int8Array(rows.length * width);
  for (const [at, row] of rows.entries()) {
    for (let i = 0; i < width; i++) whole[at * width + i] = Math.round((row[i] as number) * 127);
  }
  return whole;
}

/** The vector at unit length. Throws when it has none. */
export function unitLength(vector: Float32Array): Float32Array {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) squares += (vector[i] as number) ** 2;
  const norm = Math.sqrt(squares);
  if (!(norm > 0)) throw new Error("A vector without length.");
  return vector.map((value) => value / norm);
}
