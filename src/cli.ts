#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";
import { Command, CommanderError, Option } from "commander";
import { z } from "zod";
import { readConfig } from "./config.ts";
import { Divisions } from "./corpus/divisions.ts";
import { JucuoError, messageOf } from "./corpus/errors.ts";
import { type Given, reportYears } from "./corpus/given.ts";
import { compareTable } from "./export/compare-table.ts";
import { fileFormats } from "./export/formats.ts";
import { givenOf } from "./given.ts";
import type { Outcome } from "./ingest.ts";
import { type GoneFile, ingestFiles } from "./ingest-folder.ts";
import { read as readFile } from "./read/read.ts";
import { rebuild } from "./rebuild.ts";
import { startServer } from "./server.ts";
import { fieldErrors } from "./serve/chinese-errors.ts";
import { gapsRequestSchema } from "./serve/schemas/explore.ts";
import { reuseRequestSchema } from "./serve/schemas/reuse.ts";
import { type FileOptions, fileFormatOf, writeTableFile } from "./table-file.ts";
import { filesOf } from "./terminal/files.ts";
import { Printer } from "./terminal/print.ts";
import { printGaps } from "./terminal/print-gaps.ts";
import { printReuse } from "./terminal/print-reuse.ts";
import { printFound } from "./terminal/print-watches.ts";
import { ProgressBar } from "./terminal/progress-bar.ts";
import { tableText } from "./terminal/table-text.ts";
import { addWatchCommands } from "./watch-commands.ts";
import { addSamples, declineSamples, openWorkspace, type Workspace } from "./workspace.ts";

/** What a script can rely on. */
const exitCodes = { ok: 0, failed: 1, misused: 2, someFilesFailed: 3, nothingFound: 4, interrupted: 130 } as const;

const helpTitles: Record<string, string> = {
  "Usage:": "用法:",
  "Options:": "选项:",
  "Commands:": "命令:",
  "Arguments:": "参数:",
};
const usageMessages: Record<string, string> = {
  "commander.unknownCommand": "没有这个命令",
  "commander.unknownOption": "没有这个选项",
  "commander.missingArgument": "缺少参数",
  "commander.excessArguments": "参数过多",
  "commander.optionMissingArgument": "选项缺少值",
  "commander.help": "缺少命令",
};

const manifestHelp = `
清单:文件夹里可放 清单.csv 或 manifest.json,或在“报告.docx”旁放“报告.docx.json”,指明
  文件、地区、年度、标题、发布日期、发文机关、文号、类型、来源网址。先后:命令选项、单个文件的、文件夹的、报告自身的。`;
const questionSchema = z.string().trim().min(1, "问题不能为空").max(512, "问题最多 512 个字");
const limitSchema = z.int("--limit 应是 1–100 的整数").min(1, "--limit 应是 1–100").max(100, "--limit 应是 1–100");
const printer = new Printer(process.stdout.isTTY === true && !process.env.NO_COLOR);
const interruption = new AbortController();

await main();

async function main(): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    process.exitCode = report(error);
  }
}

