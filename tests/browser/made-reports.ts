import { readConfig } from "../../src/config.ts";
import { ingest } from "../../src/ingest.ts";
import { openWorkspace } from "../../src/workspace.ts";

const other = "规范行政复议,办结案件400件。";

function report(place: string, year: number, done: string, plan = "加强普法宣传。"): [string, string] {
  const text = `${place}${year}年法治政府建设报告\n一、主要举措\n一是${done}二是${other}\n二、下一步打算\n${plan}\n`;
  return [`${place}${year}.txt`, text];
}

const head = (year: number): string => `南通市${year}年法治政府建设报告\n一、主要举措\n`;

/** Reports of several years of one region, which the samples have none of. */
const reports: readonly [string, string][] = [
  report("扬州市", 2019, "推进政务公开,公开信息2000条。"),
  report("扬州市", 2020, "推进政务公开,公开信息2100条。", "推行免罚轻罚清单,包容审慎监管。"),
  report("扬州市", 2022, "自2021年起推行免罚轻罚清单,发布114项清单事项。自2018年起开展综合查一次,检查减少12%。"),
  report("盐城市", 2019, "推行免罚轻罚清单,不予处罚30件。"),
  [
    "南通市2021.txt",
    `${head(2021)}一是推行免罚轻罚清单,全年发布免罚清单事项114项。\n二是深化府院联动,召开府院联席会议3次。\n三是开展综合查一次,检查企业减少12%。\n四是落实公平竞争审查,审查文件30件。\n五是举办龙舟文化节,邀请渔家乐队沿河巡演,评选金桨奖三名。\n二、下一步打算\n规范行政复议。\n`,
  ],
  [
    "南通市2023.txt",
    `${head(2023)}一是推行免罚轻罚清单,全年发布免罚清单事项120项。\n二是全面深化府院联动,与市中级人民法院建立会商机制,召开府院联席会议6次。\n三是规范行政复议,办结行政复议案件400件。\n五是种植向日葵花海,吸引蜜蜂养殖户酿蜜,开办采摘亲子营地。\n二、下一步打算\n开展综合查一次改革,减少入企检查。\n全面落实公平竞争审查,审查文件。\n`,
  ],
];

/** Take the made reports into a store that no server has open. */
export async function addMadeReports(storeFolder: string): Promise<void> {
  const workspace = await openWorkspace({ ...readConfig({}), storeFolder });
  const sources = reports.map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  const outcomes = await ingest(sources, workspace.pipeline);
  await workspace.close();
  const refused = outcomes.filter(({ status }) => status !== "added");
  if (refused.length > 0) throw new Error(`A made report was not taken in: ${JSON.stringify(refused)}`);
}
