import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { Embedding } from "../corpus/embedding.ts";

const headerSchema = z.strictObject({
  modelSha256: z.string(),
  dimension: z.int(),
  tokenWidth: z.int(),
  /** Of the rest of the header and of all bytes after it. */
  sha256: z.string(),
  /** Each with the number of its token vectors. */
  entries: z.array(z.tuple([z.string(), z.int()])),
});

/**
 * Embeddings of questions that were made beforehand, by key; empty when there is no file, when it is damaged, and when
 * another model made it: what is missing is embedded anew.
 */
export function readEmbeddingFile(path: string, modelSha256: string): Map<string, Embedding> {
  if (!existsSync(path)) return new Map();
  const bytes = readFileSync(path);
  const lineEnd = bytes.indexOf("\n");
  const header = headerSchema.safeParse(jsonOf(bytes.subarray(0, Math.max(0, lineEnd)).toString("utf8"))).data;
  const body = bytes.subarray(lineEnd + 1);
  if (header === undefined || header.modelSha256 !== modelSha256 || header.sha256 !== sha256Of(header, body))
    return new Map();
  const found = new Map<string, Embedding>();
  let at = 0;
  const take = (length: number): Buffer => {
    at += length;
    return body.subarray(at - length, at);
  };
  for (const [key, count] of header.entries) {
    const vector = new Float32Array(Uint8Array.from(take(header.dimension * Float32Array.BYTES_PER_ELEMENT)).buffer);
    const rows = new Int8Array(Uint8Array.from(take(count * header.tokenWidth)).buffer);
    found.set(key, { vector, tokens: { width: header.tokenWidth, rows, ...unpooled(count) } });
  }
  return found;
}

/** Write embeddings of questions; replaces the file by rename. */
export function writeEmbeddingFile(
  path: string,
  { modelSha256, embeddings }: { modelSha256: string; embeddings: ReadonlyMap<string, Embedding> },
): void {
  const [first] = embeddings.values();
  const parts = [...embeddings.values()].flatMap(({ vector, tokens }) => [bytesOf(vector), bytesOf(tokens.rows)]);
  const body = Buffer.concat(parts);
  const facts: Omit<z.infer<typeof headerSchema>, "sha256"> = {
    modelSha256,
    dimension: first?.vector.length ?? 0,
    tokenWidth: first?.tokens.width ?? 0,
    entries: [...embeddings].map(([key, { tokens }]) => [key, tokens.rows.length / Math.max(1, tokens.width)]),
  };
  const header = { ...facts, sha256: sha256Of(facts, body) };
  writeFileSync(`${path}.tmp`, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]));
  renameSync(`${path}.tmp`, path);
}

/** Tokens of a question are not pooled: each has its own row. */
function unpooled(count: number): { owners: Uint8Array; lengths: Uint8Array } {
  return { owners: Uint8Array.from({ length: count }, (_, at) => at), lengths: new Uint8Array(count) };
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function sha256Of(
  { modelSha256, dimension, tokenWidth, entries }: Omit<z.infer<typeof headerSchema>, "sha256">,
  body: Uint8Array,
): string {
  return createHash("sha256")
    .update(JSON.stringify([modelSha256, dimension, tokenWidth, entries]))
    .update(body)
    .digest("hex");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A damaged header is like a missing file: the file is derived.
    return undefined;
  }
}
