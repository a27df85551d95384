import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findBlocks } from "../../src/parse/headings.ts";
import { linesOf } from "../../src/parse/report.ts";
import { segment } from "../../src/segment/segment.ts";
import { samples } from "../samples.ts";

function passagesOf(content: string, maxCharacters = 400) {
  const blocks = findBlocks(linesOf(content), new Set());
  return segment({ content, blocks, documentId: "d", maxCharacters });
}

describe("segment", () => {
  it("makes one passage of each item, packed or on its own line", () => {
    const packed = "(一)履行职能。一是深化改革。统一是原则。二是优化服务。三是加强监管。\n";
    expect(passagesOf(packed).map(({ text }) => text)).toEqual([
      "(一)履行职能。",
      "一是深化改革。统一是原则。",
      "二是优化服务。",
      "三是加强监管。\n",
    ]);
    expect(passagesOf("1.放管服改革。推进。\n2.政务服务。优化。\n")).toHaveLength(2);
  });

  it("splits a long item at sentence ends and keeps a short one whole", () => {
    const sentence = `${"依法行政".repeat(10)}。`;
    const parts = passagesOf(`${sentence.repeat(6)}\n`, 100);
    expect(parts.length).toBeGreaterThan(1);
    for (const { text } of parts) expect(text.trimEnd().endsWith("。")).toBe(true);
  });

  it("loses nothing and gives nothing twice, whatever the text", () => {
    const piece = fc.constantFrom(
      "一、举措",
      "(一)",
      "(二)",
      "一是",
      "二是",
      "1.",
      "改革",
      "。",
      ",",
      "\n",
      "𠮷",
      "“不罚”",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), fc.integer({ min: 8, max: 60 }), (pieces, maxCharacters) => {
        const content = `${pieces
          .join("")
          .replace(/\n+/gu, "\n")
          .replace(/^\n|\n$/gu, "")}\n`.replace(/^\n$/u, "");
        const passages = passagesOf(content, maxCharacters);
        expect(passages.map(({ text }) => text).join("")).toBe(content);
        for (const { text, start, end, role } of passages) {
          expect(content.slice(start, end)).toBe(text);
          if (role === "text") expect(text.length).toBeLessThanOrEqual(maxCharacters);
          expect(() => encodeURIComponent(text)).not.toThrow();
        }
      }),
    );
  });

  it.each(samples)("tiles $facts.label", ({ cleaned, passages }) => {
    expect(passages.map(({ text }) => text).join("")).toBe(cleaned.content);
    for (const { start, end, text } of passages) expect(cleaned.content.slice(start, end)).toBe(text);
  });

  it("keeps every judged quotation inside exactly one passage of text", () => {
    interface Judged {
      queries: { cities: { city: string; passages?: { quote: string }[] }[] }[];
    }
    const file = new URL("../relevance/queries.json", import.meta.url);
    const { queries } = JSON.parse(readFileSync(file, "utf8")) as Judged;
    const bare = (text: string): string => text.replace(/\s/gu, "");
    const broken = queries
      .flatMap(({ cities }) => cities)
      .flatMap(({ city, passages = [] }) => passages.map(({ quote }) => ({ city, quote })))
      .filter(({ city, quote }) => {
        const own = samples.find(({ facts }) => facts.city === city)?.passages ?? [];
        return own.filter(({ role, text }) => role === "text" && bare(text).includes(bare(quote))).length !== 1;
      });
    expect(broken).toEqual([]);
  });
});
