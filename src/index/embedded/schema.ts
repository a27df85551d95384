import type { Database } from "better-sqlite3";

// Raised with every change of a table that is there; a store of another version is rebuilt, never half understood. A
// table that is only added needs no new version: a store without it is whole, and gets it when it is opened.
export const schemaVersion = 3;

const schema = `
  CREATE TABLE IF NOT EXISTS manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS documents (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL,
    evidence TEXT NOT NULL,
    content TEXT NOT NULL,
    file_name TEXT NOT NULL,
    original BLOB NOT NULL,
    given TEXT NOT NULL DEFAULT '{}',
    sketch BLOB NOT NULL DEFAULT x'',
    revision INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE IF NOT EXISTS held (
    id TEXT PRIMARY KEY,
    file_name TEXT NOT NULL,
    original BLOB NOT NULL,
    given TEXT NOT NULL,
    facts TEXT NOT NULL,
    held_at TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS sources (
    path TEXT PRIMARY KEY,
    stamp TEXT NOT NULL,
    outcome TEXT NOT NULL,
    document_id TEXT
  );
  CREATE TABLE IF NOT EXISTS tasks (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    task TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS passages (
    slot INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents(id),
    passage TEXT NOT NULL,
    tags TEXT NOT NULL DEFAULT '[]',
    vector BLOB,
    tokens BLOB
  );
  CREATE INDEX IF NOT EXISTS passages_of_document ON passages (document_id, slot);
  CREATE TABLE IF NOT EXISTS embedding_cache (
    model_sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    vector BLOB NOT NULL,
    tokens BLOB NOT NULL,
    PRIMARY KEY (model_sha256, text_sha256)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS document_changes (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    kind TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS watches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    watch TEXT NOT NULL,
    checked_to INTEGER NOT NULL,
    problem TEXT
  );
  CREATE TABLE IF NOT EXISTS watch_findings (
    watch_id INTEGER NOT NULL REFERENCES watches(id) ON DELETE CASCADE,
    document_id TEXT NOT NULL,
    region TEXT NOT NULL,
    year INTEGER NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    only_in TEXT NOT NULL,
    score REAL NOT NULL,
    passages TEXT NOT NULL,
    judged_by TEXT NOT NULL,
    found_at TEXT NOT NULL,
    gone_at TEXT,
    reported_at TEXT,
    PRIMARY KEY (watch_id, document_id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS keys (
    id TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    name TEXT,
    hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT,
    revoked_at TEXT
  );
  CREATE TABLE IF NOT EXISTS removed (
    id TEXT PRIMARY KEY,
    file_name TEXT NOT NULL,
    original BLOB NOT NULL,
    given TEXT NOT NULL,
    label TEXT NOT NULL,
    region TEXT,
    year INTEGER,
    beside TEXT NOT NULL,
    removed_at TEXT NOT NULL
  );
`;

/** Make the tables that are missing, and add to those of an earlier version what it did not have. */
export function makeTables(database: Database): void {
  const columns = database.pragma("table_info(documents)") as { name: string }[];
  if (columns.length > 0 && !columns.some(({ name }) => name === "given")) {
    database.exec(`
      ALTER TABLE documents ADD COLUMN given TEXT NOT NULL DEFAULT '{}';
      ALTER TABLE documents ADD COLUMN sketch BLOB NOT NULL DEFAULT x'';
      ALTER TABLE documents ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
    `);
  }
  database.exec(schema);
}
