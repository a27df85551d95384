// What reading understands: the five samples, the made-up pages of tests/pages with every trap known, and, where they
// are at hand, real reports whose file names state region and year. Names of files are withheld from the reader.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import iconv from "iconv-lite";
import { z } from "zod";
import { Divisions } from "../src/corpus/divisions.ts";
import type { Figure } from "../src/corpus/figure.ts";
import { toSimplified } from "../src/corpus/simplified.ts";
import { type Prepared, prepare } from "../src/prepare.ts";
import { readJudgedQueries, withoutSpace } from "./judged.ts";

const truthSchema = z.object({
  encoding: z.enum(["utf-8", "gb18030", "big5", "utf-16le", "utf-8-bom"]),
  title: z.string().nullable(),
  region: z.string().nullable(),
  level: z.string().nullable(),
  year: z.number().nullable(),
  publishDate: z.string().nullable(),
  issuer: z.string().nullable(),
  documentNumber: z.string().nullable(),
  genre: z.string(),
  addressee: z.string().nullable().optional(),
  headings: z.array(z.string()).default([]),
  measures: z.array(z.string()).default([]),
  sections: z.record(z.string(), z.string()).default({}),
  labels: z.record(z.string(), z.string()).default({}),
  figures: z
    .array(z.object({ text: z.string(), value: z.number(), unit: z.string(), change: z.string().optional() }))
    .default([]),
  furniture: z.array(z.string()).default([]),
  kept: z.array(z.string()).default([]),
});
type Truth = z.infer<typeof truthSchema>;

const fields = ["region", "level", "year", "publishDate", "issuer", "documentNumber", "genre", "title"] as const;
const pagesFolder = fileURLToPath(new URL("../tests/pages/", import.meta.url));
const scaleFolder = fileURLToPath(new URL("../../shared/scale/", import.meta.url));
const divisions = new Divisions();
const verbose = process.argv.includes("--verbose");

/** Counts of right and judged things, by name. */
export class Tally {
  readonly counts = new Map<string, { right: number; all: number }>();
  readonly misses: string[] = [];

  note(name: string, right: boolean, miss: () => string): void {
    const entry = this.counts.get(name) ?? { right: 0, all: 0 };
    entry.all++;
    if (right) entry.right++;
    else this.misses.push(`${name}: ${miss()}`);
    this.counts.set(name, entry);
  }

  print(title: string): void {
    console.log(`\n${title}`);
    for (const [name, { right, all }] of this.counts) {
      console.log(`  ${name.padEnd(24)} ${(right / all).toFixed(3)}   ${right}/${all}`);
    }
    if (verbose) for (const miss of this.misses) console.log(`    - ${miss}`);
  }
}

/** Print accuracy for samples, pages and real reports. */
export async function evalParse(): Promise<void> {
  await evalSamples();
  for (const set of ["dev", "heldout"]) await evalPages(set);
  await evalScale();
}

async function evalPages(set: string): Promise<void> {
  const { tally, pages } = await judgePages(set);
  tally.print(`made-up pages, ${set} (${pages})`);
}

/** Read every page of a set and compare with what is known of it. */
export async function judgePages(set: string): Promise<{ tally: Tally; pages: number }> {
  const folder = join(pagesFolder, set);
  const tally = new Tally();
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  for (const name of names.sort()) {
    const truth = truthSchema.parse(folded(JSON.parse(readFileSync(join(folder, name), "utf8"))));
    const file = readdirSync(folder).find((other) => other !== name && other.startsWith(name.replace(/\.json$/u, ".")));
    if (file === undefined) throw new Error(`${name} has no page.`);
    const bytes = encode(readFileSync(join(folder, file), "utf8"), truth.encoding);
    const prepared = await prepare({ bytes, fileName: `page${file.slice(file.lastIndexOf("."))}` }, divisions);
    judgePage(prepared, truth, name, tally);
  }
  return { tally, pages: names.length };
}

function encode(text: string, encoding: Truth["encoding"]): Buffer {
  if (encoding === "utf-8-bom") return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
  return iconv.encode(text, encoding);
}

