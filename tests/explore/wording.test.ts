import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareWording } from "../../src/explore/wording.ts";

const joined = (before: string, after: string, without: "added" | "removed"): string =>
  compareWording(before, after)
    .differences.filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join("");

describe("compareWording", () => {
  it("tells words that were added and removed", () => {
    const { differences, similarity } = compareWording("推行免罚轻罚清单。", "全面推行免罚清单。");
    expect(differences).toEqual([
      { kind: "added", text: "全面" },
      { kind: "same", text: "推行免罚" },
      { kind: "removed", text: "轻罚" },
      { kind: "same", text: "清单。" },
    ]);
    expect(similarity).toBeGreaterThan(0.5);
    expect(similarity).toBeLessThan(0.9);
  });

  it("counts neither numbers nor punctuation as another wording", () => {
    const { similarity } = compareWording("召开联席会议3次,办结400件。", "召开联席会议12次、办结1.2万件");
    expect(similarity).toBe(1);
  });

  it("gives both texts back, whatever they are", () => {
    const text = fc.string({ unit: fc.constantFrom(..."推行免罚清单。,1２ 府院联动a\n𠮷"), maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(joined(before, after, "added")).toBe(before);
        expect(joined(before, after, "removed")).toBe(after);
        const { similarity } = compareWording(before, after);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(compareWording(before, before).similarity).toBe(1);
      }),
    );
  });
});