async function run(): Promise<number> {
  let code: number = exitCodes.ok;
  const program = new Command("jucuo")
    .description("在各地法治政府建设年度报告里,按意思找同一项举措。")
    .version(version(), "-V, --version", "显示版本")
    .helpOption("-h, --help", "显示帮助")
    .helpCommand("help [命令]", "显示某个命令的帮助")
    .configureHelp({ styleTitle: (title) => helpTitles[title] ?? title })
    .configureOutput({ outputError: () => undefined })
    .exitOverride()
    .addHelpText(
      "after",
      `
退出码:
  0 成功  1 出错  2 用法有误  3 有文件未能收入或待确认(其余已收)  4 没有查到  130 被中断

设置(环境变量):
  PORT 端口(3000)  HOST 地址(127.0.0.1)  JUCUO_DATA 数据文件夹(index-data)
  JUCUO_MODEL 模型文件夹或模型库编号  JUCUO_WORKERS 计算线程数  JUCUO_LOG 日志级别(info)`,
    );
  const command = (name: string, description: string): Command =>
    program.command(name).description(description).helpOption("-h, --help", "显示帮助").exitOverride();

  command("ingest", "收入报告:文件、文件夹或 .zip(.txt .md .html .docx .doc .pdf .xlsx .csv)")
    .argument("<路径...>", "文件或文件夹,可以多个")
    .option("--region <地区>", "报告的地区(名称或六位代码),以此为准")
    .addOption(new Option("--year <年>", "报告所述年度,以此为准").argParser(Number))
    .option("--prune", "文件已不在的,把它的报告从库里删除")
    .addHelpText("after", manifestHelp)
    .action(async (paths: string[], options: { region?: string; year?: number; prune?: boolean }) => {
      code = await ingestPaths(paths, options);
    });
  command("search", "查一项举措,按城市列出")
    .argument("<问题>", "举措名称或一句话")
    .option("--json", "以 JSON 输出")
    .addOption(new Option("--limit <个数>", "最多几个地区").argParser(Number).default(10))
    .action(async (question: string, options: { json?: boolean; limit: number }) => {
      code = await search(question, options);
    });
  command("compare", "逐地比较一项举措:谁有、怎么做、什么数据、谁没有")
    .argument("<问题>", "举措名称或一句话")
    .option("--region <地区>", "只比较这些地区,没有报告的也列出;可以多次", (name, names: string[] = []) => [
      ...names,
      name,
    ])
    .option("--format <格式>", `写成文件:${fileFormats.join("、")}`)
    .option("--output <文件>", "写到这个文件;不写 --format 则看扩展名")
    .option("--json", "以 JSON 输出")
    .action(async (question: string, options: CompareOptions) => {
      code = await compare(question, options);
    });
  command("gaps", "同类地区有、本地未见的举措")
    .argument("<地区>", "名称或六位代码")
    .addOption(new Option("--year <年>", "看哪一年的报告;不给则是最近一份").argParser(Number))
    .addOption(new Option("--limit <个数>", "最多几项").argParser(Number).default(20))
    .option("--json", "以 JSON 输出")
    .action(async (region: string, { json: asJson, ...options }: { year?: number; limit: number; json?: boolean }) =>
      withSamples(async ({ explorer }) => {
        const answer = await explorer.gaps(checked(gapsRequestSchema, { region, ...options }));
        write(asJson ? json(answer) : printGaps(answer));
      }),
    );
  command("reuse", "稿件里与各地报告、本地旧稿相同或相近的文字,以及可能带过来的地名、数字、年份")
    .argument("<文件>", "稿件:.docx .txt .md .html .pdf .doc")
    .option("--region <地区>", "稿件属于哪个地区")
    .addOption(new Option("--year <年>", "稿件所述年度").argParser(Number))
    .option("--json", "以 JSON 输出")
    .action(async (file: string, { json: asJson, ...options }: { region?: string; year?: number; json?: boolean }) => {
      if (!existsSync(file)) throw new JucuoError("not_found", `没有 ${file} 这个文件。`);
      const { text } = await readFile(readFileSync(file), file);
      const request = checked(reuseRequestSchema, { text, ...options });
      await withSamples(async ({ drafter }) => {
        const answer = await drafter.reuse(request);
        write(asJson ? json(answer) : printReuse(answer));
      });
    });
  command("serve", "启动服务").action(serve);
  command("stats", "库里有什么,缺什么")
    .option("--json", "以 JSON 输出")
    .action(async (options: { json?: boolean }) =>
      withWorkspace(({ engine, index }) => {
        const stats = engine.stats();
        write(options.json ? json(stats) : printer.stats(stats, index.store.held.all()));
      }),
    );
  command("rebuild", "以现在的程序和模型,从保存的原件重建索引").action(async () => {
    stopOnSignal();
    const outcomes = await withProgress((progress) =>
      rebuild(readConfig(process.env), { progress, signal: interruption.signal }),
    );
    code = reportOutcomes(outcomes);
  });
  addWatchCommands(command("watch", "关注问题:收入新报告后,看哪些回答了它"), {
    withWorkspace,
    withSamples,
    write,
    signal: interruption.signal,
  });
  await program.parseAsync();
  return code;
}

async function ingestPaths(
  paths: readonly string[],
  options: { region?: string; year?: number; prune?: boolean },
): Promise<number> {
  const given = givenBy(options);
  const files = filesOf(paths);
  if (files.length === 0 && !options.prune) throw new JucuoError("not_found", `${paths.join("、")} 里没有文件。`);
  stopOnSignal();
  return withWorkspace(async (workspace) => {
    declineSamples(workspace);
    const { outcomes, gone } = await withProgress((progress) =>
      ingestFiles(files, paths, workspace, {
        given,
        prune: options.prune ?? false,
        progress,
        signal: interruption.signal,
      }),
    );
    const code = reportOutcomes(outcomes, gone);
    const found = printFound(await workspace.watcher.check(interruption.signal));
    if (found !== "") write(found);
    return interruption.signal.aborted ? exitCodes.interrupted : code;
  });
}