function judgePage({ report, content, passages }: Prepared, truth: Truth, name: string, tally: Tally): void {
  const found = { ...report, region: report.region?.code, level: report.region?.level };
  for (const field of fields) {
    const value = found[field] ?? null;
    const [is, should] = [typeof value === "string" ? fold(value) : value, truth[field]];
    tally.note(
      field,
      is === should,
      () => `${name} ${JSON.stringify(is)} ≠ ${JSON.stringify(should)} ${evidenceOf(report, field)}`,
    );
  }
  const bare = fold(withoutSpace(content));
  const lines = new Set(content.split("\n").map((line) => fold(withoutSpace(line))));
  for (const words of truth.furniture) {
    // A short one may stand in a sentence too: it must not stand alone.
    const leaks = words.length < 12 ? lines.has(withoutSpace(words)) : bare.includes(withoutSpace(words));
    tally.note("furniture dropped", !leaks, () => `${name} ${words}`);
  }
  for (const words of truth.kept) tally.note("text kept", bare.includes(withoutSpace(words)), () => `${name} ${words}`);
  const own = passages.filter(({ role }) => role === "heading");
  const headings = own.map(({ text }) => headingText(text));
  // Judges differ on whether (一)…。 that runs into its text is a heading or the beginning of an item: both are right.
  const wanted = [...truth.headings, ...own.filter((heading) => runsIn(heading, passages)).map(({ text }) => text)].map(
    headingText,
  );
  for (const heading of truth.headings.map(headingText))
    tally.note("headings found", headings.includes(heading), () => `${name} ${heading}`);
  for (const heading of headings) tally.note("headings right", wanted.includes(heading), () => `${name} ${heading}`);
  judgeMeasures(passages, truth, name, tally);
  judgeFigures(
    passages.filter(({ role }) => role === "text").flatMap(({ figures }) => figures),
    truth.figures,
    name,
    tally,
  );
}

function judgeMeasures(passages: Prepared["passages"], truth: Truth, name: string, tally: Tally): void {
  const starts = passages.flatMap((passage, at) => {
    if (passage.role !== "text") return [];
    const above = passages[at - 1];
    const lead = above?.role === "heading" && runsIn(above, passages) ? above.text : "";
    return [{ ...passage, text: lead + passage.text }];
  });
  const bareStarts = starts.map(({ text }) => fold(withoutSpace(text)));
  const begins = (text: string, start: string): boolean =>
    text.startsWith(withoutSpace(start)) || withoutMarker(text).startsWith(withoutMarker(withoutSpace(start)));
  const bodyOf = (start: (typeof starts)[number] | undefined): string =>
    passages.find(({ id }) => id === start?.id)?.text ?? "";
  for (const measure of truth.measures) {
    const isFound = starts.some(
      (start, at) => begins(bareStarts[at] ?? "", measure) || begins(fold(withoutSpace(bodyOf(start))), measure),
    );
    tally.note("measure borders found", isFound, () => `${name} ${measure}`);
  }
  for (const [at, text] of bareStarts.entries()) {
    // The later parts of a long item begin no measure.
    const isPart = at > 0 && starts[at]?.label === starts[at - 1]?.label && starts[at]?.start === starts[at - 1]?.end;
    if (isPart || text.includes("|")) continue;
    tally.note(
      "measure borders right",
      truth.measures.some(
        (measure) => begins(text, measure) || begins(fold(withoutSpace(bodyOf(starts[at]))), measure),
      ),
      () => `${name} ${text.slice(0, 30)}`,
    );
  }
  const at = (start: string): Prepared["passages"][number] | undefined =>
    starts.find(
      (passage) =>
        begins(fold(withoutSpace(passage.text)), start) || begins(fold(withoutSpace(bodyOf(passage))), start),
    );
  for (const [start, kind] of Object.entries(truth.sections)) {
    tally.note("section kinds", at(start)?.section === kind, () => `${name} ${start}: ${at(start)?.section} ≠ ${kind}`);
  }
  for (const [start, label] of Object.entries(truth.labels)) {
    tally.note("labels", fold(at(start)?.label ?? "") === label, () => `${name} ${at(start)?.label} ≠ ${label}`);
  }
}

