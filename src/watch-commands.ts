import { type Command, Option } from "commander";
import { z } from "zod";
import { JucuoError } from "./corpus/errors.ts";
import { printNewWatch, printReports, printWatches } from "./terminal/print-watches.ts";
import { instantOf } from "./watch/instant.ts";
import type { Workspace } from "./workspace.ts";

/** What the commands need of the program around them. */
export interface WatchCommandContext {
  withWorkspace<T>(work: (workspace: Workspace) => Promise<T> | T): Promise<T>;
  /** The same, with the sample reports where the index is new. */
  withSamples<T>(work: (workspace: Workspace) => Promise<T> | T): Promise<T>;
  write(text: string): void;
  signal: AbortSignal;
}

interface ReportOptions {
  since?: string;
  all?: boolean;
  unread?: boolean;
  json?: boolean;
}

const placesOf = (option: string): z.ZodArray<z.ZodString> =>
  z.array(z.string().trim().min(1, `${option} 里有空的地区`)).max(200, `${option} 最多 200 个地区`);

const draftSchema = z.object({
  query: z.string().trim().min(1, "问题不能为空").max(512, "问题最多 512 个字"),
  name: z.string().trim().min(1, "--name 不能为空").max(100, "--name 最多 100 个字").optional(),
  region: placesOf("--region").optional(),
  within: placesOf("--within").optional(),
});

/** The commands below `watch`. */
export function addWatchCommands(watch: Command, context: WatchCommandContext): void {
  const command = (name: string, description: string): Command =>
    watch.command(name).description(description).helpOption("-h, --help", "显示帮助").exitOverride();

  command("add", "关注一个问题:此后收入的报告里,凡回答它的都记下来")
    .argument("<问题>", "举措名称或一句话")
    .option("--region <地区>", "只看这些地区(名称或六位代码);多个用顿号或逗号隔开", listed)
    .option("--within <地区>", "只看这些省、市及所辖;多个用顿号或逗号隔开", listed)
    .option("--name <名称>", "列表里的称呼")
    .action((query: string, options: { region?: string[]; within?: string[]; name?: string }) =>
      add({ query, ...options }, context),
    );
  command("list", "列出关注的问题")
    .option("--json", "以 JSON 输出")
    .action(({ json }: { json?: boolean }) =>
      context.withWorkspace(({ watches }) => {
        const all = watches.list();
        context.write(json ? JSON.stringify({ watches: all }, null, 2) : printWatches(all));
      }),
    );
  command("remove", "不再关注,并删去它的发现")
    .argument("<编号>", "见 watch list")
    .action((id: string) =>
      context.withWorkspace(({ watches }) => {
        watches.remove(id);
        context.write(`已删去关注 ${id}。`);
      }),
    );
  command("report", "新收入的报告里,哪些回答了关注的问题;报过的下次不再报")
    .option("--since <日期>", "这一天及以后发现的,报过的也列出;all 为全部")
    .addOption(new Option("--all", "全部发现,同 --since all").conflicts("since"))
    .option("--unread", "只列没有报过的;不写 --since 时本来如此")
    .option("--json", "以 JSON 输出")
    .action((options: ReportOptions) => report(options, context));
}

/** 苏州、威海, or the option again. */
function listed(value: string, before: string[] = []): string[] {
  return [...before, ...value.split(/[、,,]/u)];
}

async function add(typed: z.input<typeof draftSchema>, { withSamples, write }: WatchCommandContext): Promise<void> {
  const { success, data, error } = draftSchema.safeParse(typed);
  if (!success) throw new JucuoError("invalid_request", `${error.issues.map(({ message }) => message).join(";")}。`);
  const { query, name, ...filter } = data;
  await withSamples(async ({ watches }) => write(printNewWatch(await watches.add({ query, filter, name }))));
}

async function report(options: ReportOptions, { withWorkspace, write, signal }: WatchCommandContext): Promise<void> {
  const conditions = conditionsOf(options);
  await withWorkspace(async ({ watches, watcher }) => {
    // What came in and was not checked, whatever cut the check off.
    await watcher.check(signal);
    signal.throwIfAborted();
    const reports = watches.report(conditions);
    write(options.json ? JSON.stringify({ reports }, null, 2) : printReports(reports, watches.list()));
    // Only when it was printed: told twice is better than not told.
    watches.told(reports);
  });
}

function conditionsOf({ since, all, unread }: ReportOptions): { since?: string; unread: boolean } {
  if (all || since === "all") return { unread: unread ?? false };
  if (since === undefined) return { unread: true };
  const day = z.iso.date().safeParse(since);
  if (!day.success) throw new JucuoError("invalid_request", "--since 应是日期,例如 --since 2024-01-31,或 all。");
  return { since: instantOf(since), unread: unread ?? false };
}
