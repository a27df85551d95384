import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { SearchAnswer, SearchRequest } from "../../src/search/contract.ts";
import { type SmallCorpus, smallCorpus } from "../parts.ts";

/** Everything answers, however badly it scores, and everything is shown. */
export const request: SearchRequest = {
  query: "免罚轻罚",
  mode: "hybrid",
  filter: {},
  groupBy: "region",
  groupSize: 100,
  limit: 100,
  offset: 0,
  minScore: 0,
  explain: false,
  facets: [],
  asWords: [],
};

/** Eleven regions, one of them with two years; measures, plans and shortcomings that some share under other names. */
export const twelveReports: Record<string, string> = {
  "苏州.txt":
    "苏州市2023年法治政府建设报告\n一、主要举措\n一是推行免罚轻罚清单,发布114项清单事项。二是深化府院联动,召开联席会议3次。\n二、下一步打算\n推进综合查一次改革。\n",
  "苏州旧.txt":
    "苏州市2022年法治政府建设报告\n一、主要举措\n一是实行行政裁量基准,修订裁量细则56件。二是开展证明事项告知承诺,减少材料210份。\n",
  "威海.txt":
    "威海市2023年法治政府建设报告\n一、主要举措\n一是调整免罚轻罚事项,不予处罚27.8%。二是规范行政复议,办结案件400件。\n",
  "如东.txt": "如东县2022年法治政府建设报告\n一、主要举措\n1.实行综合查一次,检查减少12%。\n2.开展普法宣传20场。\n",
  "登封.txt":
    "登封市2022年法治政府建设报告\n一、主要举措\n1.打造少林文化法治广场,组织村居法律顾问进万家。\n2.首违不罚案件88起。\n二、存在问题\n基层执法力量不足,府院联动不够顺畅。\n",
  "无锡.txt":
    "无锡市2023年法治政府建设报告\n一、主要举措\n一是建设太湖治理跨区域协作机制。二是推进政务公开标准化,公布文件315份。三是不予处罚小微企业1.2万家。\n",
  "连云港.txt":
    "连云港市2023年法治政府建设报告\n一、主要举措\n一是开展海洋渔业联合执法,查处案件67起。\n二、下一步计划\n探索首违不罚,编制轻微违法免罚清单。\n",
  "杭州.txt":
    "杭州市2023年法治政府建设报告\n一、主要举措\n一是擦亮枫桥经验品牌,调解纠纷9.3万件。二是推广掌上办事,办件量增长31%。\n",
  "青岛.txt":
    "青岛市2022年法治政府建设报告\n一、主要举措\n一是优化营商环境,出台惠企政策45条。二是行政复议提速,平均审理28天。\n",
  "郑州.txt":
    "郑州市2023年法治政府建设报告\n一、主要举措\n一是上线双随机监管平台,抽查企业1.1万户。二是加强重大决策合法性审查,审查文件132件。\n",
  "鼓楼.txt":
    "南京市鼓楼区2023年法治政府建设报告\n一、主要举措\n一是设立街道司法所,培训执法人员640人次。二是推出行政指导与柔性执法手册。\n",
  "扬州.txt":
    "扬州市2022年法治政府建设报告\n一、主要举措\n一是完善府院联动,化解行政争议75件。二是清理规范性文件,废止19件。\n",
};

/** A corpus that is read once for all tests of a file: each opens what the first one stored, and must not add to it. */
export function storedCorpus(reports: Record<string, string>): () => Promise<SmallCorpus> {
  const folder = mkdtempSync(join(tmpdir(), "jucuo-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let isStored = false;
  return async () => {
    const corpus = await smallCorpus(isStored ? {} : reports, { folder });
    isStored = true;
    return corpus;
  };
}

/** Score of each shown passage. */
export function scoresOf({ hits, groups }: SearchAnswer): Map<string, number> {
  const shown = hits ?? (groups ?? []).flatMap((group) => group.hits);
  return new Map(shown.map(({ passage, score }) => [passage.id, score]));
}

/** Names of the regions that answer, in the order of the answer. */
export function regionsOf({ hits, groups }: SearchAnswer): string[] {
  const documents = hits ?? (groups ?? []).flatMap((group) => group.hits.slice(0, 1));
  return documents.map(({ document }) => document.region.name);
}

/** All that an answer says, but for how long it took. */
export function timeless({ tookMs: _, ...answer }: SearchAnswer): Omit<SearchAnswer, "tookMs"> {
  return answer;
}
