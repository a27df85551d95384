import type { Database } from "better-sqlite3";

/** The latest that happened to a document: it came, came in place of another or under other metadata, or went. */
export interface DocumentChange {
  /** Ascending in the order in which changes were noted; never used again. */
  sequence: number;
  documentId: string;
  kind: "new" | "updated" | "gone";
}

/** A change as it is stored; `state` tells which report the document is of. */
export interface ChangeRecord extends DocumentChange {
  state: string;
}

interface Change {
  id: string;
  state: string;
  kind: DocumentChange["kind"];
}

// What decides which report a document is of and whether it counts. A change of other metadata is no news.
const state = `json_array(
  json_extract(d.document, '$.region.code'),
  json_extract(d.document, '$.year'),
  json_extract(d.document, '$.genre'),
  json_extract(d.document, '$.duplicateOf') IS NOT NULL
)`;

/**
 * What changed among the documents, noted after the fact: whoever looks on from a number finds everything since, whatever
 * process brought it and whenever it ended. Of each document only the latest change is kept.
 */
export class DocumentChanges {
  private readonly database: Database;
  private notedAt: number | undefined;

  constructor(database: Database) {
    this.database = database;
  }

  /**
   * Note what has changed, in one transaction, and give the number of the latest change. `revision` is the index's: while
   * it is the same, there is nothing to note.
   */
  note(revision: number): number {
    if (revision !== this.notedAt) this.database.transaction(() => this.noteAll()).immediate();
    this.notedAt = revision;
    return this.last();
  }

  /** At most `count` after a number, ascending. */
  after(sequence: number, count: number): DocumentChange[] {
    const rows = this.database.prepare(
      "SELECT sequence, document_id AS documentId, kind FROM document_changes WHERE sequence > ? ORDER BY sequence LIMIT ?",
    );
    return rows.all(sequence, count) as DocumentChange[];
  }

  /** How many documents came or changed after a number; notes what has changed first. */
  countAfter(sequence: number, revision: number): number {
    this.note(revision);
    const count = this.database
      .prepare("SELECT count(*) FROM document_changes WHERE sequence > ? AND kind <> 'gone'")
      .pluck();
    return Number(count.get(sequence));
  }

  records(): ChangeRecord[] {
    const rows = this.database.prepare("SELECT sequence, document_id AS documentId, state, kind FROM document_changes");
    return rows.all() as ChangeRecord[];
  }

  /** Put what another store has noted here, under the same numbers. */
  restore(records: readonly ChangeRecord[]): void {
    const put = this.database.prepare(
      "INSERT OR REPLACE INTO document_changes (sequence, document_id, state, kind) VALUES (?, ?, ?, ?)",
    );
    for (const { sequence, documentId, state, kind } of records) put.run(sequence, documentId, state, kind);
  }

  private last(): number {
    return Number(this.database.prepare("SELECT coalesce(max(sequence), 0) FROM document_changes").pluck().get());
  }

  private noteAll(): void {
    const put = this.database.prepare(
      "INSERT OR REPLACE INTO document_changes (document_id, state, kind) VALUES (?, ?, ?)",
    );
    // What goes is noted first: what came in its place is then known to have done so.
    for (const { id, state, kind } of this.gone()) put.run(id, state, kind);
    for (const { id, state, kind } of this.come()) put.run(id, state, kind);
  }

  private gone(): Change[] {
    const rows = this.database.prepare(
      `SELECT document_id AS id, state, 'gone' AS kind FROM document_changes
       WHERE kind <> 'gone' AND document_id NOT IN (SELECT id FROM documents) ORDER BY sequence`,
    );
    return rows.all() as Change[];
  }

  private come(): Change[] {
    const rows = this.database.prepare(
      `SELECT d.id AS id, ${state} AS state, CASE
         WHEN c.document_id IS NOT NULL THEN 'updated'
         WHEN EXISTS (SELECT 1 FROM document_changes g WHERE g.kind = 'gone' AND g.state = ${state}) THEN 'updated'
         ELSE 'new' END AS kind
       FROM documents d LEFT JOIN document_changes c ON c.document_id = d.id
       WHERE c.document_id IS NULL OR c.kind = 'gone' OR c.state <> ${state} ORDER BY d.sequence`,
    );
    return rows.all() as Change[];
  }
}
