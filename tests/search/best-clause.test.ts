import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestClause } from "../../src/search/best-clause.ts";
import { HashEmbedder } from "../parts.ts";

const embedder = new HashEmbedder();

async function best(text: string, question: string): Promise<string | undefined> {
  const [asked, passage] = [await embedder.embedQuery(question), await embedder.embedPassage(text)];
  const span = bestClause(text, asked.tokens, passage.tokens);
  return span && text.slice(span.start, span.end);
}

describe("the clause that answers best", () => {
  it("is the one that holds the words of the question", async () => {
    const text = "一是规范行政复议,办结案件400件;推行免罚轻罚清单。召开联席会议!";
    expect(await best(text, "免罚轻罚")).toBe("推行免罚轻罚清单");
    expect(await best(text, "联席会议")).toBe("召开联席会议");
    expect(await best(text.replaceAll(",", ","), "行政复议")).toBe("一是规范行政复议");
  });

  it("is none where no clause has four characters", async () => {
    expect(await best("一是。二是,三、", "免罚轻罚")).toBeUndefined();
    expect(await best("", "免罚轻罚")).toBeUndefined();
  });

  it("is a stretch of the passage that no punctuation cuts", async () => {
    const unit = fc.constantFrom(..."免罚轻罚清单府院联动案件、,,。;!\n 2023年");
    const text = fc.string({ unit, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, fc.string({ unit, minLength: 1, maxLength: 8 }), async (passage, question) => {
        const clause = await best(passage, question);
        if (clause === undefined) return;
        expect(passage).toContain(clause);
        expect(clause).not.toMatch(/[,,。;!\n]/u);
        expect(clause.trim().length).toBeGreaterThanOrEqual(4);
        expect(await best(passage, question)).toBe(clause);
      }),
    );
  });
});
