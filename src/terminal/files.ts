import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { JucuoError } from "../corpus/errors.ts";

/**
 * The files that paths name, folders with all below them, in the order of their names. Hidden files are left out.
 * Throws `not_found` for a path that does not exist.
 */
export function filesOf(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const kind = statSync(path, { throwIfNoEntry: false });
    if (kind === undefined) throw new JucuoError("not_found", `找不到文件或文件夹 ${path}。`);
    return kind.isDirectory() ? filesBelow(path) : [path];
  });
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}
