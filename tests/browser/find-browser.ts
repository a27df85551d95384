import { spawnSync } from "node:child_process";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Where the browser is. Throws, with the command that installs one, where there is none. */
export function findBrowser(): string {
  for (const name of names) {
    const { stdout, status } = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  throw new Error("The tests of the page need a browser. On Debian: apt-get install chromium fonts-noto-cjk");
}
