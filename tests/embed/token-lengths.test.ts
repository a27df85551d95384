import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenLengths } from "../../src/embed/token-lengths.ts";

/** What each token stands for in the text. */
function slices(tokens: readonly string[], text: string): string[] {
  let at = 0;
  return Array.from(tokenLengths(tokens, text), (length) => {
    at += length;
    return text.slice(at - length, at);
  });
}

const total = (lengths: Uint8Array): number => lengths.reduce((sum, length) => sum + length, 0);

// Tokens of the tokenizer, with the ways in which a text may write each.
const written: [token: string, ...ways: string[]][] = [
  ["免", "免"],
  ["罚", "罚"],
  ["，", "，"],
  ["app", "APP", "app", "App"],
  ["2023", "2023"],
  ["cafes", "cafés", "Cafe\u0301s", "CAFES"],
  ["##ing", "ing", "ING"],
  ["[UNK]", "🙂", "𠮷", "龘"],
];
const words = fc.array(
  fc
    .constantFrom(...written)
    .chain(([token, ...ways]) => fc.record({ token: fc.constant(token), way: fc.constantFrom(...ways) })),
  { maxLength: 20 },
);
const spaces = fc.constantFrom(" ", "\n", "  ", "\u3000", "\t\r\n", "\u200b ");

describe("the lengths of tokens", () => {
  it("make each token's slice its word, with the space before it", () => {
    fc.assert(
      fc.property(words, fc.array(spaces, { minLength: 20, maxLength: 20 }), (all, between) => {
        const wanted = all.map(({ way }, at) => `${between[at]}${way}`);
        expect(
          slices(
            all.map(({ token }) => token),
            wanted.join(""),
          ).map((slice) => slice.trim()),
        ).toEqual(wanted.map((slice) => slice.trim()));
      }),
    );
  });

  it("cut a report as the tokenizer did", () => {
    const text = "苏州市 2023年\n推行APP办理";
    const tokens = ["苏", "州", "市", "202", "##3", "年", "推", "行", "app", "办", "理"];
    expect(slices(tokens, text)).toEqual(["苏", "州", "市", " 202", "3", "年", "\n推", "行", "APP", "办", "理"]);
  });

  it("take an unknown word of letters whole, and any other unknown thing as one character", () => {
    expect(slices(["[UNK]", "，", "[UNK]", "好"], "Qwertz99,🙂好")).toEqual(["Qwertz99", ",", "🙂", "好"]);
  });

  it("give a token that does not match one character, so that the others shift by little", () => {
    expect(slices(["免", "错", "罚"], "免轻罚")).toEqual(["免", "轻", "罚"]);
    expect(slices(["长长", "罚"], "免罚")).toEqual(["免", "罚"]);
  });

  it("are 0 past the end of the text", () => {
    expect([...tokenLengths(["免", "罚", "清"], "免")]).toEqual([1, 0, 0]);
    expect([...tokenLengths([], "免罚")]).toEqual([]);
  });

  it("are one for each token, and together never more than the text, whatever stands there", () => {
    const token = fc.oneof(fc.constantFrom("[UNK]", "免", "##a", "", "##", "[CLS]"), fc.string({ unit: "grapheme" }));
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("\ud800", "é", " ", "免", "İ", "🙂") }),
    );
    fc.assert(
      fc.property(fc.array(token), text, (tokens, source) => {
        const lengths = tokenLengths(tokens, source);
        expect(lengths).toHaveLength(tokens.length);
        expect(total(lengths)).toBeLessThanOrEqual(source.length);
      }),
    );
  });

  it("hold in one byte, also after much white space", () => {
    expect([...tokenLengths(["免"], `${" ".repeat(190)}免罚`)]).toEqual([191]);
    const lengths = tokenLengths(["免", "罚"], `${"\u3000".repeat(600)}免罚`);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(255);
  });

  it("take an unknown word whole that is longer than the tokenizer takes", () => {
    // BERT gives one [UNK] for a word of more than 100 letters.
    expect(slices(["[UNK]", "好"], `${"a".repeat(150)}好`)).toEqual(["a".repeat(150), "好"]);
  });
});