function runsIn(heading: Prepared["passages"][number], passages: Prepared["passages"]): boolean {
  return passages.some(({ role, start }) => role === "text" && start === heading.end) && !heading.text.endsWith("\n");
}

function judgeFigures(found: readonly Figure[], judged: Truth["figures"], name: string, tally: Tally): void {
  const open = [...found];
  for (const figure of judged) {
    const match = open.findIndex((one) => sameFigure(one, figure));
    const [one] = match >= 0 ? open.splice(match, 1) : [];
    tally.note("figures found", one !== undefined, () => `${name} ${JSON.stringify(figure)}`);
    if (one)
      tally.note(
        "figure direction",
        (one.change ?? "") === (figure.change ?? ""),
        () => `${name} ${JSON.stringify(one)}`,
      );
  }
  for (const figure of found) {
    tally.note(
      "figures right",
      !open.includes(figure),
      () => `${name} ${figure.text} ${figure.value} ${figure.unit} in ${figure.what}`,
    );
  }
}

function sameFigure(one: Figure, other: { value: number; unit: string }): boolean {
  const near = Math.abs(one.value - other.value) <= 0.002 * Math.abs(other.value);
  const unit = (text: string): string => text.replace(/^个(?=.)/u, "").replace(/[^%‰\p{Script=Han}]/gu, "");
  return near && unit(one.unit) === unit(other.unit);
}

async function evalSamples(): Promise<void> {
  const tally = new Tally();
  const schema = z.object({
    documents: z.array(
      z.object({
        city: z.string(),
        file: z.string(),
        title: z.string().nullable(),
        region: z.string(),
        levelCode: z.string(),
        year: z.number(),
        publishDate: z.string().nullable(),
        organ: z.string().nullable(),
        furniture: z.array(z.object({ text: z.string() })),
        level1: z.array(z.object({ text: z.string() })),
        level2: z.array(z.object({ text: z.string() })),
      }),
    ),
  });
  const file = new URL("../tests/relevance/metadata.json", import.meta.url);
  for (const facts of schema.parse(JSON.parse(readFileSync(file, "utf8"))).documents) {
    const bytes = readFileSync(new URL(`../index-data/corpus/${facts.file}`, import.meta.url));
    const { report, content, passages } = await prepare({ bytes, fileName: "report.txt" }, divisions);
    const pairs: [string, unknown, unknown][] = [
      ["region", report.region?.name, facts.region],
      ["level", report.region?.level, facts.levelCode],
      ["year", report.year, facts.year],
      ["publishDate", report.publishDate ?? null, facts.publishDate],
      ["issuer", report.issuer ?? null, facts.organ],
      ["title", report.title, facts.title],
    ];
    for (const [name, is, should] of pairs) tally.note(name, is === should, () => `${facts.city} ${is} ≠ ${should}`);
    const lines = new Set(content.split("\n"));
    for (const { text } of facts.furniture)
      tally.note("furniture dropped", !lines.has(text.trim()), () => `${facts.city} ${text}`);
    const headings = passages.filter(({ role }) => role === "heading").map(({ text }) => headingText(text));
    const judged = [...facts.level1, ...facts.level2].map(({ text }) => headingText(text));
    for (const heading of judged)
      tally.note("headings found", headings.includes(heading), () => `${facts.city} ${heading}`);
    for (const heading of headings)
      tally.note("headings right", judged.includes(heading), () => `${facts.city} ${heading}`);
    judgeQuotes(passages, facts.city, tally);
  }
  tally.print("five samples");
}

