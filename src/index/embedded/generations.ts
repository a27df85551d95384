import { createHash, randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** What a saved graph was built from. It is opened only when all of it still holds. */
export interface GenerationFacts {
  dimension: number;
  count: number;
  modelSha256: string;
  /** SHA-256 of the slots in the graph, in order: the same number of other passages is not the same graph. */
  slotsSha256: string;
}

interface Manifest extends GenerationFacts {
  graphSha256: string;
}

const graphName = "graph.hnsw";
const manifestName = "generation.json";

/**
 * Save a graph so that a crash at any moment leaves the old generation or the new one, never half of one: write into a
 * temporary directory, fsync, check, rename, fsync the parent. `write` gets the path for the graph file; what it wrote
 * is read back for its checksum, since the library reports success on a full disk. Older generations are removed.
 */
export function saveGeneration(folder: string, facts: GenerationFacts, write: (path: string) => void): void {
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `tmp-${randomUUID()}`);
  mkdirSync(temporary);
  try {
    write(join(temporary, graphName));
    const bytes = readFileSync(join(temporary, graphName));
    if (bytes.length < facts.count * facts.dimension * Float32Array.BYTES_PER_ELEMENT) {
      throw new Error(`The graph file has only ${bytes.length} bytes: the disk may be full.`);
    }
    const manifest: Manifest = { ...facts, graphSha256: createHash("sha256").update(bytes).digest("hex") };
    writeFileSync(join(temporary, manifestName), JSON.stringify(manifest));
    for (const path of [join(temporary, graphName), join(temporary, manifestName), temporary]) sync(path);
    const older = generations(folder);
    // The second part keeps two processes that save at the same moment out of each other's way.
    const name = `generation-${String(nextNumber(older)).padStart(8, "0")}-${randomUUID().slice(0, 8)}`;
    renameSync(temporary, join(folder, name));
    sync(folder);
    for (const old of older) rmSync(join(folder, old), { recursive: true, force: true });
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** The path of the newest graph whose facts and checksum hold; undefined when there is none and it must be built. */
export function findGeneration(folder: string, facts: GenerationFacts): string | undefined {
  const newestFirst = generations(folder).reverse();
  const name = newestFirst.find((candidate) => holds(join(folder, candidate), facts));
  return name === undefined ? undefined : join(folder, name, graphName);
}

function holds(generation: string, facts: GenerationFacts): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join(generation, manifestName), "utf8")) as Manifest;
    const sameFacts =
      manifest.dimension === facts.dimension &&
      manifest.count === facts.count &&
      manifest.modelSha256 === facts.modelSha256 &&
      manifest.slotsSha256 === facts.slotsSha256;
    if (!sameFacts) return false;
    const bytes = readFileSync(join(generation, graphName));
    return createHash("sha256").update(bytes).digest("hex") === manifest.graphSha256;
  } catch {
    // A generation that cannot be read is as good as none: the graph is derived and is built again.
    return false;
  }
}

function generations(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^generation-\d{8}-[0-9a-f]{8}$/u.test(name))
    .sort();
}

function nextNumber(names: readonly string[]): number {
  return Number(names.at(-1)?.split("-")[1] ?? 0) + 1;
}

function sync(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
