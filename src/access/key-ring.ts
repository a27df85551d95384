import { createHash } from "node:crypto";
import { JucuoError } from "../corpus/errors.ts";
import type { KeyTable, StoredKey } from "../index/embedded/key-table.ts";
import type { Access, Caller, Role } from "./contract.ts";
import { hashOf, idOf, matches, newKey } from "./secret.ts";

/** A key as it is listed; the key itself is shown once, when it is made. */
export interface KeyFacts extends Caller {
  id: string;
  /** ISO instants. */
  createdAt: string;
  expiresAt?: string;
  revokedAt?: string;
  state: "valid" | "expired" | "revoked";
}

const rememberedMs = 5 * 60_000;

/** The keys of a store. */
export class KeyRing implements Access {
  private readonly table: KeyTable;
  private readonly now: () => number;
  /** Comparisons that were made or are being made, under a SHA-256 of what was compared; a wrong key is not kept. */
  private readonly compared = new Map<string, { result: Promise<boolean>; until: number }>();

  constructor(table: KeyTable, now: () => number = Date.now) {
    this.table = table;
    this.now = now;
  }

  /** Make a key; it can be read here and never again. `expiresAt` is an ISO instant. */
  async create({ role, name, expiresAt }: { role: Role; name?: string; expiresAt?: string }): Promise<{
    key: string;
    facts: KeyFacts;
  }> {
    const { id, key } = newKey();
    const stored: StoredKey = {
      id,
      role,
      name: name ?? null,
      hash: await hashOf(key),
      createdAt: new Date(this.now()).toISOString(),
      expiresAt: expiresAt ?? null,
      revokedAt: null,
    };
    this.table.put(stored);
    return { key, facts: this.factsOf(stored) };
  }

  list(): KeyFacts[] {
    return this.table.all().map((stored) => this.factsOf(stored));
  }

  /** From now on nobody gets in with it, in whatever process. Throws `not_found`. */
  revoke(id: string): void {
    if (!this.table.revoke(id, new Date(this.now()).toISOString())) {
      throw new JucuoError("not_found", `没有编号为 ${id} 的密钥,现有的见 npx jucuo keys list。`);
    }
  }

  keysRequired(): boolean {
    return this.table.any();
  }

  async identify(key: string): Promise<Caller | undefined> {
    const stored = this.table.get(idOf(key) ?? "");
    if (stored === undefined || this.stateOf(stored) !== "valid") return undefined;
    return (await this.isKey(key, stored)) ? callerOf(stored) : undefined;
  }

  /** A page asks many things at once and again: one scrypt does for all of them. */
  private async isKey(key: string, { hash }: StoredKey): Promise<boolean> {
    const now = this.now();
    const compared = createHash("sha256").update(`${hash} ${key}`).digest("base64url");
    const known = this.compared.get(compared);
    if (known !== undefined && known.until > now) return known.result;
    for (const [old, { until }] of this.compared) if (until <= now) this.compared.delete(old);
    const result = matches(key, hash);
    this.compared.set(compared, { result, until: now + rememberedMs });
    const isRight = await result.catch(() => false);
    if (!isRight) this.compared.delete(compared);
    return result;
  }

  private factsOf(stored: StoredKey): KeyFacts {
    const { id, createdAt, expiresAt, revokedAt } = stored;
    return {
      id,
      ...callerOf(stored),
      createdAt,
      ...(expiresAt !== null && { expiresAt }),
      ...(revokedAt !== null && { revokedAt }),
      state: this.stateOf(stored),
    };
  }

  private stateOf({ expiresAt, revokedAt }: StoredKey): KeyFacts["state"] {
    if (revokedAt !== null) return "revoked";
    return expiresAt !== null && Date.parse(expiresAt) <= this.now() ? "expired" : "valid";
  }
}

function callerOf({ role, name }: StoredKey): Caller {
  return { role: role as Role, ...(name !== null && { name }) };
}
