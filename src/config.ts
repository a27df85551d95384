import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { JucuoError } from "./corpus/errors.ts";

const settingNames = [
  "PORT",
  "HOST",
  "JUCUO_DATA",
  "JUCUO_SERVER",
  "JUCUO_KEY",
  "JUCUO_MODEL",
  "JUCUO_WORKERS",
  "JUCUO_LOG",
] as const;

const settingsSchema = z.object({
  PORT: z.coerce
    .number("应是 0–65535 的整数")
    .int("应是整数")
    .min(0, "应是 0–65535")
    .max(65_535, "应是 0–65535")
    .default(3000),
  HOST: z.string().min(1, "不能为空").default("127.0.0.1"),
  JUCUO_DATA: z.string().min(1, "不能为空").optional(),
  JUCUO_SERVER: z.url({ protocol: /^https?$/u, error: "应是网址,如 http://127.0.0.1:3000" }).optional(),
  JUCUO_KEY: z
    .string()
    .regex(/^[\w-]+$/u, "应是 npx jucuo keys create 给出的密钥")
    .optional(),
  JUCUO_MODEL: z.string().min(1, "不能为空").optional(),
  JUCUO_WORKERS: z.coerce
    .number("应是 1–64 的整数")
    .int("应是整数")
    .min(1, "应是 1–64")
    .max(64, "应是 1–64")
    .optional(),
  JUCUO_LOG: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"], "应是 trace、debug、info、warn、error、silent 之一")
    .default("info"),
});

/** Everything that can be set, parsed once from the environment. Paths are absolute. */
export interface Config {
  port: number;
  host: string;
  /** The server that commands ask, instead of the index of this machine. */
  server?: string;
  /** What that server is shown. */
  key?: string;
  /** Where the index is built. */
  storeFolder: string;
  /** The sample reports. */
  corpusFolder: string;
  /** Dictionary, measures and calibration: what comes with the program, then what the user has added. */
  lexiconFolders: [string, ...string[]];
  modelsFolder: string;
  /** A folder, or `owner/name` of a model hub. */
  model: string;
  /** Threads that embed. */
  workers: number;
  logLevel: string;
}

// Where the program itself keeps its data.
const ownData = fileURLToPath(new URL("../index-data", import.meta.url));

const builtInLexicon = join(ownData, "lexicon");

/**
 * Read the settings. Throws `invalid_request` with one sentence for every setting that is wrong or, among those that
 * begin with JUCUO_, unknown: a mistyped setting that is silently ignored is found too late.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const unknown = Object.keys(environment).filter((name) => name.startsWith("JUCUO_") && !isSetting(name));
  const parsed = settingsSchema.safeParse(environment);
  const problems = [
    ...unknown.map((name) => `没有 ${name} 这项设置(可用:${settingNames.join("、")})`),
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${issue.message}`),
  ];
  if (parsed.data === undefined || problems.length > 0) {
    throw new JucuoError("invalid_request", `设置有误:${problems.join(";")}。`);
  }
  const data = resolve(parsed.data.JUCUO_DATA ?? ownData);
  const modelsFolder = existing(join(data, "models"), join(ownData, "models"));
  return {
    port: parsed.data.PORT,
    host: parsed.data.HOST,
    ...(parsed.data.JUCUO_SERVER !== undefined && { server: parsed.data.JUCUO_SERVER }),
    ...(parsed.data.JUCUO_KEY !== undefined && { key: parsed.data.JUCUO_KEY }),
    storeFolder: join(data, "store"),
    corpusFolder: existing(join(data, "corpus"), join(ownData, "corpus")),
    lexiconFolders: [
      builtInLexicon,
      ...[join(data, "lexicon")].filter((own) => own !== builtInLexicon && existsSync(own)),
    ],
    modelsFolder,
    model: parsed.data.JUCUO_MODEL ?? join(modelsFolder, "bge-small-zh-v1.5"),
    // One core stays free for the one who waits.
    workers: parsed.data.JUCUO_WORKERS ?? Math.max(1, Math.min(8, availableParallelism() - 1)),
    logLevel: parsed.data.JUCUO_LOG,
  };
}

function isSetting(name: string): boolean {
  return settingNames.some((known) => known === name);
}

/** A data folder that has no models or samples of its own uses those that come with the program. */
function existing(wanted: string, fallback: string): string {
  return existsSync(wanted) ? wanted : fallback;
}
