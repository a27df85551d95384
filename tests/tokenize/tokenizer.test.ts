import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalize } from "../../src/tokenize/normalize.ts";
import { testTokenizer } from "../parts.ts";

const tokenizer = testTokenizer();
const words = (text: string): string[] =>
  tokenizer
    .tokenize(text)
    .filter(({ kind }) => kind === "word")
    .map(({ key }) => key);

describe("the tokenizer", () => {
  it("keeps numbers and names of the field whole", () => {
    expect(words("归并1.79万个,降幅81.71%,4.0版放管服")).toEqual(
      expect.arrayContaining(["1.79万", "81.71%", "4.0版", "放管服"]),
    );
  });

  it("folds traditional characters, width and case", () => {
    expect(words("綜合查一次")).toEqual(["综合查一次"]);
    expect(normalize("ABC12").text).toBe("abc12");
  });

  it("gives 待处理 a term that 处理 has too", () => {
    const keys = (text: string): string[] => tokenizer.tokenize(text).map(({ key }) => key);
    expect(keys("待处理")).toContain("2:处理");
    expect(keys("处理")).toContain("2:处理");
  });

  it("gives a single character a term of its own, for questions of one character", () => {
    const keys = tokenizer.tokenize("行政处罚").map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(["1:罚", "2:处罚", "行政处罚"]));
  });

  it("keeps the words inside a long name of a measure", () => {
    const keys = tokenizer.tokenize("中国农业发展银行").map(({ key }) => key);
    expect(keys).toContain("农业");
  });

  it("says where each term stands, also beside broken and astral characters", () => {
    const text = fc.string({
      unit: fc.constantFrom("行", "政", "處", "罰", "A", "ffi", "𠮷", "\ud800", "1", ".", "%", ","),
    });
    fc.assert(
      fc.property(text, (source) => {
        for (const { key, start, end } of tokenizer.tokenize(source)) {
          expect(normalize(source.slice(start, end)).text).toContain(key.replace(/^[12]:/u, ""));
        }
      }),
    );
  });
});