function reportOutcomes(outcomes: readonly Outcome[], gone: readonly GoneFile[] = []): number {
  write(printer.outcomes(outcomes, gone));
  if (interruption.signal.aborted) return exitCodes.interrupted;
  return outcomes.some(({ status }) => status === "failed" || status === "held")
    ? exitCodes.someFilesFailed
    : exitCodes.ok;
}

function questionOf(question: string): string {
  return checked(questionSchema, question);
}

async function search(question: string, options: { json?: boolean; limit: number }): Promise<number> {
  const [query, limit] = [questionOf(question), checked(limitSchema, options.limit)];
  return withSamples(async (workspace) => {
    const shape = { mode: "hybrid", filter: {}, groupBy: "region", groupSize: 2, offset: 0, explain: false } as const;
    const answer = await workspace.engine.search({ ...shape, facets: [], asWords: [], query, limit });
    write(options.json ? json(answer) : printer.search(answer));
    return answer.status === "present" ? exitCodes.ok : exitCodes.nothingFound;
  });
}

interface CompareOptions extends FileOptions {
  region?: string[];
}

async function compare(question: string, options: CompareOptions): Promise<number> {
  const query = questionOf(question);
  const format = fileFormatOf(options);
  return withSamples(async ({ engine }) => {
    const { region: regions } = options;
    const answer = await engine.compare({ query, regions, filter: {}, passagesPerRegion: 2, asWords: [] });
    const table = compareTable(answer, { madeAt: new Date() });
    if (format !== undefined) await writeTableFile(table, format, options.output);
    else write(options.json ? json(answer) : tableText(table, { width: process.stdout.columns ?? 120 }));
    return answer.summary.present > 0 ? exitCodes.ok : exitCodes.nothingFound;
  });
}

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  stopOnSignal();
  const server = await withProgress((progress) => startServer(config, { progress, signal: interruption.signal }));
  write(`举措已就绪:${server.url} (按 Ctrl-C 停止)`);
  await aborted(interruption.signal);
  await server.close();
}

/** Questions to an index that nobody has filled are answered from the sample reports. */
function withSamples<T>(work: (workspace: Workspace) => Promise<T> | T): Promise<T> {
  stopOnSignal();
  return withWorkspace(async (workspace) => {
    await withProgress((progress) =>
      addSamples(workspace, readConfig(process.env).corpusFolder, { progress, signal: interruption.signal }),
    );
    // Half a corpus would say 未见 of what the other half has.
    interruption.signal.throwIfAborted();
    return work(workspace);
  });
}

/** What was typed, as the HTTP contract would take it; throws `invalid_request` with the same sentences. */
function checked<T extends z.ZodType>(schema: T, typed: unknown): z.output<T> {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return parsed.data;
  const problems = fieldErrors(parsed.error).map(({ path, message }) => `${path} ${message}`.trim());
  throw new JucuoError("invalid_request", `${problems.join(";")}。`);
}

async function withWorkspace<T>(work: (workspace: Workspace) => Promise<T> | T): Promise<T> {
  const workspace = await openWorkspace(readConfig(process.env));
  try {
    return await work(workspace);
  } finally {
    await workspace.close();
  }
}

async function withProgress<T>(work: (progress: ProgressBar) => Promise<T>): Promise<T> {
  const progress = new ProgressBar();
  try {
    return await work(progress);
  } finally {
    progress.end();
  }
}

function givenBy({ region, year }: { region?: string; year?: number }): Given {
  if (year !== undefined && (!Number.isInteger(year) || year < reportYears.first || year > reportYears.last)) {
    throw new JucuoError("invalid_request", "--year 应是四位年份,例如 --year 2023。");
  }
  return givenOf({ region, year }, "--region", new Divisions());
}

/** The first Ctrl-C or SIGTERM ends the work at hand in order; a second one ends the process. */
function stopOnSignal(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () =>
      interruption.abort(new JucuoError("internal", "已中断;做完的部分已保存,下次从这里继续。")),
    );
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function report(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.ok;
    process.stderr.write(
      `${usageMessages[error.code] ?? "用法有误"}:${error.message.replace(/^error: /u, "")}。用 jucuo --help 查看用法。\n`,
    );
    return exitCodes.misused;
  }
  process.stderr.write(`${messageOf(error)}\n`);
  if (interruption.signal.aborted) return exitCodes.interrupted;
  if (error instanceof JucuoError) return error.code === "invalid_request" ? exitCodes.misused : exitCodes.failed;
  if (error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  return exitCodes.failed;
}

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function version(): string {
  const file = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(file)).version;
}
