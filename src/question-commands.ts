import { readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import { z } from "zod";
import type { Answers } from "./answers.ts";
import { JucuoError } from "./corpus/errors.ts";
import { compareTable } from "./export/compare-table.ts";
import { fileFormats } from "./export/formats.ts";
import { read } from "./read/read.ts";
import { fieldErrors } from "./serve/chinese-errors.ts";
import { gapsRequestSchema } from "./serve/schemas/explore.ts";
import { reuseRequestSchema } from "./serve/schemas/reuse.ts";
import { changesRequestSchema } from "./serve/schemas/years.ts";
import { type FileOptions, fileFormatOf, writeTableFile } from "./table-file.ts";
import { filesOf } from "./terminal/files.ts";
import type { Printer } from "./terminal/print.ts";
import { printGaps } from "./terminal/print-gaps.ts";
import { printReuse } from "./terminal/print-reuse.ts";
import { tableText } from "./terminal/table-text.ts";
import { printChanges, printTimeline } from "./terminal/years.ts";

/** What the commands that ask something need of the program around them. */
export interface Asking {
  command(name: string, description: string): Command;
  /** Ask what answers; the samples are there where there is nothing else. */
  ask<T>(work: (answers: Answers) => Promise<T>): Promise<T>;
  write(text: string): void;
  printer: Printer;
  /** That what was asked for is nowhere. */
  foundNothing(): void;
}

const questionSchema = z.string().trim().min(1, "问题不能为空").max(512, "问题最多 512 个字");
const limitRange = "--limit 应是 1–100 的整数";
const limitSchema = z.int(limitRange).min(1, limitRange).max(100, limitRange);
const maxRange = "--max 应是 500–50000 的整数";
const maxSchema = z.int(maxRange).min(500, maxRange).max(50_000, maxRange);
const question = "举措名称或一句话";

interface Json {
  json?: boolean;
}

/** search, compare, gaps, timeline, changes, retrieve and reuse: what is asked of the reports. */
export function addQuestionCommands({ command, ask, write, printer, foundNothing }: Asking): void {
  const show = <T>({ json }: Json, answer: T, print: (answer: T) => string): void =>
    write(json ? JSON.stringify(answer, null, 2) : print(answer));

  command("search", "查一项举措,按城市列出")
    .argument("<问题>", question)
    .option("--json", "以 JSON 输出")
    .addOption(new Option("--limit <个数>", "最多几个地区").argParser(Number).default(10))
    .action(async (typed: string, options: Json & { limit: number }) => {
      const [query, limit] = [typedAs(questionSchema, typed), typedAs(limitSchema, options.limit)];
      const shape = { mode: "hybrid", filter: {}, groupBy: "region", groupSize: 2, offset: 0, explain: false } as const;
      const request = { ...shape, facets: [], asWords: [], query, limit };
      const answer = await ask(({ search }) => search(request));
      show(options, answer, (found) => printer.search(found));
      if (answer.status !== "present") foundNothing();
    });

  command("compare", "逐地比较一项举措:谁有、怎么做、什么数据、谁没有")
    .argument("<问题>", question)
    .option("--region <地区>", "只比较这些地区,没有报告的也列出;可以多次", (name, names: string[] = []) => [
      ...names,
      name,
    ])
    .option("--format <格式>", `写成文件:${fileFormats.join("、")}`)
    .option("--output <文件>", "写到这个文件;不写 --format 则看扩展名")
    .option("--json", "以 JSON 输出")
    .action(async (typed: string, options: FileOptions & { region?: string[] }) => {
      const [query, format] = [typedAs(questionSchema, typed), fileFormatOf(options)];
      const request = { query, regions: options.region, filter: {}, passagesPerRegion: 2, asWords: [] };
      const answer = await ask(({ compare }) => compare(request));
      const table = compareTable(answer, { madeAt: new Date() });
      if (format !== undefined) await writeTableFile(table, format, options.output);
      else show(options, answer, () => tableText(table, { width: process.stdout.columns ?? 120 }));
      if (answer.summary.present === 0) foundNothing();
    });

  command("gaps", "同类地区有、本地未见的举措")
    .argument("<地区>", "名称或六位代码")
    .addOption(new Option("--year <年>", "看哪一年的报告;不给则是最近一份").argParser(Number))
    .addOption(new Option("--limit <个数>", "最多几项").argParser(Number).default(20))
    .option("--json", "以 JSON 输出")
    .action(async (region: string, { json, ...options }: Json & { year?: number; limit: number }) => {
      const request = checked(gapsRequestSchema, { region, ...options });
      show({ json: json ?? false }, await ask(({ gaps }) => gaps(request)), printGaps);
    });

  command("timeline", "逐年看:各地哪一年的报告最早写到,文中说自哪年起")
    .argument("<问题>", question)
    .option("--json", "以 JSON 输出")
    .action(async (typed: string, options: Json) => {
      const query = typedAs(questionSchema, typed);
      const answer = await ask(({ timeline }) => timeline({ query, filter: {}, asWords: [] }));
      show(options, answer, printTimeline);
      if (answer.summary.present === 0) foundNothing();
    });

  command("changes", "同一地区两年对照:新增、延续、未再提")
    .argument("<地区>", "名称或六位代码")
    .argument("<年>", "前一年", Number)
    .argument("<年>", "后一年", Number)
    .option("--json", "以 JSON 输出")
    .action(async (region: string, fromYear: number, toYear: number, options: Json) => {
      const request = checked(changesRequestSchema, { region, fromYear, toYear });
      show(options, await ask(({ changes }) => changes(request)), printChanges);
    });

  command("retrieve", "为起草取材:逐字的引文,各带出处")
    .argument("<问题...>", `${question},最多十个,轮流取材`)
    .option("--json", "以 JSON 输出")
    .addOption(new Option("--max <字数>", "引文连同出处最多几个字").argParser(Number).default(6_000))
    .action(async (typed: string[], options: Json & { max: number }) => {
      const queries = typedAs(z.array(questionSchema).max(10, "最多十个问题"), typed);
      const request = { queries, maxCharacters: typedAs(maxSchema, options.max), filter: {}, diversity: 0.5 };
      const answer = await ask(({ retrieve }) => retrieve({ ...request, asWords: [] }));
      show(options, answer, ({ markdown }) => markdown.trimEnd());
      if (!answer.queries.some(({ status }) => status === "present")) foundNothing();
    });

  command("reuse", "稿件里与各地报告、本地旧稿相同或相近的文字,以及可能带过来的地名、数字、年份")
    .argument("<文件>", "稿件:.docx .txt .md .html .pdf .doc")
    .option("--region <地区>", "稿件属于哪个地区")
    .addOption(new Option("--year <年>", "稿件所述年度").argParser(Number))
    .option("--json", "以 JSON 输出")
    .action(async (path: string, { json, ...options }: Json & { region?: string; year?: number }) => {
      const request = checked(reuseRequestSchema, { text: await draftIn(path), ...options });
      show({ json: json ?? false }, await ask(({ reuse }) => reuse(request)), printReuse);
    });
}

/** The text of the one file that a path names. */
async function draftIn(path: string): Promise<string> {
  const [file, ...others] = filesOf([path]);
  if (file === undefined || others.length > 0) throw new JucuoError("invalid_request", "请给出一个稿件文件。");
  return (await read(readFileSync(file), file)).text;
}

/** One word as it was typed; throws `invalid_request` with the sentences of its schema. */
function typedAs<T extends z.ZodType>(schema: T, typed: unknown): z.output<T> {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return parsed.data;
  throw new JucuoError("invalid_request", `${parsed.error.issues.map(({ message }) => message).join(";")}。`);
}

/** All that was typed, as the HTTP contract takes it; throws `invalid_request` with the same sentences. */
function checked<T extends z.ZodType>(schema: T, typed: unknown): z.output<T> {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return parsed.data;
  const problems = fieldErrors(parsed.error).map(({ path, message }) => `${path} ${message}`.trim());
  throw new JucuoError("invalid_request", `${problems.join(";")}。`);
}
