import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReuseAnswer, ReuseRequest } from "../../src/draft/reuse-contract.ts";
import { type SmallCorpus, smallCorpus } from "../parts.ts";

const paragraph =
  "针对企业反映的多头重复检查问题,建立威海市涉企检查统筹平台,推行扫码入企、综合查一次,涉企检查次数同比降低12.3%,被检查企业压减2780家,相关经验在全省会议上作典型发言。";
const reports = {
  "威海.txt": `威海市2023年法治政府建设报告\n一、主要举措\n一是${paragraph}二是规范行政复议,办结案件400件。\n`,
  "连云港.txt":
    "连云港市2023年法治政府建设报告\n一、主要举措\n一是组织海洋渔业联合执法专项行动,出动执法船艇四百余艘次,查处违法捕捞案件67起,移送司法机关12起,渔区秩序明显好转。\n",
  "苏州.txt": "苏州市2023年法治政府建设报告\n一、主要举措\n一是推行免罚轻罚清单,发布114项清单事项。\n",
  "无锡.txt": "无锡市2023年法治政府建设报告\n一、主要举措\n一是建设太湖治理跨区域协作机制。\n",
};
const opening = "连云港市2024年法治政府建设情况报告\n一、主要举措\n";

function reuse({ drafter }: SmallCorpus, text: string, some: Partial<ReuseRequest> = {}): Promise<ReuseAnswer> {
  return drafter.reuse({ text, region: "连云港市", year: 2024, filter: {}, ...some });
}

