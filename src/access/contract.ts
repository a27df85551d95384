/** What a key allows, each role also what those before it allow: asking; taking in, changing and removing; all. */
export const roles = ["read", "write", "admin"] as const;
export type Role = (typeof roles)[number];

/** Who asks. */
export interface Caller {
  role: Role;
  /** What the key is called; absent where there are no keys, and for a key without a name. */
  name?: string;
}

/** Who may ask what. */
export interface Access {
  /** Whether a key is needed; asked at every request, since another process may make the first key at any time. */
  keysRequired(): boolean;
  /** Who holds this key; undefined for one that is unknown, expired or revoked. */
  identify(key: string): Promise<Caller | undefined>;
}

/** Where no key was made, only this machine can ask, and may do everything. */
export const localCaller: Caller = { role: "admin" };

/** Whether one who holds this role may do what needs that one. */
export function allows(held: Role, needed: Role): boolean {
  return roles.indexOf(held) >= roles.indexOf(needed);
}
