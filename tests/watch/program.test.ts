import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../parts.ts";
import { cli, root, run, settings } from "../run-program.ts";

const samples = join(root, "index-data/corpus");

/** The sample report that begins with this name. */
function sample(start: string): string {
  return join(samples, readdirSync(samples).find((name) => name.startsWith(start)) ?? "");
}

async function serve(data: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [cli, "serve"], { env: settings(data) });
  onTestFinished(() => void child.kill("SIGKILL"));
  const url = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (data: Buffer) => {
      text += data.toString();
      const found = /已就绪:(http:\S+)/u.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", () => reject(new Error(`ended: ${text}`)));
  });
  return { url, child };
}

// The model and the sample reports as they come, in the processes that a user runs.
describe("watches in the program", () => {
  it("tell of each report once, whichever process took it in, through kill -9 and a rebuild", async () => {
    const data = temporaryFolder();
    expect(run(data, "ingest", sample("000")).code).toBe(0);
    const added = run(data, "watch", "add", "免罚轻罚", "--within", "江苏、山东", "--name", "轻微免罚");
    expect(added.out).toMatch(/编号 1.*轻微免罚\(“免罚轻罚”\),只看江苏及所辖、山东及所辖\n库里现有的报告:有 1 份/u);
    expect(run(data, "watch", "add", "低空经济监管").code).toBe(0);
    const { url, child } = await serve(data);
    expect(run(data, "ingest", sample("003")).out).toMatch(/1 号 有 1 份/u);
    const found = async (): Promise<string[]> => {
      const { findings } = JSON.parse(await (await fetch(`${url}/v1/watches/1/findings`)).text());
      return findings.map(({ region }: { region: { name: string } }) => region.name);
    };
    expect(await found()).toEqual(["苏州市"]);
    const text = readFileSync(sample("004"), "utf8");
    const body = JSON.stringify({ text });
    await fetch(`${url}/v1/documents`, { method: "POST", headers: { "content-type": "application/json" }, body });
    await expect.poll(found, { timeout: 30_000, interval: 200 }).toEqual(["威海市", "苏州市"]);
    child.kill("SIGKILL");
    const { out, code } = run(data, "watch", "report");
    expect(code).toBe(0);
    expect(out).toMatch(/关注 1 [^\n]*:有 2 份\n {2}〔有〕威海市[^\n]*\n[^\n]*\n[^\n]* › [^\n]*\n {2}〔有〕苏州市/u);
    expect(out).toMatch(/关注 2 [^\n]*:相近 1 份\n {2}相近的段落\(不是所问的举措\):\n {2}〔相近〕/u);
    expect(run(data, "rebuild").code).toBe(0);
    const { reports } = JSON.parse(run(data, "watch", "report", "--all", "--json").out);
    expect(reports[0].findings[0].passages[0].passage.text).toContain("“不罚”“轻罚”事项清单");
    expect(reports[0].watch.counts).toEqual({ present: 2, related: 0, unread: 0 });
  }, 240_000);

  it.each([
    [["add"], 2, /缺少参数/u],
    [["add", " "], 2, /问题不能为空/u],
    [["add", "长".repeat(513)], 2, /最多 512 个字/u],
    [["add", "免罚", "--name", "长".repeat(101)], 2, /--name 最多 100 个字/u],
    [["add", "免罚", "--region", "苏州,,威海"], 2, /--region 里有空的地区/u],
    [["report", "--since", "昨天"], 2, /--since 应是日期/u],
    [["report", "--all", "--since", "2024-01-01"], 2, /用法有误/u],
    [["remove", "7"], 1, /没有编号为 7 的关注/u],
    [["frobnicate"], 2, /没有这个命令/u],
  ])("refuse %j with code %i", (words, code, message) => {
    const result = run(temporaryFolder(), "watch", ...words);
    expect([result.code, result.err]).toEqual([code, expect.stringMatching(message)]);
  });
});
