import { readFileSync } from "node:fs";

interface Exports {
  maxima(question: number, tokens: number, passage: number, rows: number, width: number, out: number): void;
  project(vectors: number, count: number, matrix: number, inner: number, width: number, out: number): void;
}

interface WebAssemblyApi {
  Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer; grow(pages: number): number };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: unknown };
}

const pageBytes = 65_536;

// The build compiles kernels.wat into dist/, also for when the sources are run.
const compiled = import.meta.url.endsWith(".ts")
  ? new URL("../../dist/vectors/kernels.wasm", import.meta.url)
  : new URL("./kernels.wasm", import.meta.url);

// TypeScript knows WebAssembly only together with everything else of a browser.
const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyApi };
const memory = new WebAssembly.Memory({ initial: 4 });
const compiledModule = new WebAssembly.Module(readFileSync(compiled));
const run = new WebAssembly.Instance(compiledModule, { kernels: { memory } }).exports as Exports;

/** Kernels take rows whose length is a multiple of this. */
export const kernelWidth = 16;

// What is kept lies in front, what a call works with behind it.
let keptBytes = 0;

/** For each row of `question` the largest inner product with a row of `passage`; `width` is a multiple of 16. */
export function maxima(question: Int8Array, passage: Int8Array, width: number): Int32Array {
  const tokens = question.length / width;
  const passageAt = align(keptBytes + question.length);
  const out = align(passageAt + passage.length);
  reserve(out + tokens * Int32Array.BYTES_PER_ELEMENT);
  const bytes = new Int8Array(memory.buffer);
  bytes.set(question, keptBytes);
  bytes.set(passage, passageAt);
  run.maxima(keptBytes, tokens, passageAt, passage.length / width, width, out);
  return new Int32Array(memory.buffer.slice(out, out + tokens * Int32Array.BYTES_PER_ELEMENT));
}

/** A matrix that stays in the memory of the kernels: rows of `width` numbers, a multiple of 16. */
export class KeptMatrix {
  private readonly at: number;
  private readonly inner: number;
  private readonly width: number;

  /** `values` row by row. */
  constructor(values: Float32Array, width: number) {
    this.at = keptBytes;
    this.inner = values.length / width;
    this.width = width;
    keptBytes = align(keptBytes + values.byteLength);
    reserve(keptBytes);
    new Float32Array(memory.buffer, this.at, values.length).set(values);
  }

  /** Rows, as long as the matrix has rows, times the matrix; the results one after the other. */
  times(rows: Float32Array): Float32Array {
    const count = rows.length / this.inner;
    const out = align(keptBytes + rows.byteLength);
    const resultBytes = count * this.width * Float32Array.BYTES_PER_ELEMENT;
    reserve(out + resultBytes);
    new Float32Array(memory.buffer, keptBytes, rows.length).set(rows);
    run.project(keptBytes, count, this.at, this.inner, this.width, out);
    return new Float32Array(memory.buffer.slice(out, out + resultBytes));
  }
}

function align(bytes: number): number {
  return Math.ceil(bytes / kernelWidth) * kernelWidth;
}

function reserve(bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
}