/** Each judged quotation lies in one passage, and the figures judged in it are read from that passage. */
function judgeQuotes(passages: Prepared["passages"], city: string, tally: Tally): void {
  const cells = readJudgedQueries().flatMap(({ cities }) => cities.filter((cell) => cell.city === city));
  const quotes = new Map(cells.flatMap((cell) => cell.passages.map((passage) => [passage.quote, passage] as const)));
  for (const [quote, { figures = [] }] of quotes) {
    const holding = passages.filter(
      ({ role, text }) => role === "text" && withoutSpace(text).includes(withoutSpace(quote)),
    );
    tally.note("quotes in one passage", holding.length === 1, () => `${city} ${quote}`);
    const found = passages
      .filter(({ documentId }) => documentId === passages[0]?.documentId)
      .flatMap((passage) => passage.figures);
    for (const figure of figures) {
      tally.note(
        "figures found",
        found.some((one) => sameFigure(one, figure)),
        () => `${city} ${JSON.stringify(figure)}`,
      );
    }
  }
}

async function evalScale(): Promise<void> {
  if (!existsSync(scaleFolder)) {
    console.log("\nreal work reports: not run, ../shared/scale is not here");
    return;
  }
  for (const set of ["gwr-provinces-2026", "gwr-baoding-counties"]) {
    const tally = new Tally();
    const files = readdirSync(join(scaleFolder, set)).filter((name) => name.endsWith(".txt"));
    let [bytesRead, startedAt] = [0, performance.now()];
    for (const file of files.sort()) {
      const truth = statedBy(basename(file, ".txt"));
      const bytes = readFileSync(join(scaleFolder, set, file));
      bytesRead += bytes.length;
      const { report } = await prepare({ bytes, fileName: "report.txt" }, divisions);
      tally.note(
        "region",
        report.region?.name === truth.region,
        () => `${file} ${report.region?.name} ${evidenceOf(report, "region")}`,
      );
      tally.note("year", report.year === truth.year, () => `${file} ${report.year} ${evidenceOf(report, "year")}`);
      tally.note("genre", report.genre === "work-report", () => `${file} ${report.genre}`);
    }
    const seconds = (performance.now() - startedAt) / 1000;
    tally.print(
      `${set} (${files.length}), ${(files.length / seconds).toFixed(1)} reports/s, ${(bytesRead / 1e6 / seconds).toFixed(1)} MB/s`,
    );
  }
}

/** Region and year as a file name states them: 2008_保定市清苑区2008年政府工作报告, 2026_云南省. */
function statedBy(name: string): { region: string | undefined; year: number } {
  const [year = "", rest = ""] = name.split("_");
  const words = rest.replace(/^\d{4}年/u, "").replace(/(?:\d{4}年)?(?:人民)?政府工作报告$/u, "");
  const named = divisions.find(words);
  // 保定市徐水 leaves out 区; the county was 徐水县 then, which is 徐水区 today.
  const inside = named.length > 0 ? named : divisions.find(words.replace(/^保定市/u, ""));
  return { region: inside[0]?.name, year: Number(year) };
}

function evidenceOf(report: Prepared["report"], field: string): string {
  const own = report.evidence.find((one) => one.field === (field === "level" ? "region" : field));
  return own === undefined ? "" : `(${own.source}: ${own.text.slice(0, 60)})`;
}

/** What cleaning repairs on purpose is no difference: traditional characters, full-width letters, half-width stops. */
function fold(text: string): string {
  return toSimplified(text)
    .normalize("NFKC")
    .replaceAll("\u3002", ".")
    .replace(/(?<=20\d{2})[—–](?=20\d{2})/gu, "-");
}

/** The same for every string in a JSON value, keys included. */
function folded(value: unknown): unknown {
  if (typeof value === "string") return fold(value);
  if (Array.isArray(value)) return value.map(folded);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [/^[a-zA-Z]+$/u.test(key) ? key : fold(key), folded(inner)]),
  );
}

function headingText(text: string): string {
  return fold(withoutSpace(text)).replace(/[。.]$/u, "");
}

function withoutMarker(text: string): string {
  return text.replace(
    /^(?:[一二三四五六七八九十]{1,3}[是、要]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．]|[①-⑳])/u,
    "",
  );
}
