import { type Command, Option } from "commander";
import { z } from "zod";
import { type Role, roles } from "./access/contract.ts";
import type { KeyRing } from "./access/key-ring.ts";
import { JucuoError } from "./corpus/errors.ts";
import { printKeys, printNewKey } from "./terminal/print-keys.ts";

/** What the commands need of the program around them. */
export interface KeyCommandContext {
  withKeyRing<T>(work: (keys: KeyRing) => Promise<T> | T): Promise<T>;
  write(text: string): void;
}

interface NewKey {
  role: Role;
  name?: string;
  expires?: string;
}

/** The commands below `keys`. */
export function addKeyCommands(keys: Command, context: KeyCommandContext): void {
  const command = (name: string, description: string): Command =>
    keys.command(name).description(description).helpOption("-h, --help", "显示帮助").exitOverride();

  command("create", "建一把密钥,只显示这一次;服务不必重启")
    .addOption(
      new Option("--role <角色>", "read 查询,write 还可收入、更正、删除,admin 全部")
        .choices(roles)
        .makeOptionMandatory(),
    )
    .option("--name <名称>", "给谁用,列表里的称呼")
    .option("--expires <日期>", "用到哪一天(含),如 2027-01-31;不写则一直有效")
    .action((options: NewKey) => create(options, context));
  command("list", "列出密钥;密钥本身不保存,也看不到")
    .option("--json", "以 JSON 输出")
    .action(({ json }: { json?: boolean }) =>
      context.withKeyRing((ring) => {
        const all = ring.list();
        context.write(json ? JSON.stringify({ keys: all }, null, 2) : printKeys(all));
      }),
    );
  command("revoke", "撤销一把密钥,立即生效")
    .argument("<编号>", "见 keys list")
    .action((id: string) =>
      context.withKeyRing((ring) => {
        ring.revoke(id);
        context.write(`已撤销密钥 ${id}。`);
      }),
    );
}

async function create({ role, name, expires }: NewKey, { withKeyRing, write }: KeyCommandContext): Promise<void> {
  const label = name?.trim();
  if (label !== undefined && (label === "" || label.length > 100)) {
    throw new JucuoError("invalid_request", "--name 应有 1–100 个字。");
  }
  const expiresAt = expires === undefined ? undefined : endOf(expires);
  await withKeyRing(async (ring) => {
    const { key, facts } = await ring.create({
      role,
      ...(label !== undefined && { name: label }),
      ...(expiresAt !== undefined && { expiresAt }),
    });
    write(printNewKey(key, facts));
  });
}

/** The instant at which a day is over, where this runs. Throws `invalid_request` for what is no day to come. */
function endOf(day: string): string {
  const end = new Date(`${day}T00:00:00`);
  end.setDate(end.getDate() + 1);
  if (!z.iso.date().safeParse(day).success || end.getTime() <= Date.now()) {
    throw new JucuoError("invalid_request", "--expires 应是今天或以后的日期,例如 --expires 2027-01-31。");
  }
  return end.toISOString();
}
