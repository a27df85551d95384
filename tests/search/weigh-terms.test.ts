import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weighTerms } from "../../src/search/weigh-terms.ts";
import { testTokenizer } from "../parts.ts";

const tokenizer = testTokenizer();

describe("weighing the terms of a question", () => {
  it("counts words most, what is smaller less", () => {
    const { words, terms } = weighTerms("综合查一次", tokenizer);
    expect(words).toEqual(["综合查一次"]);
    expect(terms.get("综合查一次")).toBe(1);
    expect(terms.get("2:综合")).toBe(0.4);
    const whole = terms.get("综合查一次") ?? 0;
    for (const [key, weight] of terms) if (key !== "综合查一次") expect(weight).toBeLessThan(whole);
  });

  it("leaves question words out unless there is nothing else", () => {
    expect(weighTerms("免罚清单有哪些", tokenizer)).toEqual(weighTerms("免罚清单", tokenizer));
    const { words, terms } = weighTerms("有哪些", tokenizer);
    expect(words.length).toBeGreaterThan(0);
    expect(terms.size).toBeGreaterThan(0);
  });

  it("counts a single character only where it stands alone", () => {
    expect(weighTerms("罚", tokenizer).terms.has("1:罚")).toBe(true);
    expect([...weighTerms("免罚清单", tokenizer).terms.keys()].filter((key) => key.startsWith("1:"))).toEqual([]);
  });

  it("gives each term once, with one of the weights, and every word among them", () => {
    const character = fc.constantFrom(..."免罚轻罚清单哪些的有府院联动2023年 A、一次");
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 16 }), (text) => {
        const { words, terms } = weighTerms(text, tokenizer);
        for (const weight of terms.values()) expect([1, 0.4, 0.2]).toContain(weight);
        for (const word of words) expect(terms.get(word)).toBe(1);
        expect(new Set(words).size).toBe(words.length);
      }),
    );
  });

  it("finds the same terms in traditional characters and full width", () => {
    expect(weighTerms("免罰輕罰2023", tokenizer)).toEqual(weighTerms("免罚轻罚2023", tokenizer));
    expect(weighTerms("2023", tokenizer)).toEqual(weighTerms("2023", tokenizer));
  });
});
