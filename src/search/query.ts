import { JucuoError } from "../corpus/errors.ts";

/** A question with its operators taken apart. */
export interface ParsedQuery {
  /** The words of the question, those in quotes too, without what is excluded. */
  plain: string;
  /** Words that have to stand in a passage as they are. */
  exact: string[];
  /** Words that must not. */
  excluded: string[];
}

const quoted = /[""]([^""]*)[""]/gu;
// Only at the beginning or after a blank: 2021-2025 and 跨部门-综合 exclude nothing.
const exclusion = /(^|\s)[-−-]([^\s]+)/gu;

/**
 * `"…"` forces exact words, `-词` excludes. Throws `invalid_request` when nothing is left to search for.
 *
 * Chinese quotation marks force nothing: officials write names of measures in them, and mean the measure.
 */
export function parseQuery(query: string): ParsedQuery {
  const exact: string[] = [];
  const excluded: string[] = [];
  const withoutQuotes = query.replace(quoted, (_, words: string) => {
    if (words.trim() !== "") exact.push(words.trim());
    return ` ${words} `;
  });
  const plain = withoutQuotes
    .replace(exclusion, (_, before: string, words: string) => {
      excluded.push(words);
      return before;
    })
    .replace(/\s+/gu, " ")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) {
    const message =
      excluded.length > 0
        ? "只有要排除的词,没有要找的词,请加上要查的举措。"
        : "问题里没有文字,请写出要查的举措,例如 综合查一次。";
    throw new JucuoError("invalid_request", message, { fields: [{ path: "query", message }] });
  }
  return { plain, exact, excluded };
}
