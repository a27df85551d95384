import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Workspace } from "../src/workspace.ts";
import { judgedSets, readJudgedQueries } from "./judged.ts";

const readCellSchema = z.strictObject({
  concept: z.string(),
  city: z.string(),
  quote: z.string(),
  said: z.enum(["yes", "part", "no"]),
});
const readCellsSchema = z.strictObject({ present: z.array(readCellSchema), wordless: z.array(readCellSchema) });

type ReadCell = z.infer<typeof readCellSchema>;
type CoverageCell = Awaited<ReturnType<Workspace["explorer"]["coverage"]>>["rows"][number]["cells"][number];
type CellAt = (concept: string, city: string) => CoverageCell | undefined;

/**
 * All cells of the matrix: how many have each status, what is said where judges found a measure only planned or lacking,
 * and what the cells that were read one by one really tell (tests/relevance/README.md).
 */
export async function evalCells({ explorer, parts }: Workspace): Promise<void> {
  const { rows, concepts } = await explorer.coverage({ filter: {} });
  const columns = new Map(concepts.map(({ id }, at) => [id, at]));
  const cellAt: CellAt = (concept, city) =>
    rows.find(({ region }) => region.name === city)?.cells[columns.get(concept) ?? -1];
  printStatuses(rows.flatMap(({ cells }) => cells));
  const planned = judgedSets.flatMap((set) =>
    readJudgedQueries(set).flatMap(({ query, cities }) => {
      const concept = parts.lexicon.named(query);
      const only = cities.filter(({ planOnly, ambiguous }) => planOnly && !ambiguous);
      return concept ? only.flatMap(({ city }) => cellAt(concept.id, city) ?? []) : [];
    }),
  );
  const present = planned.filter(({ status }) => status === "present").length;
  const marked = planned.filter(({ onlyIn }) => onlyIn !== undefined).length;
  console.log(
    `\nonly planned or lacking, as judged: ${planned.length} cells, said present ${present}, marked ${marked}`,
  );
  const drawn = readCellsSchema.parse(
    JSON.parse(readFileSync(new URL("../tests/relevance/read-cells.json", import.meta.url), "utf8")),
  );
  console.log("\nread one by one                    still present  tells of it  of it or a part");
  printRead("drawn from all that were present", drawn.present, cellAt);
  printRead("drawn from those without its words", drawn.wordless, cellAt);
}

function printStatuses(cells: readonly CoverageCell[]): void {
  const counts = (["present", "related", "absent"] as const).map((status) => {
    const count = cells.filter((cell) => cell.status === status).length;
    return `${status} ${count} (${((100 * count) / cells.length).toFixed(1)} %)`;
  });
  console.log(`\nall ${cells.length} cells: ${counts.join(", ")}`);
}

function printRead(name: string, read: readonly ReadCell[], cellAt: CellAt): void {
  const present = read.filter(({ concept, city }) => cellAt(concept, city)?.status === "present");
  const share = (wanted: readonly ReadCell["said"][]): string =>
    (present.filter(({ said }) => wanted.includes(said)).length / Math.max(1, present.length)).toFixed(3);
  const counted = `${present.length}/${read.length}`;
  console.log(
    `  ${name.padEnd(36)}${counted.padStart(10)}${share(["yes"]).padStart(13)}${share(["yes", "part"]).padStart(17)}`,
  );
}
