import { describe, expect, it } from "vitest";
import { Tagger } from "../../src/concepts/tag.ts";
import type { Passage } from "../../src/corpus/passage.ts";
import { calledHere } from "../../src/search/called-here.ts";
import { lexicon } from "../parts.ts";

const tagger = new Tagger(lexicon);
const concepts = new Set([lexicon.named("免罚轻罚")?.id ?? ""]);

function passage(text: string, label = ""): Passage {
  const place = { id: "a-0", documentId: "a", start: 0, end: text.length, role: "text", section: "measure" } as const;
  return { ...place, text, label, headings: [], concepts: [], figures: [] };
}

function called(texts: readonly string[], words: readonly string[] = []): string[] {
  return calledHere(
    texts.map((text) => passage(text, "推行清单")),
    { words, concepts, tagger },
  );
}

describe("what a report calls a measure", () => {
  it("is the names of the lexicon as they stand there, each once", () => {
    expect(called(["实行“免罚轻罚”,首违不罚案件88起。", "首违不罚案件9起。"])).toEqual(["免罚轻罚", "首违不罚"]);
    expect(called(["推行免罰輕罰。"])).toEqual(["免罰輕罰"]);
  });

  it("is also words of the question that stand there, and names in quotation marks", () => {
    expect(called(["打造“阳光e站”,开展联合会商。"], ["联合会商", "打造", "跨省通办"])).toEqual(["联合会商", "阳光e站"]);
  });

  it("is the clause that names the item when there is no name, and nothing without passages", () => {
    expect(called(["召开会议三次。", "开展检查。"])).toEqual(["推行清单"]);
    expect(called([])).toEqual([]);
  });

  it("is no name of another measure", () => {
    expect(called(["府院联动机制运行良好。"])).toEqual(["推行清单"]);
  });

  it("is at most four names, those of the lexicon first", () => {
    const text = "创设“甲乙丙”“丁戊己”“庚辛壬”“子丑寅”,首违不罚。";
    expect(called([text])).toEqual(["首违不罚", "甲乙丙", "丁戊己", "庚辛壬"]);
  });

  it("is not what other sentences put in quotation marks, nor half a pair of them", () => {
    expect(called(["统筹推行首违不罚改革。听取“同级审”整改情况报告。"])).toEqual(["首违不罚"]);
    const text = "深化“双随机、一公开”监管。";
    const of = new Set([lexicon.named("双随机、一公开监管")?.id ?? lexicon.named("双随机一公开")?.id ?? ""]);
    const names = calledHere([passage(text)], { words: [], concepts: of, tagger });
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).not.toMatch(/^[^“]*”|“[^”]*$/u);
  });
});
