import type { Database } from "better-sqlite3";
import { type ChangeRecord, DocumentChanges } from "./document-changes.ts";

/** A saved question; `watch` is JSON text that the tables do not look into. */
export interface StoredWatch {
  id: number;
  /** Equal for two watches that ask the same. */
  key: string;
  watch: string;
  /** Number of the latest change of the documents that it was checked against. */
  checkedTo: number;
  /** Why the latest check failed. */
  problem: string | null;
}

/** What is said, be it by a report or by one of its passages. */
interface Said {
  status: "present" | "related";
  onlyIn: ("plan" | "shortcoming")[];
}

/** A passage that was found, with what it says alone. */
export interface FoundPassage extends Said {
  passageId: string;
  score: number;
}

/** What a document that came in was found to say. */
export interface StoredFinding extends Said {
  watchId: number;
  documentId: string;
  /** Division code, year and name of the report as they were when it was found. */
  region: string;
  year: number;
  label: string;
  kind: "new" | "updated";
  score: number;
  passages: FoundPassage[];
  /** Which model, lexicon and calibration judged. */
  judgedBy: string;
  /** ISO instant. */
  foundAt: string;
}

export interface KnownFinding extends StoredFinding {
  /** When the document went, or no longer answered. */
  goneAt: string | null;
  /** When the reader was told of it: of the finding, or, once it is gone, of that. */
  reportedAt: string | null;
}

/** What a check found, of all changes after `from` up to `to`. */
export interface CheckResult {
  from: number;
  to: number;
  findings: readonly Omit<StoredFinding, "watchId" | "foundAt">[];
  /** Documents that went or do not answer. */
  without: readonly string[];
}

interface FindingRow extends Omit<KnownFinding, "onlyIn" | "passages"> {
  onlyIn: string;
  passages: string;
}

const findingColumns = `watch_id AS watchId, document_id AS documentId, region, year, label, kind, status,
  only_in AS onlyIn, score, passages, judged_by AS judgedBy, found_at AS foundAt, gone_at AS goneAt,
  reported_at AS reportedAt`;
/** Which findings: of one watch or of all, found from an instant on, and none that the reader was told of. */
export interface FindingConditions {
  watchId?: number;
  since?: string | undefined;
  unread?: boolean;
}

// A finding whose document is gone stands no more, even before the next check has noted it.
const stands = "gone_at IS NULL AND document_id IN (SELECT id FROM documents)";
const newestFirst = "found_at DESC, status, score DESC, region, year, watch_id, document_id";

