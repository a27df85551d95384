import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { JucuoError } from "../corpus/errors.ts";
import type { TokenProjection } from "../vectors/token-projection.ts";

// zod here because the file is an edge: a user who brings another model writes it by hand.
const settingsSchema = z.strictObject({
  dimension: z.int().min(1).max(8192),
  queryPrefix: z.string().default(""),
  maxTokens: z.int().min(8).max(8192).default(512),
  /** Numbers that `token-projection.bin` leaves of a token vector; without that file they stay as they are. */
  tokenWidth: z.int().min(16).max(8192).multipleOf(16).optional(),
  tokensPerVector: z.number().min(1).max(64).default(4),
});

const settingsName = "retrieval.json";
const projectionName = "token-projection.bin";

/** What a model folder says of itself in `retrieval.json`. */
export type ModelSettings = z.infer<typeof settingsSchema>;

export interface ModelFiles {
  folder: string;
  settings: ModelSettings;
  /** Absent where the settings name no `tokenWidth`. */
  projection?: TokenProjection;
  /** Over the bytes of all files below, in this order. */
  sha256: string;
}

/** The files that decide the numbers; `retrieval.json` and the projection may be absent. */
const modelFileNames = ["config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx"];

/**
 * Read a model folder and check every file that its `SHA256SUMS` lists (lines as `sha256sum` prints them).
 * Throws `index_unavailable` when a file is missing or damaged, naming the file.
 */
export function readModelFiles(folder: string): ModelFiles {
  const expected = readChecksums(folder);
  const whole = createHash("sha256");
  const optional = [settingsName, projectionName].filter((name) => existsSync(join(folder, name)));
  const names = [...modelFileNames, ...optional];
  for (const name of names) {
    const bytes = readModelFile(folder, name);
    const actual = createHash("sha256").update(bytes).digest("hex");
    const wanted = expected.get(name);
    if (wanted !== undefined && wanted !== actual) {
      throw new JucuoError(
        "index_unavailable",
        `模型文件 ${join(folder, name)} 已损坏或被改动(SHA-256 与 SHA256SUMS 不符),请重新取得该文件。`,
      );
    }
    whole.update(`${name}\0${actual}\n`);
  }
  const settings = readSettings(folder);
  const projection = readProjection(folder, settings);
  return { folder, settings, ...(projection && { projection }), sha256: whole.digest("hex") };
}

/** A matrix of 32-bit little-endian numbers, `dimension` rows of `tokenWidth`. */
function readProjection(folder: string, { dimension, tokenWidth }: ModelSettings): TokenProjection | undefined {
  if (tokenWidth === undefined) return undefined;
  const bytes = readModelFile(folder, projectionName);
  if (bytes.length !== dimension * tokenWidth * Float32Array.BYTES_PER_ELEMENT) {
    throw new JucuoError(
      "index_unavailable",
      `模型文件 ${join(folder, projectionName)} 的大小不对,应是 ${dimension}×${tokenWidth} 个 32 位数。`,
    );
  }
  return { width: tokenWidth, values: new Float32Array(Uint8Array.from(bytes).buffer) };
}

function readChecksums(folder: string): Map<string, string> {
  const path = join(folder, "SHA256SUMS");
  if (!existsSync(path)) return new Map();
  const lines = readFileSync(path, "utf8").split("\n");
  const entries = lines.map((line) => /^([0-9a-f]{64}) [ *](.+)$/u.exec(line.trim()));
  return new Map(entries.flatMap((entry) => (entry?.[1] && entry[2] ? [[entry[2], entry[1]] as const] : [])));
}

function readModelFile(folder: string, name: string): Buffer {
  const path = join(folder, name);
  if (!existsSync(path) || !statSync(path).isFile()) {
    throw new JucuoError("index_unavailable", `模型文件夹 ${folder} 里缺少 ${name},请检查设置 JUCUO_MODEL。`);
  }
  return readFileSync(path);
}

/** From `retrieval.json`, or, for a model that comes without, the dimension of its `config.json` and no prefix. */
function readSettings(folder: string): ModelSettings {
  const path = join(folder, settingsName);
  try {
    if (existsSync(path)) return settingsSchema.parse(JSON.parse(readFileSync(path, "utf8")));
    const config: unknown = JSON.parse(readFileSync(join(folder, "config.json"), "utf8"));
    return settingsSchema.parse({ dimension: z.object({ hidden_size: z.number() }).parse(config).hidden_size });
  } catch (cause) {
    throw new JucuoError(
      "index_unavailable",
      `模型设置 ${path} 写法不对:需要 dimension,可有 queryPrefix、maxTokens、tokenWidth、tokensPerVector。`,
      {
        cause,
      },
    );
  }
}
