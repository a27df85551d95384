import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = fileURLToPath(new URL("..", import.meta.url));
/** The program as it is built. */
export const cli = join(root, "dist/cli.js");

/** An environment in which the program keeps its data in this folder and listens where there is room. */
export function settings(data: string): NodeJS.ProcessEnv {
  return { ...process.env, JUCUO_DATA: data, JUCUO_LOG: "silent", PORT: "0" };
}

/** Run a command to its end. */
export function run(data: string, ...words: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    env: settings(data),
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}
