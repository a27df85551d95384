import { describe, expect, it } from "vitest";
import { sampleWorkspace } from "../sample-workspace.ts";

// The model and the sample reports as they come; what is expected was judged by reading them.
describe("views of the five sample reports", () => {
  const workspace = sampleWorkspace();

  it("tell what four others report and 登封 does not, and what it only plans", async () => {
    const { gaps, peers, peerRule } = await workspace().explorer.gaps({
      region: "登封市",
      minShare: 0.5,
      limit: 100,
      offset: 0,
    });
    expect([peerRule, peers.length]).toEqual(["all", 4]);
    const gap = (name: string) => gaps.find(({ concept }) => concept.name === name);
    // 登封's report has no word of 免罚, 不罚 or 轻罚; the four others tell of it.
    expect(gap("免罚轻罚")).toMatchObject({ peersPresent: 4, own: { status: "absent" } });
    // 政务诚信 stands in its plans for the next year alone.
    expect(gap("守信践诺")?.own.onlyIn).toEqual(["plan"]);
    // Its first chapter is on this.
    expect(gap("第一责任人职责")).toBeUndefined();
  });

  it("find a paragraph of 威海 in a draft of 连云港, with the names and figures that stayed, and no paragraph of one's own", async () => {
    const reports = workspace().engine.documents({ filter: {}, limit: 10, offset: 0 }).documents;
    const content = (city: string): string =>
      workspace().engine.content(reports.find(({ region }) => region.name === city)?.id ?? "");
    const copied = content("威海市")
      .split("\n")
      .find((line) => line.includes("威海仲裁") || (line.includes("威海") && line.length > 200));
    const own =
      "我市把执法监督的触角伸到一线:监督员带着问题清单跟班执法,当场指出、当天复盘,对反复出现的毛病列单销号,群众少跑腿、企业少受扰。";
    const draft = `连云港市2025年度法治政府建设情况报告\n一、主要举措\n${own}\n${copied}\n`;
    const { spans, flags } = await workspace().drafter.reuse({
      text: draft,
      region: "连云港市",
      year: 2025,
      filter: {},
    });
    const told = spans.filter(({ boilerplate }) => !boilerplate.discounted);
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ sources }) => sources[0]?.document.region.name === "威海市")).toBe(true);
    expect(told.reduce((sum, { text }) => sum + text.length, 0)).toBeGreaterThan((copied?.length ?? 0) * 0.9);
    expect(told.some(({ start, end }) => draft.slice(start, end).includes(own.slice(10, 30)))).toBe(false);
    expect(flags.some(({ kind, text }) => kind === "foreign-place" && text.startsWith("威海"))).toBe(true);
    for (const { start, end, text } of flags) expect(draft.slice(start, end)).toBe(text);
  });

  it("do not sell what the reports share by themselves as copied: formulae and names of the trade", async () => {
    for (const { id, region, year } of workspace().engine.documents({ filter: {}, limit: 10, offset: 0 }).documents) {
      const request = { text: workspace().engine.content(id), region: region.code, year };
      const { spans, summary } = await workspace().drafter.reuse({
        ...request,
        filter: { excludeRegion: [region.code] },
      });
      expect(spans.length).toBeGreaterThan(0);
      expect(summary.share).toBe(0);
    }
  });
});
