import { basename, dirname, join, relative } from "node:path";
import { z } from "zod";
import type { Divisions } from "./corpus/divisions.ts";
import { genres } from "./corpus/document.ts";
import { JucuoError } from "./corpus/errors.ts";
import { type Given, reportYears } from "./corpus/given.ts";
import { givenOf } from "./given.ts";
import { tableOf } from "./read/csv.ts";
import { decode } from "./read/encoding.ts";

// What a column may be called, in a table made by hand or by a program.
const columns: Record<string, string> = {
  file: "file",
  文件: "file",
  文件名: "file",
  region: "region",
  地区: "region",
  year: "year",
  年度: "year",
  年份: "year",
  title: "title",
  标题: "title",
  publishDate: "publishDate",
  发布日期: "publishDate",
  issuer: "issuer",
  发布机关: "issuer",
  发文机关: "issuer",
  documentNumber: "documentNumber",
  文号: "documentNumber",
  genre: "genre",
  类型: "genre",
  sourceUrl: "sourceUrl",
  网址: "sourceUrl",
  来源网址: "sourceUrl",
};
const manifestNames = new Set(["manifest.json", "manifest.csv", "清单.json", "清单.csv"]);
const fieldsSchema = z.strictObject({
  region: z.coerce.string().optional(),
  year: z.coerce
    .number("年度应是四位年份")
    .int("年度应是四位年份")
    .min(reportYears.first, "年度应是四位年份")
    .max(reportYears.last, "年度应是四位年份")
    .optional(),
  title: z.string().min(1).optional(),
  publishDate: z.iso.date("发布日期应写作 2024-01-31").optional(),
  issuer: z.string().min(1).optional(),
  documentNumber: z.string().min(1).optional(),
  genre: z.enum(genres, `类型应是 ${genres.join("、")} 之一`).optional(),
  sourceUrl: z.url("网址不合写法").optional(),
});

/** Reads a file: the caller decides how. */
type ReadFile = (path: string) => Uint8Array;

/**
 * What manifests and sidecars say of files: `manifest.csv` or `manifest.json` (清单.csv, 清单.json) in a folder for the
 * files below it, `报告.docx.json` for 报告.docx. The narrower one wins. Throws `invalid_request` with file and row.
 */
export class Manifests {
  private readonly given = new Map<string, Given>();
  private readonly own = new Set<string>();
  private readonly divisions: Divisions;

  constructor(files: readonly string[], read: ReadFile, divisions: Divisions) {
    this.divisions = divisions;
    const known = new Set(files);
    const byDepth = [...files].sort((a, b) => a.split("/").length - b.split("/").length);
    for (const path of byDepth) if (manifestNames.has(basename(path))) this.readManifest(path, read(path), known);
    for (const path of files) {
      const described = path.replace(/\.json$/u, "");
      if (described === path || !known.has(described)) continue;
      this.own.add(path);
      this.say(described, this.fieldsOf(parseJson(path, read(path)), path));
    }
  }

  /** Whether the file is a manifest itself and no report. */
  isManifest(path: string): boolean {
    return this.own.has(path);
  }

  givenFor(path: string): Given {
    return this.given.get(path) ?? {};
  }

  private readManifest(path: string, bytes: Uint8Array, files: ReadonlySet<string>): void {
    this.own.add(path);
    const rows = path.endsWith(".json") ? jsonRows(path, parseJson(path, bytes)) : csvRows(path, bytes);
    for (const [at, { file, ...fields }] of rows.entries()) {
      const where = `${path} 第 ${at + 1} 条`;
      const named = typeof file === "string" ? join(dirname(path), file) : "";
      // Members of an archive are not on disk: what is said of them is kept as it is.
      if (!files.has(named) && ![...files].some((known) => named.startsWith(`${known}/`))) {
        throw new JucuoError(
          "invalid_request",
          `${where}:找不到文件 ${relative(dirname(path), named) || "(没有写文件名)"}。`,
        );
      }
      this.say(named, this.fieldsOf(fields, where));
    }
  }

  private say(path: string, given: Given): void {
    this.given.set(path, { ...this.given.get(path), ...given });
  }

  private fieldsOf(value: unknown, where: string): Given {
    const parsed = fieldsSchema.safeParse(value);
    if (!parsed.success) {
      const problems = parsed.error.issues.map((issue) =>
        issue.code === "unrecognized_keys"
          ? `不认识 ${issue.keys.join("、")}`
          : `${issue.path.join(".")} ${issue.message}`,
      );
      throw new JucuoError("invalid_request", `${where}:${problems.join(";")}。`);
    }
    return givenOf(parsed.data, where, this.divisions);
  }
}

function csvRows(path: string, bytes: Uint8Array): Record<string, unknown>[] {
  const [header = [], ...rows] = tableOf(decode(bytes).text).filter((row) => row.some((cell) => cell.trim() !== ""));
  const names = header.map((cell) => {
    const name = columns[cell.trim()];
    if (name === undefined)
      throw new JucuoError(
        "invalid_request",
        `${path}:不认识“${cell.trim()}”这一列(可用:${Object.keys(columns).join("、")})。`,
      );
    return name;
  });
  return rows.map((row) =>
    Object.fromEntries(
      names.map((name, at) => [name, row[at]?.trim()]).filter(([, cell]) => cell !== undefined && cell !== ""),
    ),
  );
}

function jsonRows(path: string, value: unknown): Record<string, unknown>[] {
  const rows = z.array(z.record(z.string(), z.unknown())).safeParse(value);
  if (!rows.success) throw new JucuoError("invalid_request", `${path}:应是一个数组,每项写明 file 和要指定的内容。`);
  return rows.data;
}

function parseJson(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decode(bytes).text);
  } catch (cause) {
    throw new JucuoError("invalid_request", `${path}:不是合法的 JSON。`, { cause });
  }
}
