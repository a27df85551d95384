import { describe, expect, it } from "vitest";
import { namesOf } from "../../src/concepts/concept.ts";
import type { SuggestAnswer } from "../../src/explore/suggest/contract.ts";
import { fitOf, keyOf, typedOf } from "../../src/explore/suggest/name-key.ts";
import { ingest } from "../../src/ingest.ts";
import { lexicon, smallCorpus, smallReports } from "../parts.ts";
import { storedCorpus, twelveReports } from "../search/twelve-reports.ts";

const stored = storedCorpus(twelveReports);

/** Names as a person would read them: measures as they are called, regions behind @. */
function namesIn({ suggestions }: SuggestAnswer): string[] {
  return suggestions.map((one) => (one.kind === "region" ? `@${one.region.name}` : one.name));
}

async function typing(): Promise<(q: string, limit?: number) => Promise<string[]>> {
  const { explorer } = await stored();
  return async (q, limit = 8) => namesIn(await explorer.suggest({ q, limit }));
}

describe("suggestions for what is typed", () => {
  it.each(["免罚", "免罰", "mianfa", "mianfaqingfa", "mian'fa qing", "MFQF", "mfq", "ｍｆｑｆ", "免罚轻罚"])(
    "find 免罚轻罚 by %s",
    async (q) => {
      const type = await typing();
      expect((await type(q))[0]).toBe("免罚轻罚");
    },
  );

  it("say by which other name a measure was found, and nothing where it was its own", async () => {
    const { explorer } = await stored();
    const { suggestions: byAlias } = await explorer.suggest({ q: "首违不罚", limit: 1 });
    expect(byAlias).toEqual([
      { kind: "concept", id: "mianfa-qingfa", name: "免罚轻罚", matched: "首违不罚", field: "行政执法", regions: 4 },
    ]);
    const { suggestions: byName } = await explorer.suggest({ q: "免罚轻", limit: 1 });
    expect(byName[0]).not.toHaveProperty("matched");
  });

  it("count regions that tell of it as done: no plans, no shortcomings, each region once", async () => {
    const { explorer, index } = await stored();
    const { suggestions } = await explorer.suggest({ q: "府院联动", limit: 1 });
    expect(suggestions[0]).toMatchObject({ name: "府院联动", regions: 2 });
    const told = new Set(
      index.documents().flatMap(({ id, region }) => {
        const practice = index.passagesOf(id).filter(({ section }) => section === "measure");
        return practice.some(({ concepts }) => concepts.includes("mianfa-qingfa")) ? [region.code] : [];
      }),
    );
    const [first] = (await explorer.suggest({ q: "mfqf", limit: 1 })).suggestions;
    expect(first).toMatchObject({ id: "mianfa-qingfa", regions: told.size });
  });

  it("put what reports tell of before what none does, then beginnings before insides, then more regions", async () => {
    const { explorer } = await stored();
    for (const q of ["行政", "x", "zhifa", "清单", "an", "政"]) {
      const { suggestions } = await explorer.suggest({ q, limit: 50 });
      const typed = typedOf(q);
      const order = suggestions.flatMap((one) => {
        if (one.kind === "region") return [];
        const fits = fitOf(keyOf(one.matched ?? one.name), typed);
        expect([q, one.name, fits]).not.toEqual([q, one.name, undefined]);
        return [[Number(one.regions === 0), ["is", "begins", "contains"].indexOf(fits ?? ""), -one.regions]];
      });
      expect(order.length).toBeGreaterThan(3);
      const sorted = [...order].sort((a, b) => a.map((part, at) => part - (b[at] ?? 0)).find((by) => by !== 0) ?? 0);
      expect(order).toEqual(sorted);
    }
  });

  it("find inside a name by sound only from where a syllable begins", async () => {
    expect(fitOf(keyOf("府院联动"), typedOf("lian"))).toBe("contains");
    expect(fitOf(keyOf("府院联动"), typedOf("ian"))).toBeUndefined();
    expect(fitOf(keyOf("府院联动"), typedOf("uanlian"))).toBeUndefined();
    expect(fitOf(keyOf("12345热线"), typedOf("12345rex"))).toBe("begins");
    expect(fitOf(keyOf("法律服务"), typedOf("fǎlǜ"))).toBe("begins");
    expect(fitOf(keyOf("法律服务"), typedOf("falvfuwu"))).toBe("is");
  });

  it("find every measure by its name, its pinyin and its initials", () => {
    for (const name of lexicon.concepts.flatMap(namesOf)) {
      const key = keyOf(name);
      expect([name, fitOf(key, typedOf(name))]).toEqual([name, "is"]);
      if (/^[a-z]+$/u.test(key.letters)) expect(fitOf(key, typedOf(key.letters))).toBe("is");
      if (/^[a-z]+$/u.test(key.initials)) expect(fitOf(key, typedOf(key.initials))).toBe("is");
    }
  });

  it("hold regions that have reports: in front by their characters, behind the measures by sound", async () => {
    const type = await typing();
    expect(await type("苏")).toEqual(["@苏州市"]);
    expect(await type("苏州市")).toEqual(["@苏州市"]);
    expect((await type("suzhou"))[0]).toBe("@苏州市");
    const bySound = await type("su");
    expect(bySound).toHaveLength(8);
    expect(bySound.at(-1)).toBe("@苏州市");
    expect((await type("hzs")).at(-1)).toBe("@杭州市");
    expect(await type("宁波")).toEqual([]);
    expect((await type("青"))[0]).toBe("@青岛市");
  });

  it("keep the best when fewer are wanted, and hold nothing twice", async () => {
    const type = await typing();
    for (const q of ["s", "苏", "行政", ""]) {
      const all = await type(q, 50);
      expect(new Set(all).size).toBe(all.length);
      expect((await type(q, 1))[0]).toBe(all[0]);
    }
    expect(await type("没有这样的举措")).toEqual([]);
  });
});

describe("suggestions before anything is typed", () => {
  it.each(["", ",", "“"])("are the most widespread measures that the corpus tells of, varied (%j)", async (q) => {
    const { explorer } = await stored();
    const { suggestions } = await explorer.suggest({ q, limit: 8 });
    expect(suggestions).toHaveLength(8);
    expect(namesIn({ suggestions, tookMs: 0 }).slice(0, 2)).toEqual(["免罚轻罚", "府院联动"]);
    const fields = suggestions.map((one) => (one.kind === "concept" ? one.field : ""));
    for (const field of fields) expect(fields.filter((other) => other === field).length).toBeLessThanOrEqual(2);
    for (const one of suggestions) expect(one.kind === "concept" && one.regions).toBeGreaterThan(0);
  });

  it("follow what comes in and goes", async () => {
    const { explorer, pipeline, index } = await smallCorpus({});
    expect((await explorer.suggest({ q: "", limit: 8 })).suggestions).toEqual([]);
    expect((await explorer.suggest({ q: "mfqf", limit: 1 })).suggestions[0]).toMatchObject({ regions: 0 });
    await ingest([{ path: "苏州.txt", bytes: Buffer.from(smallReports["苏州.txt"]) }], pipeline);
    expect(namesIn(await explorer.suggest({ q: "", limit: 8 }))).toContain("府院联动");
    expect(namesIn(await explorer.suggest({ q: "苏", limit: 8 }))).toEqual(["@苏州市"]);
    for (const { id } of index.documents()) index.remove(id);
    expect((await explorer.suggest({ q: "苏", limit: 8 })).suggestions).toEqual([]);
  });
});