/** Saved questions and what they found in the documents that came after them. */
export class WatchTables {
  readonly changes: DocumentChanges;
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
    this.changes = new DocumentChanges(database);
  }

  /** In the order of their ids. */
  all(): StoredWatch[] {
    return this.database
      .prepare("SELECT id, key, watch, checked_to AS checkedTo, problem FROM watches ORDER BY id")
      .all() as StoredWatch[];
  }

  get(id: number): StoredWatch | undefined {
    return this.all().find((one) => one.id === id);
  }

  /** Its new id; undefined when there are `most` already, or one that asks the same. */
  add({ key, watch, checkedTo }: Pick<StoredWatch, "key" | "watch" | "checkedTo">, most: number): number | undefined {
    const insert = this.database.prepare(
      "INSERT OR IGNORE INTO watches (key, watch, checked_to) SELECT ?, ?, ? WHERE (SELECT count(*) FROM watches) < ?",
    );
    const { changes, lastInsertRowid } = insert.run(key, watch, checkedTo, most);
    return changes > 0 ? Number(lastInsertRowid) : undefined;
  }

  /** Remove a watch with all it found. */
  remove(id: number): boolean {
    return this.database.prepare("DELETE FROM watches WHERE id = ?").run(id).changes > 0;
  }

  setProblem(id: number, problem: string | null): void {
    this.database.prepare("UPDATE watches SET problem = ? WHERE id = ?").run(problem, id);
  }

  /**
   * Write what a check found and how far it came, in one transaction. False, and nothing is written, when another process
   * has checked meanwhile or the watch is gone.
   */
  commit(watchId: number, { from, to, findings, without }: CheckResult): boolean {
    const advance = this.database.prepare(
      "UPDATE watches SET checked_to = ?, problem = NULL WHERE id = ? AND checked_to = ?",
    );
    const put = this.database.prepare(
      "INSERT OR REPLACE INTO watch_findings VALUES (?,?,?,?,?,?,?,?,?,?,?,?,NULL,NULL)",
    );
    // Who was told of the finding is to be told that it is gone; who was not needs to hear of neither.
    const withdraw = this.database.prepare(
      `UPDATE watch_findings SET gone_at = ?, reported_at = iif(reported_at IS NULL, ?, NULL)
       WHERE watch_id = ? AND document_id = ? AND gone_at IS NULL`,
    );
    const write = this.database.transaction((): boolean => {
      if (advance.run(to, watchId, from).changes === 0) return false;
      const now = new Date().toISOString();
      for (const one of findings) put.run(...valuesOf({ ...one, watchId }), now);
      for (const documentId of without) withdraw.run(now, now, watchId, documentId);
      return true;
    });
    return write.immediate();
  }

  /** Standing findings, newest first; those of one check by verdict and score. */
  findings(
    { watchId, since = "", unread = false }: FindingConditions,
    { limit, offset = 0 }: { limit: number; offset?: number },
  ): KnownFinding[] {
    const rows = this.database.prepare(
      `SELECT ${findingColumns} FROM watch_findings WHERE ${stands} AND found_at >= ? AND watch_id = coalesce(?, watch_id)
       AND (reported_at IS NULL OR NOT ?) ORDER BY ${newestFirst} LIMIT ? OFFSET ?`,
    );
    const found = rows.all(since, watchId ?? null, unread ? 1 : 0, limit, offset);
    return (found as FindingRow[]).map(findingOf);
  }

  /** How many findings of a watch stand, by verdict, and how many of them nobody was told of. */
  count(watchId: number, since = ""): { present: number; related: number; unread: number } {
    const counts = this.database.prepare(
      `SELECT count(*) FILTER (WHERE status = 'present') AS present, count(*) FILTER (WHERE status = 'related') AS related,
       count(*) FILTER (WHERE reported_at IS NULL) AS unread FROM watch_findings WHERE watch_id = ? AND found_at >= ? AND ${stands}`,
    );
    return counts.get(watchId, since) as { present: number; related: number; unread: number };
  }

  /** Findings that stand no more, the latest first. */
  withdrawn({ watchId, since = "", unread = false }: FindingConditions, limit: number): KnownFinding[] {
    const rows = this.database.prepare(
      `SELECT ${findingColumns} FROM watch_findings WHERE watch_id = coalesce(?, watch_id) AND gone_at >= ?
       AND (reported_at IS NULL OR NOT ?) ORDER BY gone_at DESC, region, year, watch_id, document_id LIMIT ?`,
    );
    return (rows.all(watchId ?? null, since, unread ? 1 : 0, limit) as FindingRow[]).map(findingOf);
  }

  records(): WatchRecords {
    const findings = this.database.prepare(`SELECT ${findingColumns} FROM watch_findings`).all() as FindingRow[];
    return { watches: this.all(), findings: findings.map(findingOf), changes: this.changes.records() };
  }

  /** Put what another store's tables held into these, which are empty. */
  restore({ watches, findings, changes }: WatchRecords): void {
    const putWatch = this.database.prepare(
      "INSERT INTO watches (id, key, watch, checked_to, problem) VALUES (?,?,?,?,?)",
    );
    const putFinding = this.database.prepare(
      "INSERT OR REPLACE INTO watch_findings VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    );
    const all = this.database.transaction(() => {
      this.changes.restore(changes);
      for (const { id, key, watch, checkedTo, problem } of watches) putWatch.run(id, key, watch, checkedTo, problem);
      for (const one of findings) putFinding.run(...valuesOf(one), one.foundAt, one.goneAt, one.reportedAt);
    });
    all.immediate();
  }

  /** Note that the reader was told of these, as they were: what was found anew or withdrawn meanwhile is still news. */
  markReported(
    watchId: number,
    told: readonly (Pick<KnownFinding, "documentId" | "goneAt"> & { foundAt?: string })[],
  ): void {
    const mark = this.database.prepare(
      `UPDATE watch_findings SET reported_at = ? WHERE watch_id = ? AND document_id = ? AND gone_at IS ?
       AND found_at = coalesce(?, found_at) AND reported_at IS NULL`,
    );
    const now = new Date().toISOString();
    const all = this.database.transaction(() => {
      for (const { documentId, goneAt, foundAt } of told) mark.run(now, watchId, documentId, goneAt, foundAt ?? null);
    });
    all.immediate();
  }
}

/** Everything that the tables hold, to be put into those of another store. */
export interface WatchRecords {
  watches: StoredWatch[];
  findings: KnownFinding[];
  changes: ChangeRecord[];
}

/** In the order of the columns, up to when it was found. */
function valuesOf(finding: Omit<StoredFinding, "foundAt">): (string | number)[] {
  const { watchId, documentId, region, year, label, kind, status, onlyIn, score, passages, judgedBy } = finding;
  const report = [watchId, documentId, region, year, label, kind, status, JSON.stringify(onlyIn), score];
  return [...report, JSON.stringify(passages), judgedBy];
}

function findingOf(row: FindingRow): KnownFinding {
  return {
    ...row,
    onlyIn: JSON.parse(row.onlyIn) as KnownFinding["onlyIn"],
    passages: JSON.parse(row.passages) as KnownFinding["passages"],
  };
}
