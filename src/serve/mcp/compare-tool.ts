import { z } from "zod";
import { verdictWords } from "../../corpus/words.ts";
import type { CompareRow } from "../../search/contract.ts";
import { name, querySchema } from "../schemas/search.ts";
import { quotedNotice, quotedOf, quotedSchema, quotedText } from "./quoted.ts";
import { filterFrom, scopeFields } from "./scope-input.ts";
import { tool } from "./tool.ts";

const rowSchema = z.object({
  region: z.string(),
  year: z.int().nullable(),
  status: z
    .enum(["present", "related", "absent", "no-report"])
    .describe("absent 读过报告,未见;no-report 没有报告,无从得知"),
  onlyIn: z.array(z.enum(["plan", "shortcoming"])).describe("只在打算或不足里提到,不是已经做的事"),
  calledHere: z.array(z.string()).describe("当地的叫法"),
  passages: z.array(quotedSchema),
});
type Row = z.output<typeof rowSchema>;

export const compareCities = tool(
  {
    name: "compare_cities",
    title: "逐地比较",
    description:
      "把一项举措在各地的情况列成表:每份报告一行,有、相近、未见、无报告,当地叫法、原文和数据。query、concept、passageId 给出其一。" +
      "One row per report: who has the measure, how, and who has none. Give one of query, concept, passageId.",
    input: z
      .strictObject({
        query: querySchema.optional(),
        concept: name.optional().describe("举措的名称,如 免罚轻罚"),
        passageId: name.optional(),
        ...scopeFields,
        passagesPerRegion: z.int().min(1).max(3).default(1),
      })
      .refine(
        ({ query, concept, passageId }) => [query, concept, passageId].filter((one) => one !== undefined).length === 1,
        {
          path: ["query"],
          error: "query、passageId、concept 须给出其一,且只给一个",
        },
      ),
    output: z.object({
      summary: z.object({ present: z.int(), related: z.int(), absent: z.int(), noReport: z.int() }),
      rows: z.array(rowSchema),
    }),
  },
  async ({ query, concept, passageId, regions, within, yearFrom, yearTo, passagesPerRegion }, { engine }) => {
    const filter = filterFrom({ within, yearFrom, yearTo });
    const asked = { query, concept, passageId, regions, filter, passagesPerRegion, asWords: [] };
    const { rows: found, summary } = await engine.compare(asked);
    const rows = found.map(rowOf);
    const { present, related, absent, noReport } = summary;
    const head = `有 ${present}、相近 ${related}、未见 ${absent}、无报告 ${noReport}`;
    return { text: [head, quotedNotice, ...rows.map(rowText)].join("\n\n"), structured: { summary, rows } };
  },
);

function rowOf({ region, year, status, onlyIn = [], calledHere, passages }: CompareRow): Row {
  return { region: region.name, year, status, onlyIn, calledHere, passages: passages.map(quotedOf) };
}

function rowText({ region, year, status, onlyIn, calledHere, passages }: Row): string {
  const called = calledHere.length > 0 ? `;当地叫法:${calledHere.join("、")}` : "";
  const title = `### ${region}${year === null ? "" : ` ${year}年`}:${verdictWords({ status, onlyIn })}${called}`;
  return [title, ...passages.map(quotedText)].join("\n");
}
