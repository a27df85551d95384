import { describe, expect, it } from "vitest";
import type { ChangesAnswer, ChangesRequest } from "../../src/explore/changes-contract.ts";
import { type SmallCorpus, smallCorpus } from "../parts.ts";

const head = (year: number): string => `苏州市${year}年法治政府建设报告\n一、主要举措\n`;
const reports = {
  "2021.txt": `${head(2021)}一是推行免罚轻罚清单,全年发布免罚清单事项114项。\n二是深化府院联动,召开府院联席会议3次。\n三是开展综合查一次,检查企业减少12%。\n四是落实公平竞争审查,审查文件30件。\n五是举办龙舟文化节,邀请渔家乐队沿河巡演,评选金桨奖三名。\n六是建成古镇石桥修缮工坊,培训石匠学徒,修复老桥栏杆,收徒40人。\n二、下一步打算\n规范行政复议。\n`,
  "2023.txt": `${head(2023)}一是推行免罚轻罚清单,全年发布免罚清单事项120项。\n二是全面深化府院联动,与市中级人民法院建立会商机制,召开府院联席会议6次。\n三是规范行政复议,办结行政复议案件400件。\n四是建成古镇石桥修缮工坊,培训石匠学徒,修复老桥栏杆,收徒55人。\n五是种植向日葵花海,吸引蜜蜂养殖户酿蜜,开办采摘亲子营地。\n二、下一步打算\n开展综合查一次改革,减少入企检查。\n全面落实公平竞争审查,审查文件。\n`,
};
const ask = ({ explorer }: SmallCorpus, request: Partial<ChangesRequest> = {}): Promise<ChangesAnswer> =>
  explorer.changes({ region: "苏州市", fromYear: 2021, toYear: 2023, ...request });
const names = (list: readonly { concept: { name: string } }[]): string[] => list.map(({ concept }) => concept.name);
const texts = (list: readonly { passage: { text: string } }[]): string =>
  list.map(({ passage }) => passage.text).join();

describe("changes", () => {
  it("tells what is new, what goes on and what is no longer reported", async () => {
    const { measures, from, to } = await ask(await smallCorpus(reports));
    expect(names(measures.continued)).toEqual(expect.arrayContaining(["免罚轻罚", "府院联动"]));
    expect(names(measures.new)).toContain("行政复议");
    expect(names(measures.dropped)).toContain("公平竞争审查");
    expect([from.map(({ year }) => year), to.map(({ year }) => year)]).toEqual([[2021], [2023]]);
    const all = Object.values(measures).flatMap(names);
    expect(new Set(all).size).toBe(all.length);
  });

  it("says where the other report only plans it", async () => {
    const { measures } = await ask(await smallCorpus(reports));
    const note = (list: typeof measures.new, name: string) => list.find(({ concept }) => concept.name === name);
    expect(note(measures.dropped, "公平竞争审查")).toMatchObject({
      after: { status: "related", onlyIn: ["plan"] },
      note: "2023年报告只在打算中提到。",
    });
    expect(note(measures.new, "行政复议")?.note).toBe("2021年报告只在打算中提到。");
  });

  it("tells rewording from other numbers, word by word", async () => {
    const { measures, summary } = await ask(await smallCorpus(reports));
    const same = measures.continued.find(({ concept }) => concept.name === "免罚轻罚");
    expect(same).toMatchObject({ reworded: false, similarity: 1 });
    expect(same?.wordDiff).toContainEqual({ kind: "added", text: "120" });
    const reworded = measures.continued.find(({ concept }) => concept.name === "府院联动");
    expect(reworded?.reworded).toBe(true);
    const kept = (without: string) =>
      reworded?.wordDiff
        ?.filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join("");
    expect(kept("added")).toBe(reworded?.before.passage?.passage.text);
    expect(kept("removed")).toBe(reworded?.after.passage?.passage.text);
    expect(summary.reworded).toBe(measures.continued.filter((one) => one.reworded).length);
  });

  it("gives figures that moved, with where they are printed", async () => {
    const { measures } = await ask(await smallCorpus(reports));
    const figures = measures.continued.find(({ concept }) => concept.name === "府院联动")?.figures ?? [];
    expect(figures).toMatchObject([
      { unit: "次", before: { text: "3次", value: 3 }, after: { text: "6次", value: 6 }, difference: 3, ratio: 2 },
    ]);
  });

  it("aligns by its text what the lexicon does not know", async () => {
    const { otherPassages } = await ask(await smallCorpus(reports));
    expect(otherPassages?.continued.map(({ after }) => after.passage.text).join()).toContain("石桥修缮工坊");
    expect(otherPassages?.continued[0]?.figures).toMatchObject([{ before: { value: 40 }, after: { value: 55 } }]);
    const lone = [...(otherPassages?.new ?? []), ...(otherPassages?.uncertain ?? [])];
    expect(texts(lone)).toContain("向日葵花海");
    const gone = [...(otherPassages?.dropped ?? []), ...(otherPassages?.uncertain ?? [])];
    expect(texts(gone)).toContain("龙舟文化节");
    expect(texts(otherPassages?.new ?? [])).not.toContain("龙舟");
  });

  it("does not call new or dropped what the other report only comes near", async () => {
    const { measures } = await ask(await smallCorpus(reports), { concepts: ["综合查一次"] });
    const [doubtful] = measures.uncertain;
    expect(names(measures.uncertain)).toEqual(["综合查一次"]);
    expect([measures.new, measures.continued, measures.dropped]).toEqual([[], [], []]);
    expect(doubtful?.after.status).toBe("related");
    expect(doubtful?.note).toBe("2023年报告在打算中提到,另有相近的内容,不能断定有没有。");
  });

  it("looks only at the measures that are asked for", async () => {
    const answer = await ask(await smallCorpus(reports), { concepts: ["府院联动"] });
    expect(names(Object.values(answer.measures).flat())).toEqual(["府院联动"]);
    expect(answer.otherPassages).toBeUndefined();
  });

  it("names the years that are held when one has no report", async () => {
    const corpus = await smallCorpus(reports);
    const missing = { code: "not_found", message: "库里没有苏州市2022年的报告,有的年度是 2021、2023。" };
    await expect(ask(corpus, { toYear: 2022 })).rejects.toMatchObject(missing);
    await expect(ask(corpus, { region: "南京市" })).rejects.toMatchObject({ message: /没有南京市的报告/u });
  });

  it.each([
    [{ fromYear: 2023, toYear: 2021 }, "invalid_request"],
    [{ fromYear: 2021, toYear: 2021 }, "invalid_request"],
    [{ region: "鼓楼区" }, "invalid_request"],
    [{ concepts: ["没有这项举措"] }, "not_found"],
  ])("refuses %j", async (request, code) => {
    await expect(ask(await smallCorpus(reports), request)).rejects.toMatchObject({ code });
  });

  it("gives the same answer twice", async () => {
    const corpus = await smallCorpus(reports);
    const [once, again] = [await ask(corpus), await ask(corpus)];
    expect({ ...again, tookMs: 0 }).toEqual({ ...once, tookMs: 0 });
  });
});
