import type { TokenVectors } from "../../corpus/embedding.ts";

const mostBytes = 128_000_000;

/** Token vectors read from the store when asked for; those asked for last stay in memory, 128 MB of them. */
export class RecentTokens {
  private readonly read: (passageId: string) => TokenVectors | undefined;
  /** In the order of their last use. */
  private readonly kept = new Map<string, TokenVectors>();
  private bytes = 0;

  constructor(read: (passageId: string) => TokenVectors | undefined) {
    this.read = read;
  }

  get(passageId: string): TokenVectors | undefined {
    const found = this.kept.get(passageId) ?? this.read(passageId);
    if (found === undefined) return undefined;
    this.forget(passageId);
    this.kept.set(passageId, found);
    this.bytes += bytesOf(found);
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= mostBytes) break;
      this.forget(oldest);
    }
    return found;
  }

  forget(passageId: string): void {
    const known = this.kept.get(passageId);
    if (known === undefined) return;
    this.bytes -= bytesOf(known);
    this.kept.delete(passageId);
  }
}

function bytesOf({ rows, owners, lengths }: TokenVectors): number {
  return rows.length + owners.length + lengths.length;
}
