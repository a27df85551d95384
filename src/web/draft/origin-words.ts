import type { ReuseAnswer } from "../asking/answers.ts";

/** A stretch of the draft that stands in reports too. */
export type Reused = ReuseAnswer["spans"][number];
/** One place where it stands too. */
export type Source = Reused["sources"][number];
/** Something that came along with the words and has to be checked. */
export type Flag = ReuseAnswer["flags"][number];

/** Where words stand too, from the draft's own place. */
export const originNames: Record<Reused["origin"], string> = {
  "other-region": "别处的报告",
  "own-earlier": "本地旧稿",
  "own-same-year": "本地同年的报告",
  "own-later": "本地后来的报告",
  unknown: "库里的报告",
};

/** In the order in which they are told. */
export const origins = Object.keys(originNames) as Reused["origin"][];

/** What came along, in a word or two. */
export const flagNames: Record<Flag["kind"], string> = {
  "foreign-place": "别处的地名",
  "carried-figure": "带过来的数字",
  "carried-year": "带过来的年份",
};

/** Of one's own place: less to worry about, so told apart. */
export function isOwn(origin: Reused["origin"]): boolean {
  return origin.startsWith("own");
}
