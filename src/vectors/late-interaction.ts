import type { TokenVectors } from "../corpus/embedding.ts";
import { kernelWidth, maxima } from "./kernels.ts";

// Rows are scaled to ±127: the product of two is cosine · 127².
const scale = 127 * 127;

/**
 * Late interaction: the mean over the question's tokens of the cosine of the passage row that fits each best, −1 to 1
 * (Khattab & Zaharia 2020, ColBERT; the mean instead of the sum makes long and short questions comparable).
 */
export function lateInteraction(question: TokenVectors, passage: TokenVectors): number {
  const maxima = tokenMaxima(question, passage);
  return maxima.length === 0 ? 0 : maxima.reduce((sum, value) => sum + value, 0) / maxima.length;
}

/** For each token of the question the cosine of the passage row that fits it best. */
export function tokenMaxima(question: TokenVectors, passage: TokenVectors): Float32Array {
  const { width } = question;
  if (width % kernelWidth === 0 && passage.rows.length > 0) {
    return Float32Array.from(maxima(question.rows, passage.rows, width), (best) => best / scale);
  }
  const rows = interactions(question, passage);
  return Float32Array.from(rows, (similarities) => Math.max(-1, ...similarities));
}

/** For each token of the question and each row of the passage their cosine, question tokens first. */
export function interactions(question: TokenVectors, passage: TokenVectors): Float32Array[] {
  const { width } = question;
  const [tokens, rows] = [question.rows.length / width, passage.rows.length / width];
  return Array.from({ length: tokens }, (_, token) =>
    Float32Array.from(
      { length: rows },
      (_, row) => product(question.rows, token * width, passage.rows, row * width, width) / scale,
    ),
  );
}

function product(a: Int8Array, fromA: number, b: Int8Array, fromB: number, width: number): number {
  let sum = 0;
  for (let i = 0; i < width; i++) sum += (a[fromA + i] as number) * (b[fromB + i] as number);
  return sum;
}
