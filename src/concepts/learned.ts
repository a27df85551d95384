import { readFileSync } from "node:fs";
import type { z } from "zod";
import { JucuoError } from "../corpus/errors.ts";

/** What scripts/calibrate.ts has learned; throws `index_unavailable` when the file is missing or malformed. */
export function readLearned<T extends z.ZodType>(path: string, schema: T): z.output<T> {
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new JucuoError("index_unavailable", `校准数据 ${path} 缺失或写法不对,请恢复该文件。`, { cause });
  }
}
