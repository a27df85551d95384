import { describe, expect, it } from "vitest";
import type { Gap, GapsAnswer, GapsRequest } from "../../src/explore/contract.ts";
import { type SmallCorpus, smallCorpus } from "../parts.ts";

const done = "推行免罚轻罚清单,公布清单事项114项,办理免罚案件2300件。";
const report = (region: string, year: number, items: string, plan = "继续推进各项工作。"): string =>
  `${region}${year}年法治政府建设报告\n一、主要举措\n${items}\n二、下一步打算\n${plan}\n`;
const other = "深化府院联动,召开联席会议3次。";
const items = (...texts: string[]): string => texts.map((text, at) => `${"一二三四"[at]}是${text}`).join("");

const jiangsu = {
  "a.txt": report("苏州市", 2023, items(done, other)),
  "b.txt": report("无锡市", 2023, items(done)),
  "c.txt": report("常州市", 2022, items("推行免罚轻罚,首违不罚。", other)),
  "d.txt": report("扬州市", 2023, items(other)),
  "e.txt": report("威海市", 2023, items(done, "实行综合查一次,检查减少12%。")),
};

function gapsOf({ explorer }: SmallCorpus, some: Partial<GapsRequest>): Promise<GapsAnswer> {
  return explorer.gaps({ region: "扬州市", minShare: 0.5, limit: 100, offset: 0, ...some });
}

function gapNamed({ gaps }: GapsAnswer, name: string): Gap | undefined {
  return gaps.find(({ concept }) => concept.name === name);
}