describe("what of a draft stands in reports too", () => {
  it("finds a paragraph that was copied with its place, figures and all, and flags them at their places", async () => {
    const draft = `${opening}一是${paragraph}\n`;
    const { spans, flags, summary } = await reuse(await smallCorpus(reports), draft);
    expect(spans).toHaveLength(1);
    const [span] = spans;
    expect(span).toMatchObject({ kind: "verbatim", origin: "other-region", sources: [{ similarity: 1 }] });
    expect(span?.text).toContain(paragraph.slice(0, -1));
    expect(draft.slice(span?.start, span?.end)).toBe(span?.text);
    expect(flags.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      "foreign-place 威海市",
      "carried-figure 12.3%",
      "carried-figure 2780家",
    ]);
    for (const { start, end, text } of flags) expect(draft.slice(start, end)).toBe(text);
    expect(flags[0]?.message).toContain("而稿件属于连云港市;相同或相近的文字见于《威海市2023年法治政府建设报告》");
    expect(summary.byRegion.map(({ region }) => region.name)).toEqual(["威海市"]);
  });

  it("finds it with place and figures replaced, and says where the words differ", async () => {
    const changed = paragraph.replace("威海市", "连云港市").replace("12.3%", "9.8%").replace("2780家", "1900余家");
    const { spans, flags } = await reuse(await smallCorpus(reports), `${opening}一是${changed}\n`);
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({ kind: "near", origin: "other-region" });
    expect(spans[0]?.sources[0]?.differences).toContainEqual({ draft: "连云港", source: "威海" });
    expect(flags).toEqual([]);
  });

  it("does not find an original paragraph on the same matter", async () => {
    const own =
      "我市把涉企检查管起来:检查前先报计划,能一起去的一起去,企业扫码就知道谁来查、查什么。全年检查少了近一成,企业普遍叫好。";
    const { spans, summary } = await reuse(await smallCorpus(reports), `${opening}一是${own}\n`);
    expect(spans).toEqual([]);
    expect(summary).toMatchObject({ reusedCharacters: 0, share: 0 });
  });

  it("tells one's own earlier report from others, and flags figures and the year that stayed", async () => {
    const corpus = await smallCorpus({
      ...reports,
      "旧.txt":
        "连云港市2022年法治政府建设报告\n一、主要举措\n一是2022年全市行政复议机构共收到行政复议申请1026件,办结983件,直接纠错率为百分之九,同比下降。\n",
    });
    const draft = `${opening}一是2022年全市行政复议机构共收到行政复议申请1026件,办结1100件,直接纠错率为百分之九,同比下降。\n`;
    const { spans, flags, summary } = await reuse(corpus, draft);
    expect(spans.map(({ origin, kind }) => [origin, kind])).toEqual([["own-earlier", "near"]]);
    expect(flags.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      "carried-year 2022年",
      "carried-figure 1026件",
      "carried-figure 百分之九",
    ]);
    expect(summary.byOrigin["own-earlier"]).toBeGreaterThan(40);
  });

  it("discounts what all of the trade say, and what many regions share", async () => {
    const formula =
      "坚持以习近平新时代中国特色社会主义思想为指导,深入学习贯彻习近平法治思想,认真落实《法治政府建设实施纲要(2021—2025年)》。";
    const common = "各级行政机关负责人带头旁听庭审并当场作出书面答复,由法制机构逐案登记、按季通报。";
    const small = (city: string, own: string): string =>
      `${city}2023年法治政府建设报告\n一、主要举措\n一是${formula}二是${common}三是${own}\n`;
    const corpus = await smallCorpus({
      "a.txt": small(
        "苏州市",
        "推行免罚轻罚清单,发布114项清单事项,让经营主体在清单里看得见容错的边界,轻微违法先提醒后整改。",
      ),
      "b.txt": small(
        "无锡市",
        "建设太湖治理跨区域协作机制,与湖州、常州一道约定巡查的时段和取证的标准,联合查处偷排企业九家。",
      ),
      "c.txt": small("常州市", "组织公职律师下乡,一个镇一个镇地讲土地流转合同怎么签、宅基地纠纷找谁断,讲课六十余场。"),
    });
    const { spans, summary } = await reuse(corpus, `${opening}一是${formula}二是${common}\n`);
    expect(spans.length).toBeGreaterThan(0);
    expect(spans.every(({ boilerplate }) => boilerplate.discounted)).toBe(true);
    expect(spans.flatMap(({ boilerplate }) => boilerplate.phrases)).toContain("深入学习贯彻习近平法治思想");
    expect(summary.reusedCharacters).toBe(0);
    expect(summary.boilerplateCharacters).toBeGreaterThan(40);
  });

  it("says only what is shared where it is not told whose draft it is", async () => {
    const { spans, flags } = await reuse(await smallCorpus(reports), paragraph, { region: undefined, year: undefined });
    expect(spans[0]?.origin).toBe("unknown");
    expect(flags.filter(({ kind }) => kind === "foreign-place")).toEqual([]);
  });

  it("finds the words wherever they stand: repeated, in full width, after characters of two units", async () => {
    const corpus = await smallCorpus(reports);
    const wide = paragraph.replace("12.3%", "12.3%").replace(/,/gu, ",");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("𠮷", "。", "全市上下", "\n", " "), { maxLength: 6 }),
        fc.constantFrom(paragraph, wide, `${paragraph}${paragraph}`),
        async (before, copied) => {
          const draft = before.join("") + copied;
          const { spans } = await reuse(corpus, draft);
          expect(spans.length).toBeGreaterThanOrEqual(1);
          let end = 0;
          for (const span of spans) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            end = span.end;
            expect(draft.slice(span.start, span.end)).toBe(span.text);
            for (const source of span.sources) {
              const { text } = corpus.engine.passage(source.passageId).passage;
              expect(text.slice(source.start, source.end)).toBe(source.text);
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it("finds a sentence whose figures were all replaced, and no number cut in two", async () => {
    const told = (figures: readonly string[]): string =>
      `全市行政复议机构共收到行政复议申请${figures[0]}件,受理${figures[1]}件,审结${figures[2]}件,直接纠错率${figures[3]}%,调解和解${figures[4]}件。`;
    const before = ["1026", "983", "875", "9.1", "312"];
    const after = ["1318", "1240", "1875", "7.1", "312"];
    const corpus = await smallCorpus({
      "旧.txt": `连云港市2022年法治政府建设报告\n一、主要举措\n一是${told(before)}\n`,
    });
    const { spans, flags } = await reuse(corpus, `${opening}一是${told(after)}\n`);
    expect(spans.map(({ kind, origin }) => [kind, origin])).toEqual([["near", "own-earlier"]]);
    expect(spans[0]?.sources[0]?.differences).toEqual([
      { draft: "1318", source: "1026" },
      { draft: "1240", source: "983" },
      { draft: "1875", source: "875" },
      { draft: "7.1%", source: "9.1%" },
    ]);
    expect(flags.map(({ text }) => text)).toEqual(["312件"]);
  });

  it("tells what a second report has beyond the first, and calls only what one report says in full verbatim", async () => {
    const a = "建立涉企检查统筹平台,将同一企业多个部门的检查事项归并为一次完成,让企业感到检查明显少了而且更加规范";
    const b =
      "把检查情况按月通报各执法单位,由司法行政机关会同营商办开展回访,对未经备案擅自入企的单位点名督办并责令书面说明";
    const corpus = await smallCorpus({
      "a.txt": `威海市2023年法治政府建设报告\n一、主要举措\n一是${a},${b.slice(0, 12)}。\n`,
      "b.txt": `无锡市2023年法治政府建设报告\n一、主要举措\n一是${a.slice(-14)},${b}。\n`,
      "c.txt": `苏州市2023年法治政府建设报告\n一、主要举措\n一是${a.replace("归并", "合并")}。\n`,
    });
    const both = await reuse(corpus, `${opening}一是${a},${b}。\n`, { filter: { excludeRegion: ["苏州市"] } });
    expect(both.spans.map(({ sources, kind }) => [sources[0]?.document.region.name, kind])).toEqual([
      ["威海市", "verbatim"],
      ["无锡市", "verbatim"],
    ]);
    expect(both.spans.map(({ text }) => text).join("")).toBe(`一是${a},${b}`);
    const near = await reuse(corpus, `${opening}一是${a.replace("归并", "合为")}。\n`, {});
    expect(near.spans.map(({ kind }) => kind)).toEqual(["near"]);
  });

  it("takes no common word and no part of a longer name for a place, and no later report for an earlier one", async () => {
    const words = "公安机关逐户回访受检企业,把回访情况记入执法档案,对企业反映的问题逐条回复并按季公开办理结果";
    const of = async (place: string, some: Partial<ReuseRequest>): Promise<ReuseAnswer> =>
      reuse(
        await smallCorpus({ "a.txt": `${place}2023年法治政府建设报告\n一、主要举措\n一是${words}。\n` }),
        `海丰县和主城区情况如下。一是${words}。\n`,
        some,
      );
    expect((await of("湖北省荆州市公安县", {})).flags).toEqual([]);
    expect((await of("山西省晋城市城区", {})).flags).toEqual([]);
    expect((await of("江苏省徐州市丰县", { region: "海丰县" })).flags).toEqual([]);
    expect((await of("连云港市", { year: 2022 })).spans.map(({ origin }) => origin)).toEqual(["own-later"]);
  });

  it("discounts by the least number of own characters that is asked for", async () => {
    const corpus = await smallCorpus(reports);
    const { spans, summary } = await reuse(corpus, paragraph, { minCharacters: 500 });
    expect(spans.map(({ boilerplate }) => boilerplate.discounted)).toEqual([true]);
    expect(summary.reusedCharacters).toBe(0);
  });

  it("refuses a draft without words and a region that is many", async () => {
    const corpus = await smallCorpus(reports);
    await expect(reuse(corpus, " \n。")).rejects.toThrow("text 里没有文字。");
    await expect(reuse(corpus, paragraph, { region: "鼓楼区" })).rejects.toThrow("不止一处");
  });
});
