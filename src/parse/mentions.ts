import type { Divisions } from "../corpus/divisions.ts";
import type { Region } from "../corpus/region.ts";
import words from "./region-words.json" with { type: "json" };

/** A name of a division that stands in a text. */
export interface Mention {
  start: number;
  end: number;
  name: string;
  /** What the name may mean, after the names directly before it: 徐州市鼓楼区 means one. */
  regions: readonly Region[];
  /** As it is written today in full, without suffix, or as it was called before. */
  kind: "full" | "short" | "former";
}

export interface MentionOptions {
  /** Also names without suffix (苏州) and townships: only where a name is expected, they are words too. */
  everyKind?: boolean;
}

const longestName = 15;
// 郫都区人民政府团结街道: an organ may stand between a name and the narrower one.
const longestGap = 4;
// 城区, 郊区 and 矿区 are counties and also plain words; 南部县 is none in 南部, 市区 is never one.
const plainWords = new Set(words.plainAreas);
// A short name inside a longer word is none: 南京路, 中山公园, 长安汽车.
const notAfterShort = /^(?:路|街|大道|公园|大学|学院|汽车|银行|日报|晚报|广场|大厦|精神|战役|会议)/u;

/** Names of divisions in reading order, the longest at each place, runs of names from wide to narrow resolved. */
export function findMentions(text: string, divisions: Divisions, options: MentionOptions = {}): Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < text.length - 1; ) {
    const mention = mentionAt(text, at, divisions, options);
    if (mention === undefined) {
      at++;
      continue;
    }
    mentions.push(resolveByChain(mention, mentions, divisions));
    at = mention.end;
  }
  return mentions.filter(
    ({ regions, name, start }) => regions.length > 0 && !(plainWords.has(name) && !followsName(mentions, start)),
  );
}

/** The mentions that are not followed at once by a narrower one: 江苏省南通市如东县 gives 如东县 alone. */
export function narrowestMentions(mentions: readonly Mention[]): Mention[] {
  return mentions.filter((mention, at) => {
    const next = mentions[at + 1];
    return next === undefined || next.start - mention.end > longestGap || !isInside(next, mention);
  });
}

function mentionAt(
  text: string,
  at: number,
  divisions: Divisions,
  { everyKind = false }: MentionOptions,
): Mention | undefined {
  if (!/\p{Script=Han}/u.test(text[at] ?? "")) return undefined;
  for (let length = Math.min(longestName, text.length - at); length >= 2; length--) {
    const name = text.slice(at, at + length);
    const last = name.at(-1) ?? "";
    const mention = (regions: readonly Region[], kind: Mention["kind"]): Mention => ({
      start: at,
      end: at + length,
      name,
      regions,
      kind,
    });
    if (/[省市县区旗盟州园]/u.test(last)) {
      const full = divisions.fullyNamed(name);
      if (full.length > 0) return mention(full, "full");
      const before = divisions.formerly(name);
      if (before !== undefined) return mention(before, "former");
    }
    if (!everyKind) continue;
    if (/[道镇乡处区场]/u.test(last) && length >= 3) {
      const townships = divisions.townshipsNamed(name);
      if (townships.length > 0) return mention(townships, "full");
    }
    const short = divisions.shortlyNamed(name);
    if (short.length > 0 && !notAfterShort.test(text.slice(at + length))) return mention(short, "short");
  }
  return undefined;
}

function resolveByChain(mention: Mention, before: readonly Mention[], divisions: Divisions): Mention {
  const outer = before.at(-1);
  if (outer === undefined || mention.start - outer.end > longestGap) return mention;
  const inside = mention.regions.filter((region) =>
    outer.regions.some((container) => container.code !== region.code && divisions.isWithin(region, container)),
  );
  return inside.length > 0 ? { ...mention, regions: inside } : mention;
}

function isInside(inner: Mention, outer: Mention): boolean {
  return inner.regions.some((region) =>
    outer.regions.some(
      ({ name }) => [region.province, region.prefecture, region.county].includes(name) && region.name !== name,
    ),
  );
}

function followsName(mentions: readonly Mention[], start: number): boolean {
  return mentions.some(({ end }) => end === start);
}
