import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../parts.ts";
import { cli, run, settings } from "../run-program.ts";

/** Where a server that was just started listens. */
function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (data: Buffer) => {
      text += data.toString();
      const found = /已就绪:(http:\S+)/u.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", () => reject(new Error(`ended: ${text}`)));
  });
}

describe("keys at the command line", () => {
  it("are made, shown once, listed and revoked", () => {
    const data = temporaryFolder();
    expect(run(data, "keys", "list").out).toMatch(/还没有密钥/u);
    const made = run(data, "keys", "create", "--role", "write", "--name", "法治科", "--expires", "2099-01-31");
    expect([made.code, made.err]).toEqual([0, ""]);
    const [key = "", id = ""] = /jucuo_([0-9a-f]{12})_[\w-]{43}/u.exec(made.out) ?? [];
    expect(run(data, "keys", "list").out).toBe(`${id} write 法治科,用到 2099-01-31 有效\n`);
    expect(run(data, "keys", "list", "--json").out).not.toContain(key.slice(19));
    expect(run(data, "keys", "revoke", id).out).toContain("已撤销");
    const { keys } = JSON.parse(run(data, "keys", "list", "--json").out);
    expect(keys).toMatchObject([{ id, role: "write", name: "法治科", state: "revoked" }]);
  });

  it("let other machines ask, and commands ask a server that needs one", async () => {
    const data = temporaryFolder();
    const env = { ...settings(data), HOST: "0.0.0.0" };
    const refused = spawnSync(process.execPath, [cli, "serve"], { env, encoding: "utf8" });
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringMatching(/拒绝启动.*keys create/u)]);
    const [key = "", id = ""] =
      /jucuo_([0-9a-f]{12})_[\w-]{43}/u.exec(run(data, "keys", "create", "--role", "read").out) ?? [];
    const server = spawn(process.execPath, [cli, "serve"], { env });
    onTestFinished(() => void server.kill("SIGKILL"));
    const url = (await urlOf(server)).replace("0.0.0.0", "127.0.0.1");
    const ask = (more: object): { status: number | null; stdout: string; stderr: string } =>
      spawnSync(process.execPath, [cli, "search", "综合查一次"], {
        env: { ...settings(temporaryFolder()), JUCUO_SERVER: url, ...more },
        encoding: "utf8",
      });
    expect(ask({ JUCUO_KEY: key }).stdout).toMatch(/1\. 连云港市/u);
    expect(ask({})).toMatchObject({ status: 1, stderr: expect.stringMatching(/须用密钥/u) });
    run(data, "keys", "revoke", id);
    expect(ask({ JUCUO_KEY: key })).toMatchObject({ status: 1, stderr: expect.stringMatching(/已撤销/u) });
    expect(ask({ JUCUO_KEY: "钥匙" })).toMatchObject({ status: 2, stderr: expect.stringMatching(/JUCUO_KEY 应是/u) });
  }, 120_000);

  it.each([
    [["create"], 2, /--role/u],
    [["create", "--role", "chief"], 2, /用法有误/u],
    [["create", "--role", "read", "--expires", "2027-02-31"], 2, /--expires 应是/u],
    [["create", "--role", "read", "--expires", "2001-01-31"], 2, /--expires 应是/u],
    [["create", "--role", "read", "--name", " "], 2, /--name 应有/u],
    [["revoke", "none"], 1, /没有编号为 none 的密钥/u],
  ])("are refused as keys %j with code %i", (words, code, message) => {
    const result = run(temporaryFolder(), "keys", ...words);
    expect([result.code, result.err]).toEqual([code, expect.stringMatching(message)]);
  });
});
