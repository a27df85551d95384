import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../parts.ts";
import { run } from "../run-program.ts";

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
