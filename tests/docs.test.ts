import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { endpoints } from "../src/serve/app.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const text = (name: string): string => readFileSync(root + name, "utf8");

describe("the documentation", () => {
  it("names every route", () => {
    for (const { path } of endpoints) expect(text("README.md")).toContain(`\`${path}\``);
  });

  it("names every command and setting", () => {
    const commands = [...(text("src/cli.ts") + text("src/question-commands.ts")).matchAll(/command\("(\w+)", "/gu)].map(
      ([, name]) => name,
    );
    expect(commands.length).toBeGreaterThan(4);
    for (const name of commands) expect(text("README.md")).toContain(`npx jucuo ${name}`);
    const settings =
      text("src/config.ts")
        .match(/settingNames = \[([^\]]*)\]/u)?.[1]
        ?.match(/\w+/gu) ?? [];
    expect(settings.length).toBeGreaterThan(4);
    for (const name of settings) expect(text("README.md")).toContain(`\`${name}\``);
  });

  it.each(["README.md", "README.zh-CN.md", "ARCHITECTURE.md"])("has no dead local link in %s", (name) => {
    const links = [...text(name).matchAll(/\]\((?!https?:)([^)#]+)/gu)].map(([, link]) => link ?? "");
    expect(links.filter((link) => !existsSync(root + link))).toEqual([]);
  });
});
