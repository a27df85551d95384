#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import { type Answers, answersFrom, answersOf } from "./answers.ts";
import { ApiError, Client } from "./client/client.ts";
import { readConfig } from "./config.ts";
import { Divisions } from "./corpus/divisions.ts";
import { JucuoError, messageOf } from "./corpus/errors.ts";
import { type Given, reportYears } from "./corpus/given.ts";
import { givenOf } from "./given.ts";
import type { Outcome } from "./ingest.ts";
import { type GoneFile, ingestFiles } from "./ingest-folder.ts";
import { addKeyCommands } from "./key-commands.ts";
import { serveMcp } from "./mcp.ts";
import { addQuestionCommands } from "./question-commands.ts";
import { rebuild } from "./rebuild.ts";
import { startServer } from "./server.ts";
import { filesOf } from "./terminal/files.ts";
import { Printer } from "./terminal/print.ts";
import { printFound } from "./terminal/print-watches.ts";
import { ProgressBar } from "./terminal/progress-bar.ts";
import { version } from "./version.ts";
import { addWatchCommands } from "./watch-commands.ts";
import { addSamples, declineSamples, openWorkspace, type Workspace, withKeyRing } from "./workspace.ts";

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
  JUCUO_SERVER 向这个服务提问,如 http://127.0.0.1:3000(不给则用本机的数据)  JUCUO_KEY 那个服务的密钥
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
  addQuestionCommands({
    command,
    ask,
    write,
    printer,
    foundNothing: () => {
      code = exitCodes.nothingFound;
    },
  });
  command("serve", "启动服务").action(serve);
  command("mcp", "以 MCP(模型上下文协议)在标准输入输出上提供工具").action(async () => {
    stopOnSignal();
    await withProgress((progress) =>
      serveMcp(readConfig(process.env), {
        input: process.stdin,
        output: process.stdout,
        progress,
        signal: interruption.signal,
      }),
    );
  });
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
  addKeyCommands(command("keys", "密钥:有了密钥,其他机器才能访问,并须出示密钥"), {
    withKeyRing: (work) => withKeyRing(readConfig(process.env), work),
    write,
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

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  stopOnSignal();
  const server = await withProgress((progress) => startServer(config, { progress, signal: interruption.signal }));
  write(`举措已就绪:${server.url} (按 Ctrl-C 停止)`);
  await aborted(interruption.signal);
  await server.close();
}

/** Ask the server that is set, else the index of this machine. */
function ask<T>(work: (answers: Answers) => Promise<T>): Promise<T> {
  const { server, key } = readConfig(process.env);
  if (server !== undefined) {
    return work(answersFrom(new Client({ baseUrl: server, ...(key !== undefined && { key }) })));
  }
  return withSamples((workspace) => work(answersOf(workspace)));
}

/** An index that nobody has filled gets the sample reports first. */
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
  if (error instanceof ApiError) return error.code === "invalid_request" ? exitCodes.misused : exitCodes.failed;
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
