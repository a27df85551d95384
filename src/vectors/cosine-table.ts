import { KeptMatrix, kernelWidth } from "./kernels.ts";

/** Cosines of one vector and many kept ones, all of unit length and one dimension. */
export class CosineTable {
  private readonly matrix: KeptMatrix | undefined;
  private readonly count: number;

  constructor(vectors: readonly Float32Array[]) {
    this.count = vectors.length;
    const dimension = vectors[0]?.length ?? 0;
    const width = Math.ceil(vectors.length / kernelWidth) * kernelWidth;
    if (width === 0) return;
    // One column for each vector: sixteen cosines grow at a time.
    const values = new Float32Array(dimension * width);
    for (const [column, vector] of vectors.entries()) {
      for (let row = 0; row < dimension; row++) values[row * width + column] = vector[row] ?? 0;
    }
    this.matrix = new KeptMatrix(values, width);
  }

  /** In the order of the kept vectors. */
  cosines(vector: Float32Array): Float32Array {
    return this.matrix?.times(vector).subarray(0, this.count) ?? new Float32Array();
  }
}
