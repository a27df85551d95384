import { JucuoError } from "../corpus/errors.ts";

const magic = Buffer.from("d0cf11e0a1b11ae1", "hex");
const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le");
const entrySize = 128;
const rootType = 5;
// Of the 109 table sectors that the header names itself.
const firstTables = 109;

/** Whether these are the bytes of a compound file: a .doc, or an encrypted office document of any kind. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return magic.equals(bytes.subarray(0, magic.length));
}

/** Throws `unreadable` for an office document that was encrypted as a whole. */
export function refuseEncrypted(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isCompoundFile(bytes) && buffer.includes(encryptedPackage)) throw encrypted();
}

export function encrypted(): JucuoError {
  return new JucuoError("unreadable", "文件已加密,请解密后再收入。");
}

interface Entry {
  name: string;
  type: number;
  /** Siblings before and after, and the first child of a folder; negative for none. */
  linked: [left: number, right: number, child: number];
  start: number;
  size: number;
}

/** The bytes of a stream as they lie in the file, so that they can be changed where they are. */
export class Stream {
  private readonly bytes: Buffer;
  private readonly offsets: number[];
  private readonly length: number;

  /** `offsets` are those of the sectors in the file, each of `length` bytes. */
  constructor(bytes: Buffer, offsets: number[], length: number) {
    this.bytes = bytes;
    this.offsets = offsets;
    this.length = length;
  }

  byte(at: number): number {
    return this.bytes.readUInt8(this.offsetOf(at));
  }

  setByte(at: number, value: number): void {
    this.bytes.writeUInt8(value, this.offsetOf(at));
  }

  number16(at: number): number {
    return this.byte(at) + this.byte(at + 1) * 0x100;
  }

  number32(at: number): number {
    return this.number16(at) + this.number16(at + 2) * 0x10000;
  }

  private offsetOf(at: number): number {
    const start = this.offsets[Math.floor(at / this.length)];
    if (start === undefined) throw new RangeError("beyond the end of the stream");
    return start + (at % this.length);
  }
}

/**
 * The streams of a compound file ([MS-CFB]): a small file system of sectors that a table chains. Throws `RangeError`
 * where the file ends too early or a chain or folder runs in a circle, so that what is opened here is safe to walk.
 */
export class CompoundFile {
  private readonly bytes: Buffer;
  private readonly sectorSize: number;
  private readonly table: number[];
  private readonly shortTable: number[];
  private readonly shortSectors: number[];
  private readonly streams = new Map<string, Entry>();

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.sectorSize = 2 ** bytes.readUInt16LE(30);
    if (![512, 4096].includes(this.sectorSize)) throw new RangeError("unknown sector size");
    this.table = this.numbersIn(this.tableSectors());
    this.shortTable = this.numbersIn(chain(this.table, bytes.readInt32LE(60)));
    const entries = this.readEntries();
    const root = entries.find((entry) => entry.type === rootType);
    if (root === undefined) throw new RangeError("no root");
    this.shortSectors = chain(this.table, root.start);
    for (const entry of childrenOf(root, entries)) this.streams.set(entry.name, entry);
    refuseCircles(root, entries);
  }

  /** The stream of this name in the outermost folder. */
  stream(name: string): Stream | undefined {
    const entry = this.streams.get(name);
    if (entry === undefined) return undefined;
    // Small streams share sectors.
    if (entry.size < this.bytes.readUInt32LE(56)) return this.shortStream(entry);
    const offsets = chain(this.table, entry.start).map((sector) => this.offsetOf(sector));
    return new Stream(this.bytes, offsets, this.sectorSize);
  }

  private shortStream(entry: Entry): Stream {
    const length = 2 ** this.bytes.readUInt16LE(32);
    const offsets = chain(this.shortTable, entry.start).map((short) => {
      const sector = this.shortSectors[Math.floor((short * length) / this.sectorSize)];
      if (sector === undefined) throw new RangeError("short sector out of range");
      return this.offsetOf(sector) + ((short * length) % this.sectorSize);
    });
    return new Stream(this.bytes, offsets, length);
  }

  /** The sectors that hold the table: the first ones named in the header, the others in a chain of lists. */
  private tableSectors(): number[] {
    const count = this.bytes.readUInt32LE(44);
    if (count > this.bytes.length / this.sectorSize) throw new RangeError("table longer than the file");
    const sectors = this.numbersAt(76, Math.min(count, firstTables));
    const perList = this.sectorSize / 4 - 1;
    for (let list = this.bytes.readInt32LE(68); sectors.length < count; ) {
      const numbers = this.numbersAt(this.offsetOf(list), perList + 1);
      list = numbers.pop() ?? -1;
      sectors.push(...numbers.slice(0, count - sectors.length));
    }
    return sectors;
  }

  private readEntries(): Entry[] {
    const entries: Entry[] = [];
    for (const sector of chain(this.table, this.bytes.readInt32LE(48))) {
      for (let at = 0; at < this.sectorSize; at += entrySize) entries.push(this.entryAt(this.offsetOf(sector) + at));
    }
    return entries;
  }

  private entryAt(offset: number): Entry {
    const { bytes } = this;
    const nameBytes = Math.min(64, Math.max(0, bytes.readUInt16LE(offset + 64) - 2));
    return {
      name: bytes.toString("utf16le", offset, offset + nameBytes),
      type: bytes.readUInt8(offset + 66),
      linked: [bytes.readInt32LE(offset + 68), bytes.readInt32LE(offset + 72), bytes.readInt32LE(offset + 76)],
      start: bytes.readInt32LE(offset + 116),
      size: bytes.readUInt32LE(offset + 120),
    };
  }

  private numbersIn(sectors: number[]): number[] {
    return sectors.flatMap((sector) => this.numbersAt(this.offsetOf(sector), this.sectorSize / 4));
  }

  private numbersAt(offset: number, count: number): number[] {
    return Array.from({ length: count }, (_, at) => this.bytes.readInt32LE(offset + at * 4));
  }

  private offsetOf(sector: number): number {
    return (sector + 1) * this.sectorSize;
  }
}

function chain(table: number[], start: number): number[] {
  const sectors: number[] = [];
  for (let sector = start; sector >= 0; sector = table[sector] ?? -1) {
    if (sectors.length > table.length) throw new RangeError("chain in a circle");
    sectors.push(sector);
  }
  return sectors;
}

/** What stands directly in a folder. */
function childrenOf(folder: Entry, entries: Entry[]): Entry[] {
  const found = new Set<Entry>();
  const left = [entries[folder.linked[2]]];
  for (let entry = left.pop(); entry !== undefined; entry = left.pop()) {
    if (found.has(entry)) continue;
    found.add(entry);
    for (const at of entry.linked.slice(0, 2)) {
      const sibling = entries[at];
      if (sibling !== undefined) left.push(sibling);
    }
  }
  return [...found];
}

/** Every entry is reached by one way only. */
function refuseCircles(root: Entry, entries: Entry[]): void {
  const found = new Set<Entry>();
  const left = [root];
  for (let entry = left.pop(); entry !== undefined; entry = left.pop()) {
    if (found.has(entry)) throw new RangeError("folder in a circle");
    found.add(entry);
    left.push(...entry.linked.flatMap((at) => entries[at] ?? []));
  }
}
