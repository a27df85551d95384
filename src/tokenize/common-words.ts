import jieba from "nodejieba";

/** Words of `text` by the dictionary alone. New words are not guessed at, so what the dictionary does not know falls into single characters. */
export function cutByDictionary(text: string): string[] {
  return jieba.cut(text, false);
}

/** Whether the general dictionary, or the domain dictionary a `Tokenizer` has loaded, lists `word`. */
export function isCommonWord(word: string): boolean {
  return cutByDictionary(word).length === 1;
}
