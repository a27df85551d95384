import type { Database } from "better-sqlite3";

/** An access key as it is stored: what proves it, never the key itself. */
export interface StoredKey {
  /** The part of the key that is no secret. */
  id: string;
  role: string;
  name: string | null;
  /** Of the secret, with its salt; text that the table does not look into. */
  hash: string;
  /** ISO instants. */
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
}

const columns =
  "id, role, name, hash, created_at AS createdAt, expires_at AS expiresAt, revoked_at AS revokedAt" as const;

/** Who may ask. A key that was revoked stays, so that revoking the last one does not open the door to everybody. */
export class KeyTable {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Whether any key was ever made here. */
  any(): boolean {
    return this.database.prepare("SELECT 1 FROM keys LIMIT 1").get() !== undefined;
  }

  /** In the order in which they were made. */
  all(): StoredKey[] {
    return this.database.prepare(`SELECT ${columns} FROM keys ORDER BY created_at, id`).all() as StoredKey[];
  }

  /** Read each time: another process may have revoked it a moment ago. */
  get(id: string): StoredKey | undefined {
    return this.database.prepare(`SELECT ${columns} FROM keys WHERE id = ?`).get(id) as StoredKey | undefined;
  }

  put({ id, role, name, hash, createdAt, expiresAt, revokedAt }: StoredKey): void {
    this.database
      .prepare("INSERT INTO keys (id, role, name, hash, created_at, expires_at, revoked_at) VALUES (?,?,?,?,?,?,?)")
      .run(id, role, name, hash, createdAt, expiresAt, revokedAt);
  }

  /** False when there is no such key; one that was revoked before keeps its instant. */
  revoke(id: string, revokedAt: string): boolean {
    const revoke = this.database.prepare("UPDATE keys SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?");
    return revoke.run(revokedAt, id).changes > 0;
  }
}
