import type { TokenVectors } from "../../corpus/embedding.ts";

// Two numbers of 16 bits in front: width and tokens.
const headerBytes = 4;

/** Token vectors as they stand in the store: width and number of tokens, then owners, lengths and rows. Throws when they do not fit together. */
export function packTokens({ width, rows, owners, lengths }: TokenVectors): Buffer {
  if (width === 0 || owners.length !== lengths.length || rows.length % width !== 0) {
    throw new Error(
      `${owners.length} tokens with ${lengths.length} lengths and rows of ${width} are no token vectors.`,
    );
  }
  const header = Buffer.alloc(headerBytes);
  header.writeUInt16LE(width, 0);
  header.writeUInt16LE(owners.length, 2);
  return Buffer.concat([header, owners, lengths, Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength)]);
}

/** The token vectors of stored bytes, over the same memory. Throws when the bytes are of no such form. */
export function unpackTokens(bytes: Buffer): TokenVectors {
  const width = bytes.readUInt16LE(0);
  const tokens = bytes.readUInt16LE(2);
  const from = headerBytes + 2 * tokens;
  if (width === 0 || from > bytes.length || (bytes.length - from) % width !== 0) {
    throw new Error(`Token vectors of ${bytes.length} bytes do not have ${tokens} tokens and rows of ${width}.`);
  }
  return {
    width,
    owners: bytes.subarray(headerBytes, headerBytes + tokens),
    lengths: bytes.subarray(headerBytes + tokens, from),
    rows: new Int8Array(bytes.buffer, bytes.byteOffset + from, bytes.length - from),
  };
}
