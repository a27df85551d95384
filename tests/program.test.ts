import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "./parts.ts";
import { cli, root, run, settings } from "./run-program.ts";

function serve(data: string): ChildProcess {
  return spawn(process.execPath, [cli, "serve"], { env: settings(data) });
}

/** Resolves with everything printed when the pattern has appeared on either stream. */
function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const take = (data: Buffer): void => {
      text += data.toString();
      if (pattern.test(text)) resolve(text);
    };
    child.stdout?.on("data", take);
    child.stderr?.on("data", take);
    child.once("exit", () => reject(new Error(`ended before ${pattern}: ${text}`)));
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", (code) => resolve(code)));
}

const ready = /已就绪:(http:\S+)/u;

describe("the program, killed", () => {
  it("ends with the index of an undisturbed run after kill -9 in the first ingest", async () => {
    const [undisturbed, disturbed] = [temporaryFolder(), temporaryFolder()];
    run(undisturbed, "search", "综合查一次");
    const killed = serve(disturbed);
    await printed(killed, /建立索引/u);
    await new Promise((resolve) => setTimeout(resolve, 600));
    killed.kill("SIGKILL");
    await ended(killed);
    const again = serve(disturbed);
    await printed(again, ready);
    again.kill("SIGTERM");
    expect(await ended(again)).toBe(0);
    const fingerprint = (data: string): string => JSON.parse(run(data, "stats", "--json").out).fingerprint;
    expect(fingerprint(disturbed)).toBe(fingerprint(undisturbed));
  });

  it("keeps what Ctrl-C found done, and says that it was interrupted", async () => {
    const data = temporaryFolder();
    const child = spawn(process.execPath, [cli, "ingest", join(root, "index-data/corpus")], { env: settings(data) });
    await printed(child, /建立索引/u);
    child.kill("SIGINT");
    expect(await ended(child)).toBe(130);
    const asking = spawn(process.execPath, [cli, "search", "免罚轻罚"], { env: settings(temporaryFolder()) });
    await printed(asking, /建立索引/u);
    asking.kill("SIGINT");
    // No answer from half a corpus.
    expect(await ended(asking)).toBe(130);
    const { code } = run(data, "ingest", join(root, "index-data/corpus/000_01f5e246c5b9c627.txt"));
    expect(code).toBe(0);
  });
});

describe("the command line", () => {
  const data = mkdtempSync(join(tmpdir(), "jucuo-test-"));
  beforeAll(() => void run(data, "search", "综合查一次"));
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it("answers, grouped by city with matches marked, and as JSON", () => {
    const { code, out } = run(data, "search", "综合查一次");
    expect(code).toBe(0);
    expect(out).toMatch(/1\. 连云港市/u);
    expect(out).toContain("【综合查一次】");
    expect(JSON.parse(run(data, "search", "综合查一次", "--json").out).groups[0].region.code).toBe("320700");
  });

  it("says so, by word and by code, when no report has it", () => {
    const { code, out } = run(data, "search", "低空经济监管");
    expect([code, out]).toEqual([4, expect.stringContaining("均未见")]);
  });

  it("compares into a file, tells gaps, years and what of a draft stands elsewhere", () => {
    const file = join(data, "比较.csv");
    expect(run(data, "compare", "免罚轻罚", "--output", file).code).toBe(0);
    expect(readFileSync(file, "utf8").startsWith("\uFEFF地区")).toBe(true);
    expect(run(data, "gaps", "登封").out).toContain("免罚轻罚(4/4 个地区有)");
    expect(run(data, "timeline", "综合查一次").out).toContain("连云港市(江苏省) ??●");
    const draft = join(data, "稿件.txt");
    const { text } = JSON.parse(run(data, "search", "免罚轻罚", "--json").out).groups[0].hits[0].passage;
    writeFileSync(draft, `盐城市2025年法治政府建设情况报告\n${text}`);
    expect(run(data, "reuse", draft, "--region", "盐城").out).toMatch(/〔别处,相同〕/u);
  });

  it("asks a server that is set instead of the index here", async () => {
    const server = serve(data);
    const [, url = ""] = (await printed(server, /http:\S+/u)).match(/(http:\S+)/u) ?? [];
    const env = { ...settings(temporaryFolder()), JUCUO_SERVER: url };
    const { stdout } = spawnSync(process.execPath, [cli, "search", "综合查一次"], { env, encoding: "utf8" });
    server.kill();
    expect(stdout).toMatch(/1\. 连云港市/u);
    const alone = spawnSync(process.execPath, [cli, "search", "综合查一次"], { env, encoding: "utf8" });
    expect([alone.status, alone.stderr]).toEqual([1, expect.stringContaining("连不上服务")]);
  });

  it("speaks the model context protocol on its streams, and nothing else", async () => {
    const client = new Client({ name: "test", version: "0" });
    const env = settings(data) as Record<string, string>;
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [cli, "mcp"], env }));
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(5);
    const found = await client.callTool({ name: "search_measures", arguments: { query: "综合查一次" } });
    expect(JSON.stringify(found.content)).toContain("连云港市2024年度法治政府建设情况的报告");
    await client.close();
  });

  it("reports a bad file and takes the others", () => {
    const { code, out } = run(
      data,
      "ingest",
      join(root, "index-data/corpus/000_01f5e246c5b9c627.txt"),
      join(root, "package.json"),
    );
    expect(code).toBe(3);
    expect(out).toMatch(/已有 .*连云港市[\s\S]*未收 .*package\.json:还不能读取/u);
  });

  it.each([
    [["ingest", "/no/such/file"], 1, /找不到/u],
    [["ingest"], 2, /缺少参数/u],
    [["frobnicate"], 2, /没有这个命令/u],
    [["search", ""], 2, /不能为空/u],
    [["search", "a", "--limit", "0"], 2, /1–100/u],
    [["ingest", "--region", "鼓楼区", join(root, "README.md")], 2, /不止一处/u],
  ])("refuses %j with code %i", (words, code, message) => {
    const result = run(data, ...words);
    expect([result.code, result.err]).toEqual([code, expect.stringMatching(message)]);
  });

  it("stops at a wrong or unknown setting", () => {
    const env = { ...settings(data), JUCUO_MODLE: "x", PORT: "70000" };
    const { status, stderr } = spawnSync(process.execPath, [cli, "serve"], { env, encoding: "utf8" });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/JUCUO_MODLE[\s\S]*PORT 应是/u)]);
  });

  it("rebuilds to the same index", () => {
    const before = JSON.parse(run(data, "stats", "--json").out).fingerprint;
    expect(run(data, "rebuild").code).toBe(0);
    expect(JSON.parse(run(data, "stats", "--json").out).fingerprint).toBe(before);
    expect(readdirSync(data).filter((name) => !name.includes("."))).toEqual(["store"]);
    // Killed between the two renames of a rebuild, whatever is run next.
    for (const next of ["stats", "rebuild"]) {
      renameSync(join(data, "store"), join(data, "store.old"));
      expect(run(data, next).code).toBe(0);
      expect(JSON.parse(run(data, "stats", "--json").out).fingerprint).toBe(before);
    }
  }, 240_000);
});
