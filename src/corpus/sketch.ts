/** How many values a sketch has at most. */
const sketchSize = 128;
const shingleLength = 8;

/**
 * A small stand-in for a text, for telling near-duplicates: the 128 smallest of the 32-bit hashes of all its runs of 8
 * characters, white space and punctuation aside, ascending (bottom-k MinHash, Broder 1997).
 */
export function sketchOf(text: string): Uint32Array {
  const bare = text.replace(/[\s\p{P}\p{S}]+/gu, "");
  const hashes = new Set<number>();
  for (let at = 0; at + shingleLength <= bare.length; at++) hashes.add(hash(bare, at));
  return Uint32Array.from(hashes).sort().slice(0, sketchSize);
}

/** Estimated share of common runs of characters of two texts (Jaccard), 0–1. */
export function similarityOf(a: Uint32Array, b: Uint32Array): number {
  const inA = new Set(a);
  const inB = new Set(b);
  const smallest = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, sketchSize);
  const common = smallest.filter((value) => inA.has(value) && inB.has(value)).length;
  return smallest.length === 0 ? 0 : common / smallest.length;
}

/** FNV-1a over UTF-16 units, mixed so that its order says nothing of the text's. */
function hash(text: string, at: number): number {
  let value = 0x811c9dc5;
  for (let unit = 0; unit < shingleLength; unit++) value = Math.imul(value ^ text.charCodeAt(at + unit), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
