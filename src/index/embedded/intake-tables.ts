import type { Database } from "better-sqlite3";
import type { Given } from "../../corpus/given.ts";
import type { HeldFacts } from "../../corpus/held.ts";

export interface HeldFile {
  id: string;
  fileName: string;
  given: Given;
  facts: HeldFacts;
  heldAt: string;
}

interface HeldRow {
  id: string;
  file_name: string;
  given: string;
  facts: string;
  held_at: string;
}

/** Files that are kept, but not searched until a person says whose report they are. */
export class HeldFiles {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  put({ id, fileName, given, facts, heldAt }: HeldFile, bytes: Uint8Array): void {
    const insert = this.database.prepare("INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?, ?, ?)");
    const forget = this.database.prepare("DELETE FROM removed WHERE id = ?");
    const write = this.database.transaction(() => {
      insert.run(id, fileName, bytes, JSON.stringify(given), JSON.stringify(facts), heldAt);
      // What is here again need not be brought back.
      forget.run(id);
    });
    write.immediate();
  }

  /** In the order in which they came. */
  all(): HeldFile[] {
    const rows = this.database.prepare("SELECT id, file_name, given, facts, held_at FROM held ORDER BY held_at, id");
    return (rows.all() as HeldRow[]).map(heldOf);
  }

  get(id: string): HeldFile | undefined {
    const row = this.database.prepare("SELECT id, file_name, given, facts, held_at FROM held WHERE id = ?").get(id);
    return row === undefined ? undefined : heldOf(row as HeldRow);
  }

  bytes(id: string): Uint8Array | undefined {
    const row = this.database.prepare("SELECT original FROM held WHERE id = ?").get(id);
    return (row as { original: Buffer } | undefined)?.original;
  }

  remove(id: string): boolean {
    return this.database.prepare("DELETE FROM held WHERE id = ?").run(id).changes > 0;
  }
}

function heldOf(row: HeldRow): HeldFile {
  const { id, file_name: fileName, held_at: heldAt } = row;
  return { id, fileName, heldAt, given: JSON.parse(row.given) as Given, facts: JSON.parse(row.facts) as HeldFacts };
}

export interface SourceFile {
  /** Absolute; a file in an archive has the archive's path before its own. */
  path: string;
  /** Size, time and what the user said: while it is the same, the file need not be read again. */
  stamp: string;
  outcome: "added" | "known" | "held" | "archive";
  documentId: string | undefined;
}

interface SourceRow {
  path: string;
  stamp: string;
  outcome: string;
  document_id: string | null;
}

/** Which files were taken in from where, so that an unchanged folder is known at once. */
export class SourceFiles {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  get(path: string): SourceFile | undefined {
    const row = this.database.prepare("SELECT * FROM sources WHERE path = ?").get(path);
    return row === undefined ? undefined : sourceOf(row as SourceRow);
  }

  put({ path, stamp, outcome, documentId }: SourceFile): void {
    this.database
      .prepare("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)")
      .run(path, stamp, outcome, documentId ?? null);
  }

  /** All whose path is `folder` or begins with it and a slash, in the order of their paths. */
  below(folder: string): SourceFile[] {
    const prefix = folder.endsWith("/") ? folder : `${folder}/`;
    const rows = this.database
      .prepare("SELECT * FROM sources WHERE path = ? OR substr(path, 1, ?) = ? ORDER BY path")
      .all(folder, prefix.length, prefix);
    return (rows as SourceRow[]).map(sourceOf);
  }

  /** Paths from which a document came. */
  pathsOf(documentId: string): string[] {
    const rows = this.database.prepare("SELECT path FROM sources WHERE document_id = ? ORDER BY path").all(documentId);
    return (rows as { path: string }[]).map(({ path }) => path);
  }

  remove(path: string): void {
    this.database.prepare("DELETE FROM sources WHERE path = ?").run(path);
  }
}

function sourceOf({ path, stamp, outcome, document_id: id }: SourceRow): SourceFile {
  return { path, stamp, outcome: outcome as SourceFile["outcome"], documentId: id ?? undefined };
}

/** What became of each piece of work that was asked for, kept over restarts. */
export class TaskRecords {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** The JSON text of a task. */
  get(id: string): string | undefined {
    const row = this.database.prepare("SELECT task FROM tasks WHERE id = ?").get(id);
    return (row as { task: string } | undefined)?.task;
  }

  put(id: string, task: string): void {
    this.database
      .prepare("INSERT INTO tasks (id, task) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET task = excluded.task")
      .run(id, task);
  }

  /** All tasks as JSON text, oldest first. */
  all(): string[] {
    return (this.database.prepare("SELECT task FROM tasks ORDER BY sequence").all() as { task: string }[]).map(
      ({ task }) => task,
    );
  }

  /** Part of them, newest first. */
  latest({ limit, offset }: { limit: number; offset: number }): string[] {
    const rows = this.database.prepare("SELECT task FROM tasks ORDER BY sequence DESC LIMIT ? OFFSET ?");
    return (rows.all(limit, offset) as { task: string }[]).map(({ task }) => task);
  }

  count(): number {
    return Number(this.database.prepare("SELECT count(*) FROM tasks").pluck().get());
  }

  /** Forget all but the newest. */
  keepNewest(count: number): void {
    this.database.prepare("DELETE FROM tasks WHERE sequence <= (SELECT max(sequence) FROM tasks) - ?").run(count);
  }
}
