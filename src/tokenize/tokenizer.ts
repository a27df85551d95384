import { readFileSync } from "node:fs";
import jieba from "nodejieba";
import { JucuoError } from "../corpus/errors.ts";
import { type NormalizedText, normalize } from "./normalize.ts";

/**
 * A token after normalisation. Words carry meaning; parts are dictionary words inside longer words; bigrams of Chinese characters are the safety net under them
 * (处理 finds 待处理), characters under those (罚 finds 处罚); both have keys of their own, so that a word and the same two
 * characters are counted apart.
 */
export interface Term {
  /** What is matched: the normalised word, `2:` and two characters, or `1:` and one. */
  key: string;
  kind: "word" | "part" | "bigram" | "character";
  /** `[start, end)` in UTF-16 units of the text that was given. */
  start: number;
  end: number;
}

/** Files of one word on each line; `#` starts a comment. */
export interface TokenizerFiles {
  /** Words of the domain. */
  dictionaries: readonly string[];
  /** Words that carry no content in a question. */
  stopwords: readonly string[];
}

const numberPattern = /\d+(?:[.,]\d+)*(?:%|‰|万|亿|版)?/gu;
const latinPattern = /[a-z][a-z0-9]*/gu;
const hanRun = /[\p{Script=Han}〇]+/gu;
const wordCharacter = /[\p{L}\p{N}%‰]/u;

// Longer names are found by their parts: as one word they would hide them.
const longestWord = 6;
const onlyHan = /^[\p{Script=Han}〇]{2,}$/u;

let loadedWords: string | undefined;

/** Chinese text → terms with their places: numbers whole, jieba words and the words inside them, character bigrams. */
export class Tokenizer {
  private readonly stopwords: ReadonlySet<string>;
  private readonly words: ReadonlySet<string>;

  /**
   * `names` are words of the domain beside those of the dictionary, such as names of measures. Throws a `JucuoError` when
   * a file is missing. nodejieba holds one dictionary for the whole process: the tokenizer made last decides.
   */
  constructor(files: TokenizerFiles, names: Iterable<string> = []) {
    this.stopwords = new Set(files.stopwords.flatMap(readLines));
    const all = [...files.dictionaries.flatMap(readLines), ...names].map((word) => normalize(word).text);
    this.words = new Set(all.filter((word) => word.length <= longestWord && onlyHan.test(word)));
    const content = [...this.words].sort().join("\n");
    if (loadedWords === content) return;
    jieba.load();
    for (const word of this.words) jieba.insertWord(word);
    loadedWords = content;
  }

  /** The words of the domain. */
  domainWords(): Iterable<string> {
    return this.words;
  }

  stopwordList(): Iterable<string> {
    return this.stopwords;
  }

  /** Every term of `text`, in reading order; terms may overlap. */
  tokenize(text: string): Term[] {
    return this.tokenizeNormalized(normalize(text));
  }

  /** The same, for text that is already normalised and has to stay so. */
  tokenizeNormalized(normalized: NormalizedText): Term[] {
    const found: Term[] = [];
    const add = (key: string, kind: Term["kind"], from: number, to: number): void => {
      found.push({ key, kind, start: normalized.starts[from] ?? 0, end: normalized.ends[to - 1] ?? 0 });
    };
    for (const pattern of [numberPattern, latinPattern]) {
      for (const match of normalized.text.matchAll(pattern)) {
        add(match[0], "word", match.index, match.index + match[0].length);
      }
    }
    // The 万 of 1.79万 belongs to the number: it is no part of the word after it.
    const withoutNumbers = normalized.text.replace(numberPattern, (number) => " ".repeat(number.length));
    for (const run of withoutNumbers.matchAll(hanRun)) {
      this.addWords(run[0], run.index, add);
      for (let i = 0; i < run[0].length; i++) {
        add(`1:${run[0].slice(i, i + 1)}`, "character", run.index + i, run.index + i + 1);
        if (i + 2 <= run[0].length) add(`2:${run[0].slice(i, i + 2)}`, "bigram", run.index + i, run.index + i + 2);
      }
    }
    return found.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** Words of a run of Chinese characters, and the dictionary words inside long ones. */
  private addWords(
    run: string,
    offset: number,
    add: (key: string, kind: "word" | "part", from: number, to: number) => void,
  ): void {
    let at = offset;
    for (const word of jieba.cut(run, true)) {
      if (wordCharacter.test(word)) add(word, "word", at, at + word.length);
      if (word.length > 2) {
        // A dictionary word is one wherever it stands, so membership decides and no place is searched for.
        const inner = new Set(jieba.cutForSearch(word, true));
        for (let length = 2; length < word.length; length++) {
          for (let i = 0; i + length <= word.length; i++) {
            const part = word.slice(i, i + length);
            if (inner.has(part) || this.words.has(part)) add(part, "part", at + i, at + i + length);
          }
        }
      }
      at += word.length;
    }
  }

  /** Whether a word says nothing about the matter: 哪些, 如何, 的. */
  isStopword(word: string): boolean {
    return this.stopwords.has(word);
  }
}

function readLines(path: string): string[] {
  try {
    const lines = readFileSync(path, "utf8").split(/\r?\n/u);
    return lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  } catch (cause) {
    throw new JucuoError("unreadable", `词表 ${path} 无法读取,请检查该文件是否存在。`, { cause });
  }
}
