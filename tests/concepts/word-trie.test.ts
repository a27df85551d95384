import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Found, WordTrie } from "../../src/concepts/word-trie.ts";

function trieOf(words: readonly string[]): WordTrie<string> {
  const trie = new WordTrie<string>();
  for (const word of words) trie.add(word, () => word);
  return trie;
}

/** Every word tried at every place. */
function naive(words: readonly string[], text: string): Found<string>[] {
  const all = [...new Set(words)].sort((a, b) => a.length - b.length);
  return Array.from(text, (_, start) =>
    all.filter((word) => text.startsWith(word, start)).map((value) => ({ start, value })),
  )
    .flat()
    .map(({ start, value }) => ({ start, end: start + value.length, value }));
}

describe("the word trie", () => {
  it("finds words inside longer ones too, by start and then by length", () => {
    const found = [...trieOf(["负面清单", "市场准入", "市场准入负面清单"]).in("落实市场准入负面清单")];
    expect(found).toEqual([
      { start: 2, end: 6, value: "市场准入" },
      { start: 2, end: 10, value: "市场准入负面清单" },
      { start: 6, end: 10, value: "负面清单" },
    ]);
  });

  it("makes a value once for each word", () => {
    const trie = new WordTrie<string[]>();
    trie.add("免罚", () => []).push("名称");
    trie.add("免罚", () => []).push("类别");
    expect([...trie.in("免罚")].map(({ value }) => value)).toEqual([["名称", "类别"]]);
  });

  it("finds nothing in a beginning of a word or in an empty text", () => {
    expect([...trieOf(["综合查一次"]).in("综合查一")]).toEqual([]);
    expect([...trieOf(["综合查一次"]).in("")]).toEqual([]);
    expect([...trieOf([]).in("综合查一次")]).toEqual([]);
  });

  it("finds what trying every word at every place finds", () => {
    const unit = fc.constantFrom("行", "政", "法");
    const words = fc.array(fc.string({ unit, minLength: 1, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(words, fc.string({ unit, maxLength: 30 }), (all, text) => {
        expect([...trieOf(all).in(text)]).toEqual(naive(all, text));
      }),
    );
  });
});
