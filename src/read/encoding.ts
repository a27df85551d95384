import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { JucuoError } from "../corpus/errors.ts";
import characters from "./common-characters.json" with { type: "json" };

export interface Decoded {
  /** Without a byte order mark. */
  text: string;
  /** As the standard of the web names it, e.g. `utf-8`, `gb18030`, `big5`. */
  encoding: string;
  /** Chinese sentences on what was wrong with the bytes. */
  warnings: string[];
}

const byteOrderMarks: readonly [encoding: string, mark: readonly number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
// GB18030 holds GBK and GB2312.
const legacyEncodings = ["gb18030", "big5"] as const;
const common = new Set(characters.simplified + characters.traditional);
// One broken byte in two hundred characters is damage; more is another encoding.
const mostDamage = 0.005;
// In Chinese of any kind about half of the characters are common ones; decoded wrongly, hardly any is.
const leastCommon = 0.2;
const judgedCharacters = 20_000;

/**
 * Bytes → text: by the byte order mark when there is one, else UTF-8 when it is valid, else the one of UTF-16, GB18030
 * and Big5 whose text reads most like Chinese. What the file declares is only compared: it is often wrong. A few broken
 * bytes become U+FFFD and a warning. Throws `unreadable` for bytes that are no text in any of these.
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  const found = byMark(bytes) ?? byUtf8(bytes) ?? byReading(bytes);
  if (found === undefined) {
    if (bytes.includes(0)) throw new JucuoError("unreadable", "这是二进制文件,不是文本。");
    throw new JucuoError("unreadable", "文件的编码无法识别(试过 UTF-8、UTF-16、GB18030、Big5),可另存为 UTF-8 后再试。");
  }
  const text = undoMojibake(found.text);
  const warnings = [
    ...(declared !== undefined && !sameEncoding(declared, found.encoding)
      ? [`文件声明的编码是 ${declared},实际是 ${found.encoding},已按实际编码读取。`]
      : []),
    ...(text !== found.text ? ["文字曾以错误的编码保存过,已还原。"] : []),
    ...(/\uFFFD|锟斤拷/u.test(text) ? [`有 ${count(text, /\uFFFD|锟斤拷/gu)} 处字符已损坏,无法还原。`] : []),
  ];
  return { text, encoding: found.encoding, warnings };
}

type Candidate = Pick<Decoded, "text" | "encoding">;

function byMark(bytes: Uint8Array): Candidate | undefined {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  return marked && { text: new TextDecoder(marked[0]).decode(bytes), encoding: marked[0] };
}

function byUtf8(bytes: Uint8Array): Candidate | undefined {
  if (bytes.includes(0)) return undefined;
  const text = new TextDecoder("utf-8").decode(bytes);
  // A U+FFFD that stands in the file itself is old damage, no sign of another encoding.
  return isUtf8(bytes) || damageOf(text) <= mostDamage ? { text, encoding: "utf-8" } : undefined;
}

function byReading(bytes: Uint8Array): Candidate | undefined {
  const encodings = bytes.includes(0) ? ["utf-16le", "utf-16be"] : [...legacyEncodings, "utf-16le", "utf-16be"];
  const candidates = encodings
    .map((encoding) => ({ encoding, text: new TextDecoder(encoding).decode(bytes) }))
    .filter(({ text }) => damageOf(text) <= mostDamage && !text.includes("\0"))
    .map((candidate) => ({ ...candidate, share: commonShare(candidate.text) }))
    .sort((a, b) => b.share - a.share);
  const [best] = candidates;
  if (best === undefined) return undefined;
  // A text of a few characters says too little: GB18030 is what offices write when they do not write UTF-8.
  if (best.share < leastCommon) return bytes.includes(0) ? undefined : candidates.find(isGb);
  return best;
}

function isGb({ encoding }: Candidate): boolean {
  return encoding === "gb18030";
}

/** UTF-8 that some program took for GBK or Latin-1 and saved so: 法治 became 娉曟不 or æ³•æ²». */
function undoMojibake(text: string): string {
  if (commonShare(text) > leastCommon) return text;
  for (const encoding of ["gb18030", "windows-1252"]) {
    const bytes = iconv.encode(text, encoding);
    const again = new TextDecoder("utf-8").decode(bytes);
    // What the wrong reading could not hold is lost as "?" or U+FFFD; the rest is worth having back.
    if (damageOf(again) <= 0.05 && commonShare(again) > leastCommon) return again;
  }
  return text;
}

/** Share of common Chinese characters among all that are not ASCII; 1 where there is nothing to judge by. */
function commonShare(text: string): number {
  let judged = 0;
  let found = 0;
  for (const character of text.slice(0, judgedCharacters)) {
    if (character < "\u0080") continue;
    judged++;
    if (common.has(character)) found++;
  }
  return judged === 0 ? 1 : found / judged;
}

function damageOf(text: string): number {
  return count(text, /\uFFFD/gu) / Math.max(1, text.length);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function sameEncoding(declared: string, found: string): boolean {
  try {
    const name = new TextDecoder(declared.trim()).encoding;
    return name === found || (name === "gbk" && found === "gb18030");
  } catch {
    // The file names an encoding that nobody knows: as wrong as naming another one.
    return false;
  }
}
