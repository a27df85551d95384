import { JucuoError } from "../corpus/errors.ts";

const byteOrderMarks: readonly [encoding: string, mark: readonly number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * Bytes → text, without a byte order mark: by the mark when there is one, else UTF-8 when it is valid, else GB18030,
 * which holds GBK and GB2312. Throws `unreadable` for bytes that are no text in any of these.
 */
export function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked === undefined && bytes.includes(0)) throw new JucuoError("unreadable", "这是二进制文件,不是文本。");
  const candidates = marked === undefined ? ["utf-8", "gb18030"] : [marked[0]];
  for (const encoding of candidates) {
    const text = tryDecode(bytes, encoding);
    if (text !== undefined) return { text, encoding };
  }
  throw new JucuoError("unreadable", "文件的编码无法识别(试过 UTF-8、UTF-16、GB18030),可另存为 UTF-8 后再试。");
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // The decoder's only way of saying that the bytes are of another encoding.
    return undefined;
  }
}
