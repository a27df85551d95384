// npm run eval -- years: since when and what changed, over 76 real work reports of 16 counties and 22 years, beside facts
// that were read in the texts. Fails when one of them does not come out.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { readConfig } from "../src/config.ts";
import type { ChangesAnswer } from "../src/explore/changes-contract.ts";
import type { TimelineAnswer } from "../src/explore/timeline-contract.ts";
import { ingestFiles } from "../src/ingest-folder.ts";
import { declineSamples, openWorkspace, type Workspace } from "../src/workspace.ts";

const timelineFact = z.strictObject({
  measure: z.string(),
  county: z.string(),
  first: z.int(),
  quotation: z.string(),
  planned: z.strictObject({ year: z.int(), quotation: z.string() }).optional(),
  lastWithout: z.int().optional(),
  unknown: z.array(z.int()),
});
const changesFact = z.strictObject({
  county: z.string(),
  from: z.int(),
  to: z.int(),
  measure: z.string(),
  outcome: z.enum(["new", "continued", "dropped", "uncertain"]),
  quotation: z.string().optional(),
  figures: z.array(z.strictObject({ before: z.string(), after: z.string() })).optional(),
});
const factsSchema = z.strictObject({
  corpus: z.string(),
  about: z.string(),
  timeline: z.array(timelineFact),
  changes: z.array(changesFact),
});

type Check = [what: string, passed: boolean];

/** Print both views of the work reports, then every fact of tests/relevance/years.json as passed or failed. */
export async function evalYears(): Promise<void> {
  const facts = factsSchema.parse(
    JSON.parse(readFileSync(new URL("../tests/relevance/years.json", import.meta.url), "utf8")),
  );
  const folder = fileURLToPath(new URL(`../../shared/scale/${facts.corpus}`, import.meta.url));
  if (!existsSync(folder)) {
    console.log("work reports of many years: not run, ../shared/scale is not here");
    return;
  }
  await withReports(folder, async (workspace) => {
    const checks = [
      ...(await checkTimelines(facts.timeline, workspace)),
      ...(await checkChanges(facts.changes, workspace)),
    ];
    console.log("\nfacts read in the texts");
    for (const [what, passed] of checks) console.log(`  ${passed ? "pass" : "FAIL"}  ${what}`);
    const failed = checks.filter(([, passed]) => !passed).length;
    console.log(`${checks.length - failed} passed, ${failed} failed`);
    if (failed > 0) process.exitCode = 1;
  });
}

async function withReports(folder: string, work: (workspace: Workspace) => Promise<void>): Promise<void> {
  const storeFolder = mkdtempSync(join(tmpdir(), "jucuo-"));
  const workspace = await openWorkspace({ ...readConfig({}), storeFolder, workers: availableParallelism() });
  try {
    declineSamples(workspace);
    const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));
    const paths = files.sort().map((name) => join(folder, name));
    const startedAt = performance.now();
    const { outcomes } = await ingestFiles(paths, [folder], workspace);
    const added = outcomes.filter(({ status }) => status === "added").length;
    console.log(`${added} of ${paths.length} reports taken in, ${seconds(performance.now() - startedAt)}`);
    await work(workspace);
  } finally {
    await workspace.close();
    rmSync(storeFolder, { recursive: true, force: true });
  }
}

const signs = { present: "●", related: "·", absent: "–", unknown: " " } as const;

async function checkTimelines(
  facts: readonly z.infer<typeof timelineFact>[],
  { explorer }: Workspace,
): Promise<Check[]> {
  const checks: Check[] = [];
  for (const measure of new Set(facts.map((fact) => fact.measure))) {
    const answer = await explorer.timeline({ concept: measure, filter: {}, asWords: [] });
    printTimeline(answer);
    for (const fact of facts) if (fact.measure === measure) checks.push(...timelineChecks(fact, answer));
  }
  return checks;
}

function printTimeline({ query, years, rows, tookMs }: TimelineAnswer): void {
  console.log(
    `\n${query}, ${years[0]}–${years.at(-1)} (● has it, · near or planned, – not seen, blank: no report), ${tookMs} ms`,
  );
  for (const { region, first, firstPlanned, years: cells } of rows) {
    const line = cells.map(({ status }) => signs[status]).join("");
    const since = first === null ? "    " : first.year;
    console.log(`  ${line}  ${since} ${region.name}${firstPlanned ? ` (planned ${firstPlanned.year})` : ""}`);
  }
}

function timelineChecks(fact: z.infer<typeof timelineFact>, { rows }: TimelineAnswer): Check[] {
  const row = rows.find(({ region }) => region.name === fact.county);
  const isUnknown = (year: number): boolean => row?.years.find((one) => one.year === year)?.status === "unknown";
  const { first, firstPlanned: planned } = row ?? {};
  const name = `${fact.county} ${fact.measure}`;
  return [
    [`${name}: first in ${fact.first}`, first?.year === fact.first],
    [`${name}: ${fact.quotation}`, first?.passage.passage.text.includes(fact.quotation) ?? false],
    [`${name}: not in ${fact.lastWithout}`, row?.lastWithout === fact.lastWithout],
    [`${name}: unknown in ${fact.unknown.join(", ")}`, fact.unknown.every(isUnknown)],
    ...(fact.planned
      ? [
          [
            `${name}: planned in ${fact.planned.year}: ${fact.planned.quotation}`,
            planned?.year === fact.planned.year && planned.passage.passage.text.includes(fact.planned.quotation),
          ] satisfies Check,
        ]
      : []),
  ];
}

async function checkChanges(facts: readonly z.infer<typeof changesFact>[], { explorer }: Workspace): Promise<Check[]> {
  const checks: Check[] = [];
  const pairs = new Map(facts.map((fact) => [`${fact.county} ${fact.from}→${fact.to}`, fact]));
  for (const [pair, { county, from, to }] of pairs) {
    const answer = await explorer.changes({ region: county, fromYear: from, toYear: to });
    printChanges(pair, answer);
    for (const fact of facts) {
      if (`${fact.county} ${fact.from}→${fact.to}` === pair) checks.push(...changesChecks(fact, pair, answer));
    }
  }
  return checks;
}

function printChanges(pair: string, { measures, otherPassages, summary, tookMs }: ChangesAnswer): void {
  console.log(`\n${pair}: ${JSON.stringify(summary)}, ${tookMs} ms`);
  for (const [kind, list] of Object.entries(measures)) {
    console.log(`  ${kind}: ${list.map(({ concept }) => concept.name).join("、")}`);
  }
  const counts = Object.entries(otherPassages ?? {}).map(([kind, list]) => `${kind} ${list.length}`);
  console.log(`  other passages: ${counts.join(", ")}`);
}

function changesChecks(fact: z.infer<typeof changesFact>, pair: string, { measures }: ChangesAnswer): Check[] {
  const found = measures[fact.outcome].find(({ concept }) => concept.name === fact.measure);
  const texts = [found?.before, found?.after].map((said) => said?.passage?.passage.text ?? "").join("\n");
  const figures = measures.continued.find(({ concept }) => concept.name === fact.measure)?.figures ?? [];
  const name = `${pair} ${fact.measure}`;
  return [
    [`${name}: ${fact.outcome}`, found !== undefined],
    ...(fact.quotation ? [[`${name}: ${fact.quotation}`, texts.includes(fact.quotation)] satisfies Check] : []),
    ...(fact.figures ?? []).map(
      ({ before, after }): Check => [
        `${name}: ${before} → ${after}`,
        figures.some((one) => one.before.text === before && one.after.text === after),
      ],
    ),
  ];
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
