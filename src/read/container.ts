import { extname } from "node:path";
import { JucuoError } from "../corpus/errors.ts";
import { type ArchiveEntry, type ArchiveLimits, unzip } from "./archive.ts";

// The archive itself and the archives in it.
const deepest = 2;
const limits: ArchiveLimits = { entries: 5_000, bytes: 500_000_000 };

/** A file out of an archive, or why one of them was not taken out. */
export type Unpacked = ArchiveEntry | { name: string; refusal: string };

/**
 * The files in a zip archive, and in the zip archives in it, each named `${name}/${path}`; the droppings of desktops
 * (.DS_Store, ~$报告.docx) are left out. Office documents are zips too and stay whole. A file that is encrypted or whose
 * path leads out of the archive is refused by itself. Throws `unreadable` for an archive that is empty, broken or nested
 * deeper than two; `too_large` beyond 5,000 files or 500 MB over all levels.
 */
export async function unpack(bytes: Uint8Array, name: string): Promise<Unpacked[]> {
  const files = bytes.length === 0 ? [] : await filesOf({ name, bytes }, 1, { ...limits });
  if (files.length === 0) throw new JucuoError("unreadable", "压缩包是空的,里面没有可收入的文件。");
  return files;
}

/** Whether bytes begin like a zip archive, which office documents do too: worth a look by `unpack`. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** `left` is what all archives that are still to be unfolded may hold together; it is counted down. */
async function filesOf(archive: ArchiveEntry, depth: number, left: ArchiveLimits): Promise<Unpacked[]> {
  if (depth > deepest) throw new JucuoError("unreadable", `压缩包嵌套过深:${archive.name}。`);
  const files: Unpacked[] = [];
  const refuse = (path: string, refusal: string): void => {
    files.push({ name: nameIn(archive, path), refusal });
  };
  const isWanted = (path: string): boolean => {
    if (!leadsOut(path)) return !segmentsOf(path).some(isDropping);
    refuse(path, `压缩包里有不安全的路径,已拒绝:${path}。`);
    return false;
  };
  const entries = await unzip(archive.bytes, isWanted, left, refuse);
  left.entries -= entries.length;
  for (const { bytes } of entries) left.bytes -= bytes.length;
  for (const entry of entries) {
    const file = { name: nameIn(archive, entry.name), bytes: entry.bytes };
    if (extname(file.name).toLowerCase() === ".zip") files.push(...(await filesOf(file, depth + 1, left)));
    else files.push(file);
  }
  return files;
}

/** A path that leads out of the archive is named by what is left of it without the way out. */
function nameIn(archive: Pick<ArchiveEntry, "name">, path: string): string {
  const inside = segmentsOf(path).filter((segment) => segment !== "..");
  return [archive.name, ...inside].join("/").replace(/\p{Cc}/gu, "");
}

function leadsOut(path: string): boolean {
  return /^\/|^[a-z]:|\p{Cc}/iu.test(path) || path.split("/").includes("..");
}

function segmentsOf(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "" && segment !== ".");
}

function isDropping(segment: string): boolean {
  return /^(?:\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/iu.test(segment);
}
