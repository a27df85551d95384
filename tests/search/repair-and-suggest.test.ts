import { describe, expect, it } from "vitest";
import type { Link } from "../../src/concepts/linker.ts";
import { ingest } from "../../src/ingest.ts";
import { Repairer } from "../../src/search/repair.ts";
import { suggest } from "../../src/search/suggest.ts";
import { lexicon, type SmallCorpus, smallCorpus, testTokenizer } from "../parts.ts";
import { regionsOf, request, storedCorpus, twelveReports } from "./twelve-reports.ts";

const stored = storedCorpus(twelveReports);

function repairerOf({ index }: SmallCorpus): Repairer {
  return new Repairer({ index, lexicon, tokenizer: testTokenizer() });
}

const typo = { text: "行政复议", corrections: [{ typed: "行证复议", meant: "行政复议" }] };

describe("repairing a question", () => {
  it("leaves what is in order as it was typed", async () => {
    const repairer = repairerOf(await stored());
    for (const question of ["免罚轻罚", "免罰輕罰", "首违不罚 2023", "太湖治理跨区域协作", "AI", ""]) {
      expect(repairer.repair(question)).toEqual({ text: question, corrections: [] });
    }
  });

  it("repairs a slip, also among other words, and nothing a second time", async () => {
    const repairer = repairerOf(await stored());
    expect(repairer.repair("行证复议")).toMatchObject(typo);
    const { text } = repairer.repair("苏州的行证复议");
    expect(text).toBe("苏州的行政复议");
    expect(repairer.repair(text)).toEqual({ text, corrections: [] });
  });

  it("learns the words of a report that comes later", async () => {
    const corpus = await smallCorpus(twelveReports);
    const repairer = repairerOf(corpus);
    expect(repairer.repair("行证复议").corrections).toHaveLength(1);
    const text = "常州市2023年法治政府建设报告\n一、主要举措\n一是设立行证复议窗口,办件60件。\n";
    await ingest([{ path: "常州.txt", bytes: Buffer.from(text) }], corpus.pipeline);
    expect(repairer.repair("行证复议")).toEqual({ text: "行证复议", corrections: [] });
  });

  it("is shown, and undone by quotation marks", async () => {
    const { engine } = await stored();
    const repaired = await engine.search({ ...request, query: "行证复议", mode: "lexical" });
    expect(repaired.understood.corrections).toEqual(["行证复议 → 行政复议"]);
    expect(regionsOf(repaired).slice(0, 2).sort()).toEqual(["威海市", "青岛市"].sort());
    const exact = await engine.search({ ...request, query: '"行证复议"' });
    expect(exact.understood.corrections).toEqual([]);
    expect(exact.total.value).toBe(0);
  });
});

function linkTo(name: string): Link {
  const concept = lexicon.named(name);
  if (concept === undefined) throw new Error(`${name} is not in the lexicon.`);
  return { concept, probability: 0.1, named: false, kinds: [], explained: 1 };
}

describe("suggestions", () => {
  it("name measures that the scope holds, and no others", async () => {
    const { index } = await stored();
    const links = ["信用修复", "枫桥经验", "府院联动"].map(linkTo);
    const names = (regions?: Set<string>) =>
      suggest({ links, nearest: [] }, { index, lexicon, scope: index.select(regions ? { regions } : {}) });
    expect(names()).toEqual(["枫桥经验", "府院联动"]);
    expect(names(new Set(["330100"]))).toEqual(["枫桥经验"]);
    expect(names(new Set(["999999"]))).toEqual([]);
  });

  it("name the headings of the nearest passages without their numbers, each once", async () => {
    const { index } = await stored();
    const scope = index.select({});
    const nearest = index.ids(scope).map((passageId) => ({ passageId }));
    const names = suggest({ links: [linkTo("枫桥经验")], nearest }, { index, lexicon, scope });
    expect(names[0]).toBe("枫桥经验");
    expect(names).toContain("主要举措");
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeLessThanOrEqual(5);
    expect(names.join()).not.toMatch(/[一二三]、/u);
  });

  it("come only with an answer that holds nothing, and lead to one that holds something", async () => {
    const { engine } = await stored();
    expect((await engine.search(request)).suggestions).toBeUndefined();
    const nothing = await engine.search({ ...request, query: "枫桥经验", minScore: 1 });
    expect(nothing).toMatchObject({ groups: [], total: { value: 0 } });
    expect(nothing.suggestions).toContain("枫桥经验");
    const measures = (nothing.suggestions ?? []).filter((name) => lexicon.named(name));
    for (const query of measures) {
      const answer = await engine.search({ ...request, query, mode: "lexical" });
      expect(answer.total.value).toBeGreaterThan(0);
    }
  });
});
