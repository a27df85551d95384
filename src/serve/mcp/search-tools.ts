import { z } from "zod";
import { statusNames } from "../../corpus/words.ts";
import type { Group, SearchAnswer } from "../../search/contract.ts";
import { name, querySchema } from "../schemas/search.ts";
import { quotedNotice, quotedOf, quotedSchema, quotedText } from "./quoted.ts";
import { filterFrom, scopeFields } from "./scope-input.ts";
import { tool } from "./tool.ts";

const foundSchema = z
  .enum(["present", "related", "absent"])
  .describe("present 有;related 只有相近的、打算的或不足;absent 未见");

const foundOutput = z.object({
  status: foundSchema,
  concepts: z.array(z.string()).describe("所问的举措"),
  corrections: z.array(z.string()).describe("对问题的改正"),
  regions: z.array(z.object({ region: z.string(), status: foundSchema, passages: z.array(quotedSchema) })),
  total: z.int().describe("共有多少个地区"),
  noReport: z.array(z.string()).describe("问到而库里没有报告的地区:无从得知,不是没有"),
  suggestions: z.array(z.string()),
});
type Found = z.output<typeof foundOutput>;

export const searchMeasures = tool(
  {
    name: "search_measures",
    title: "查举措",
    description:
      "在各地法治政府建设年度报告里按意思查一项举措:哪些地区有、怎么做、什么数据。可以用正式名称,也可以用大白话。" +
      "Find a government measure by meaning in cities' yearly reports; returns verbatim passages with citations.",
    input: z.strictObject({
      query: querySchema,
      ...scopeFields,
      limit: z.int().min(1).max(20).default(8).describe("最多几个地区"),
      passagesPerRegion: z.int().min(1).max(5).default(2),
    }),
    output: foundOutput,
  },
  async ({ query, limit, passagesPerRegion, ...scope }, { engine }) => {
    const shape = { mode: "hybrid", groupBy: "region", offset: 0, explain: false, facets: [], asWords: [] } as const;
    const filter = filterFrom(scope);
    return shown(
      await engine.search({ ...shape, facets: [], asWords: [], query, filter, limit, groupSize: passagesPerRegion }),
    );
  },
);

export const findSimilar = tool(
  {
    name: "find_similar",
    title: "找相似做法",
    description:
      "从一段原文出发,找其他地区的同一项举措。passageId 来自其他工具的结果。" +
      "From one passage to the same measure elsewhere; passageId comes from the other tools.",
    input: z.strictObject({
      passageId: name,
      limit: z.int().min(1).max(20).default(8).describe("最多几个地区"),
      excludeSameRegion: z.boolean().default(true),
    }),
    output: foundOutput,
  },
  async ({ passageId, limit, excludeSameRegion }, { engine }) => {
    const shape = { filter: {}, groupBy: "region", groupSize: 1, offset: 0, explain: false } as const;
    return shown(await engine.similar({ ...shape, passageId, limit, excludeSameRegion, excludeNearDuplicates: false }));
  },
);

function shown(answer: SearchAnswer): { text: string; structured: Found } {
  const { groups = [], understood, status, total, noReport = [], suggestions = [] } = answer;
  const structured: Found = {
    status,
    concepts: understood.concepts,
    corrections: understood.corrections,
    regions: groups.map(foundIn),
    total: total.value,
    noReport: noReport.map((region) => region.name),
    suggestions,
  };
  return { text: textOf(structured), structured };
}

function foundIn({ region, status, hits }: Group): Found["regions"][number] {
  return { region: region?.name ?? "", status, passages: hits.map(quotedOf) };
}

function textOf({ status, concepts, corrections, regions, total, noReport, suggestions }: Found): string {
  const head = [
    `结论:${status === "present" ? `${total} 个地区有或相近` : status === "related" ? "未见,只有相近的内容" : "未见"}`,
    ...(concepts.length > 0 ? [`理解为:${concepts.join("、")}`] : []),
    ...(corrections.length > 0 ? [`已改正:${corrections.join("、")}`] : []),
    ...(noReport.length > 0 ? [`库里没有这些地区的报告,无从得知:${noReport.join("、")}`] : []),
    ...(suggestions.length > 0 ? [`较近的内容:${suggestions.join("、")}`] : []),
  ].join("\n");
  const found = regions.map(
    ({ region, status: own, passages }) =>
      `### ${region}:${statusNames[own]}\n${passages.map(quotedText).join("\n\n")}`,
  );
  return [head, ...(found.length > 0 ? [quotedNotice] : []), ...found].join("\n\n");
}
