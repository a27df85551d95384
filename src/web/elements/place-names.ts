import { fullName } from "../../corpus/region.ts";
import type { Region } from "../asking/answers.ts";

/** What to call regions that stand side by side: by their names, in full where others are called the same. */
export function distinctNames(regions: readonly Region[]): (region: Region) => string {
  const codes = new Map<string, Set<string>>();
  for (const { name, code } of regions) codes.set(name, (codes.get(name) ?? new Set()).add(code));
  return (region) => ((codes.get(region.name)?.size ?? 0) > 1 ? fullName(region) : region.name);
}