describe("gaps", () => {
  it("lists what most peers report and the region does not, with the most concrete passages first", async () => {
    const answer = await gapsOf(await smallCorpus(jiangsu), {});
    expect(answer).toMatchObject({ region: { name: "扬州市" }, year: 2023, peerRule: "same-province" });
    expect(answer.peers.map(({ region, year }) => `${region.name}${year}`)).toEqual([
      "无锡市2023",
      "常州市2022",
      "苏州市2023",
    ]);
    const gap = gapNamed(answer, "免罚轻罚");
    expect(gap).toMatchObject({ peersPresent: 3, peersTotal: 3, share: 1, own: { status: "absent" } });
    const cities = gap?.examples.map(({ document }) => document.region.name);
    expect(new Set(cities).size).toBe(cities?.length);
    expect(gap?.examples.at(-1)?.document.region.name).toBe("常州市");
    expect(gapNamed(answer, "府院联动")).toBeUndefined();
  });

  it("says where the region only plans it, and when it last reported it", async () => {
    const corpus = await smallCorpus({
      ...jiangsu,
      "d.txt": report("扬州市", 2023, items(other), "探索免罚轻罚,编制免罚清单。"),
      "f.txt": report("扬州市", 2021, items(done)),
    });
    expect(gapNamed(await gapsOf(corpus, {}), "免罚轻罚")?.own).toEqual({
      status: "related",
      onlyIn: ["plan"],
      lastSeen: 2021,
    });
    const earlier = await gapsOf(corpus, { year: 2021 });
    expect(earlier.year).toBe(2021);
    expect(gapNamed(earlier, "免罚轻罚")).toBeUndefined();
    expect(gapNamed(earlier, "府院联动")).toBeDefined();
  });

  it("takes peers of the level elsewhere, or all, where the province has too few, and says so", async () => {
    const corpus = await smallCorpus(jiangsu);
    const elsewhere = await gapsOf(corpus, { region: "威海市" });
    expect(elsewhere.peerRule).toBe("same-level");
    expect(elsewhere.peerReason).toContain("山东省");
    expect(elsewhere.peers).toHaveLength(4);
    const few = await smallCorpus({ "a.txt": jiangsu["a.txt"], "g.txt": report("如东县", 2023, items(other)) });
    const all = await gapsOf(few, { region: "如东县" });
    expect(all).toMatchObject({ peerRule: "all", peers: [{ region: { name: "苏州市" } }] });
  });

  it("compares a province with the other provinces, and calls that no lack of reports", async () => {
    const provinces = {
      "a.txt": report("江苏省", 2023, items(other)),
      "b.txt": report("浙江省", 2023, items(done)),
      "c.txt": report("山东省", 2023, items("实行综合查一次,检查减少12%。", "推行免罚轻罚,首违不罚。")),
      "d.txt": report("河南省", 2023, items("擦亮枫桥经验品牌,调解纠纷9.3万件。", "清理规范性文件,废止19件。")),
    };
    const answer = await gapsOf(await smallCorpus(provinces), { region: "江苏省" });
    expect(answer).toMatchObject({ peerRule: "same-level", peerReason: "其他省级地区。" });
    expect(answer.peers.map(({ region }) => region.name)).toEqual(["浙江省", "山东省", "河南省"]);
  });

  it("compares with those that are given, never with itself", async () => {
    const answer = await gapsOf(await smallCorpus(jiangsu), { peers: { region: ["威海市", "扬州市"] } });
    expect(answer).toMatchObject({ peerRule: "given", peers: [{ region: { name: "威海市" }, year: 2023 }] });
    expect(gapNamed(answer, "综合查一次")?.share).toBe(1);
    expect(gapNamed(await gapsOf(await smallCorpus(jiangsu), {}), "综合查一次")).toBeUndefined();
  });

  it("does not miss the whole of what the region has a part of", async () => {
    const corpus = await smallCorpus({
      "a.txt": report("苏州市", 2023, items("推进包容审慎监管,出台包容审慎监管办法5件。")),
      "b.txt": report("无锡市", 2023, items("实行包容审慎监管,惠及企业200家。")),
      "d.txt": report("扬州市", 2023, items(done)),
    });
    expect(gapNamed(await gapsOf(corpus, {}), "包容审慎监管")).toBeUndefined();
  });

  it("says which years there are where the one asked for is none, and refuses a comparison with nobody", async () => {
    const corpus = await smallCorpus(jiangsu);
    await expect(gapsOf(corpus, { year: 2019 })).rejects.toThrow("库里没有扬州市 2019 年的报告,库里有的是 2023 年。");
    await expect(gapsOf(corpus, { region: "宁波市" })).rejects.toThrow("库里没有宁波市的报告。");
    await expect(gapsOf(corpus, { region: "鼓楼区" })).rejects.toThrow("不止一处");
    await expect(gapsOf(corpus, { region: "不存在市" })).rejects.toThrow("没有找到名为“不存在市”的地区");
    await expect(gapsOf(corpus, { peers: { region: ["扬州市"] } })).rejects.toThrow("没有可比的其他地区");
  });

  it("says the same whatever order the reports came in", async () => {
    const told = ({ gaps, peers }: GapsAnswer): unknown => [
      peers,
      gaps.map(({ concept, share, concreteness, own, examples }) => [
        concept.id,
        share,
        concreteness,
        own,
        examples.map(({ passage }) => passage.text),
      ]),
    ];
    const turned = Object.fromEntries(Object.entries(jiangsu).reverse());
    const first = await gapsOf(await smallCorpus(jiangsu), { minShare: 0 });
    expect(told(await gapsOf(await smallCorpus(turned), { minShare: 0 }))).toEqual(told(first));
  });

  it("pages through the same order", async () => {
    const corpus = await smallCorpus(jiangsu);
    const all = await gapsOf(corpus, { minShare: 0 });
    const names = ({ gaps }: GapsAnswer): string[] => gaps.map(({ concept }) => concept.id);
    const paged = [
      await gapsOf(corpus, { minShare: 0, limit: 2 }),
      await gapsOf(corpus, { minShare: 0, limit: 2, offset: 2 }),
    ];
    expect(paged.flatMap(names)).toEqual(names(all).slice(0, 4));
  });
});
