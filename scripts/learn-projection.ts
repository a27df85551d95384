// Learn index-data/models/…/token-projection.bin, the matrix that shortens token vectors, from the texts of a folder:
// npx tsx scripts/learn-projection.ts <folder of .txt and .md>. The first eigenvectors of the token vectors' second
// moments, without centring (truncated SVD): of all matrices of that width it keeps inner products best.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { LoadedModel } from "../src/embed/model.ts";

const width = 128;
const paragraphs = 1500;
const model = fileURLToPath(new URL("../index-data/models/bge-small-zh-v1.5/", import.meta.url));
const [folder = ""] = process.argv.slice(2);

const loaded = await LoadedModel.open(model, { maxTokens: 512, queryPrefix: "", tokensPerVector: 1 });
const moments = await secondMoments(chosenParagraphs(folder));
const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(moments, { assumeSymmetric: true });
const order = realEigenvalues.map((_, at) => at).sort((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0));
const columns = order.slice(0, width);
const energy = (chosen: readonly number[]): number =>
  chosen.reduce((sum, column) => sum + (realEigenvalues[column] ?? 0), 0);
console.log(`${width} of ${moments.rows} numbers keep ${(energy(columns) / energy(order)).toFixed(4)} of the energy`);
const values = Float32Array.from({ length: moments.rows * width }, (_, at) =>
  eigenvectorMatrix.get(Math.floor(at / width), columns[at % width] ?? 0),
);
const bytes = Buffer.from(values.buffer);
writeFileSync(join(model, "token-projection.bin"), bytes);
console.log(`${createHash("sha256").update(bytes).digest("hex")}  token-projection.bin`);

/** Paragraphs spread evenly over all files, chosen by a hash so that the same folder gives the same ones. */
function chosenParagraphs(root: string): string[] {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => /\.(?:txt|md)$/u.test(name));
  const all = names.flatMap((name) => {
    const lines = readFileSync(join(root, name), "utf8").split("\n");
    return lines.map((line) => line.trim()).filter((line) => line.length >= 60 && line.length <= 300);
  });
  const keyed = all.map((text) => ({ text, key: createHash("sha256").update(text).digest("hex") }));
  return keyed
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, paragraphs)
    .map(({ text }) => text);
}

async function secondMoments(texts: readonly string[]): Promise<Matrix> {
  let sums: Float64Array | undefined;
  let size = 0;
  for (const text of texts) {
    const { width: length, rows } = (await loaded.embedPassage(text)).tokens;
    size = length;
    sums ??= new Float64Array(length * length);
    for (let start = 0; start < rows.length; start += length) {
      for (let i = 0; i < length; i++) {
        const factor = rows[start + i] ?? 0;
        for (let j = 0; j <= i; j++)
          sums[i * length + j] = (sums[i * length + j] ?? 0) + factor * (rows[start + j] ?? 0);
      }
    }
  }
  const lower = sums ?? new Float64Array();
  return new Matrix(
    Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => lower[Math.max(i, j) * size + Math.min(i, j)] ?? 0),
    ),
  );
}
