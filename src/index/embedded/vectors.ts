import { JucuoError } from "../../corpus/errors.ts";

/**
 * Refuse what native code would not survive or would take silently: another dimension, NaN, infinity. Returns the
 * vector, so that every way into the graph passes here.
 */
export function checkedVector(vector: Float32Array, dimension: number): Float32Array {
  if (vector.length !== dimension) {
    throw new JucuoError("internal", `向量应为 ${dimension} 维,实际 ${vector.length} 维。`);
  }
  for (const value of vector) {
    if (!Number.isFinite(value)) throw new JucuoError("internal", "向量含有非数值,不能写入索引。");
  }
  return vector;
}

/** Little-endian bytes of a vector or a sketch, as they stand in the store. */
export function toBytes(vector: Float32Array | Uint32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** The vector of stored bytes; a copy, since SQLite's buffers need not be aligned. */
export function fromBytes(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
