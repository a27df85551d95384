import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bareText } from "../../src/concepts/bare-text.ts";

const units = ["行", "政", "處", "罰", "“", "”", "、", " ", "\n", "A", "ffi", "㈠", "1", "%", "\ud800", "🙂"];
const texts = fc.string({ unit: fc.constantFrom(...units) });

describe("bare text", () => {
  it("makes one name of 双随机、一公开 however it is written", () => {
    for (const written of ["双随机、一公开", "“双随机、一公开”", "双随机 一公开", "雙隨機,一公開", "双随机\n一公开"]) {
      expect(bareText(written).text).toBe("双随机一公开");
    }
  });

  it("folds width and case and keeps letters and digits", () => {
    expect(bareText("「12345」热线 APP、４.0版").text).toBe("12345热线app40版");
  });

  it("is empty where nothing but punctuation stands", () => {
    expect(bareText("“……”,。 \n")).toEqual({ text: "", starts: [], ends: [] });
  });

  it("tells for each unit where it stood", () => {
    const { text, starts, ends } = bareText("推行“雙隨機、一公開”");
    const from = text.indexOf("双随机一公开");
    expect([starts[from], ends[from + 5]]).toEqual([3, 10]);
  });

  it("points into the text, in reading order, at what folds to the unit", () => {
    fc.assert(
      fc.property(texts, (source) => {
        const { text, starts, ends } = bareText(source);
        expect([starts.length, ends.length]).toEqual([text.length, text.length]);
        for (const [at, start] of starts.entries()) {
          const end = ends[at] ?? 0;
          expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
          expect(end).toBeLessThanOrEqual(source.length);
          expect(bareText(source.slice(start, end)).text).toContain(text[at]);
        }
      }),
    );
  });

  it("does not change what is bare already", () => {
    fc.assert(
      fc.property(texts, (source) => {
        const { text } = bareText(source);
        expect(bareText(text).text).toBe(text);
      }),
    );
  });
});
