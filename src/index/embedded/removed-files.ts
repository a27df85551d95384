import type { Database } from "better-sqlite3";
import type { Given } from "../../corpus/given.ts";
import type { Region } from "../../corpus/region.ts";

/** A document or held file that was removed, with what brings it back. */
export interface RemovedFile {
  id: string;
  fileName: string;
  given: Given;
  label: string;
  region?: Region;
  year?: number;
  /** Documents that were of the same region and year beside it: it may stand beside them again. */
  beside: string[];
  /** ISO instant. */
  removedAt: string;
}

interface RemovedRow {
  id: string;
  fileName: string;
  given: string;
  label: string;
  region: string | null;
  year: number | null;
  beside: string;
  removedAt: string;
}

/** How long a removed file can be brought back. */
export const keptMs = 30 * 24 * 3_600_000;

const columns = "id, file_name AS fileName, given, label, region, year, beside, removed_at AS removedAt" as const;

/** What was removed and can still be brought back. */
export class RemovedFiles {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  put({ id, fileName, given, label, region, year, beside, removedAt }: RemovedFile, bytes: Uint8Array): void {
    const insert = this.database.prepare(
      `INSERT OR REPLACE INTO removed (id, file_name, original, given, label, region, year, beside, removed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const place = region === undefined ? null : JSON.stringify(region);
    const said = JSON.stringify(given);
    insert.run(id, fileName, bytes, said, label, place, year ?? null, JSON.stringify(beside), removedAt);
  }

  /** The latest first. */
  all(): RemovedFile[] {
    const rows = this.database.prepare(
      `SELECT ${columns} FROM removed WHERE removed_at > ? ORDER BY removed_at DESC, id`,
    );
    return (rows.all(oldestKept()) as RemovedRow[]).map(removedOf);
  }

  get(id: string): RemovedFile | undefined {
    const row = this.database.prepare(`SELECT ${columns} FROM removed WHERE id = ? AND removed_at > ?`);
    const found = row.get(id, oldestKept());
    return found === undefined ? undefined : removedOf(found as RemovedRow);
  }

  bytes(id: string): Uint8Array | undefined {
    const row = this.database.prepare("SELECT original FROM removed WHERE id = ?").get(id);
    return (row as { original: Buffer } | undefined)?.original;
  }

  /** For good; false when it is not there. */
  remove(id: string): boolean {
    return this.database.prepare("DELETE FROM removed WHERE id = ?").run(id).changes > 0;
  }

  /** Those that were kept long enough. */
  forgetOld(): void {
    this.database.prepare("DELETE FROM removed WHERE removed_at <= ?").run(oldestKept());
  }
}

function oldestKept(): string {
  return new Date(Date.now() - keptMs).toISOString();
}

function removedOf({ region, year, given, beside, ...row }: RemovedRow): RemovedFile {
  return {
    ...row,
    given: JSON.parse(given) as Given,
    beside: JSON.parse(beside) as string[],
    ...(region !== null && { region: JSON.parse(region) as Region }),
    ...(year !== null && { year }),
  };
}
