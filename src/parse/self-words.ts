import type { Region } from "../corpus/region.ts";

// How a text speaks of the place it is about, by what the place's name ends with: 我市 is 苏州市 or 登封市.
const selfWords: Record<string, RegExp> = {
  省: /全省|我省/gu,
  市: /全市|我市/gu,
  州: /全州|我州|州委|州政府/gu,
  盟: /全盟|我盟|盟委|行署/gu,
  县: /全县|我县|县委|县政府/gu,
  区: /全区|我区|(?<!自治)区委|(?<!自治)区政府|自治区(?:政府|党委|人民政府)/gu,
  旗: /全旗|我旗|旗委|旗政府/gu,
  镇: /全镇|我镇|镇党委|镇政府/gu,
  乡: /全乡|我乡|乡党委|乡政府/gu,
  道: /街道(?:党工委|办事处)|全街道/gu,
};
const leastWords = 2;

/** The ending of the name of the place that a text speaks of as its own, when it clearly does; else undefined. */
export function selfEnding(content: string): string | undefined {
  const counts = Object.entries(selfWords)
    .map(([ending, words]) => ({ ending, count: content.match(words)?.length ?? 0 }))
    .sort((one, other) => other.count - one.count);
  const [best, second] = counts;
  return best !== undefined && best.count >= leastWords && best.count > (second?.count ?? 0) ? best.ending : undefined;
}

/** How often a text speaks of itself as of a place like this. */
export function selfMentions(content: string, { name }: Region): number {
  const words = selfWords[name.at(-1) ?? ""];
  return words === undefined ? 0 : (content.match(words)?.length ?? 0);
}
