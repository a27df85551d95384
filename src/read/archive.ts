import { fromBufferPromise } from "yauzl";
import { JucuoError, messageOf } from "../corpus/errors.ts";

export interface ArchiveEntry {
  /** Path inside the archive, with `/` between folders. */
  name: string;
  bytes: Uint8Array;
}

export interface ArchiveLimits {
  entries: number;
  /** Of all entries together, when unfolded. */
  bytes: number;
}

const defaultLimits: ArchiveLimits = { entries: 10_000, bytes: 300_000_000 };
const utf8Names = 0x0800;
const encrypted = "文件已加密,请解密后再收入。";

/**
 * The files of a zip archive that `wanted` asks for, unfolded in memory. Sizes are counted while unfolding, so that a
 * small file cannot fill the memory whatever it declares. Throws `unreadable` for a broken archive, `too_large` beyond the
 * limits. An encrypted entry is told to `refuse`, and the others go on; without `refuse` it is thrown as `unreadable`.
 */
export async function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ArchiveLimits = defaultLimits,
  refuse?: (name: string, reason: string) => void,
): Promise<ArchiveEntry[]> {
  try {
    // Sizes are checked here: an entry whose size is declared wrong is cut off, not believed.
    const archive = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      decodeStrings: false,
    });
    if (archive.entryCount > limits.entries) throw tooLarge(`里面有 ${archive.entryCount} 个文件`);
    const found: ArchiveEntry[] = [];
    let total = 0;
    for await (const entry of archive.eachEntry()) {
      const name = decodeName(entry.fileNameRaw, entry.generalPurposeBitFlag);
      if (name.endsWith("/") || !wanted(name)) continue;
      if (entry.isEncrypted()) {
        if (refuse === undefined) throw new JucuoError("unreadable", encrypted);
        refuse(name, encrypted);
        continue;
      }
      if (total + entry.uncompressedSize > limits.bytes) throw tooLarge("展开后过大");
      const chunks: Buffer[] = [];
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        total += (chunk as Buffer).length;
        if (total > limits.bytes) throw tooLarge("展开后过大");
        chunks.push(chunk as Buffer);
      }
      found.push({ name, bytes: Buffer.concat(chunks) });
    }
    return found;
  } catch (cause) {
    if (cause instanceof JucuoError) throw cause;
    throw new JucuoError("unreadable", `压缩结构已损坏,无法打开(${messageOf(cause)})。`, { cause });
  }
}

/** Names are UTF-8 where the archive says so or the bytes are valid; older Chinese programs wrote GBK without a word. */
function decodeName(raw: Uint8Array, flags: number): string {
  const decode = (encoding: string): string => new TextDecoder(encoding, { fatal: true }).decode(raw);
  let name: string;
  try {
    name = decode("utf-8");
  } catch (cause) {
    if ((flags & utf8Names) !== 0) throw new JucuoError("unreadable", "压缩包里有文件名无法识别。", { cause });
    name = new TextDecoder("gb18030").decode(raw);
  }
  return name.replaceAll("\\", "/");
}

function tooLarge(what: string): JucuoError {
  return new JucuoError("too_large", `压缩文件${what},已拒绝展开(可能是压缩炸弹)。`);
}
