import { z } from "zod";
import { origins } from "../../draft/reuse-contract.ts";
import { documentSchema, regionSchema } from "./corpus.ts";
import { reportFilterSchema } from "./explore.ts";
import { name, yearSchema } from "./search.ts";

export const reuseRequestSchema = z
  .strictObject({
    text: z.string().min(1).max(50_000).meta({ description: "稿件全文" }),
    region: name.optional().meta({ description: "稿件属于哪个地区;不给则不判断地名和本地旧稿" }),
    year: yearSchema.optional().meta({ description: "稿件所述年度" }),
    filter: reportFilterSchema.default({}),
    minCharacters: z
      .int()
      .min(16)
      .max(500)
      .optional()
      .meta({ description: "自有文字少于多少字的不计入汇总;不给则 24" }),
  })
  .meta({
    id: "ReuseRequest",
    examples: [
      {
        text: "建立威海市涉企检查统筹平台,推行综合查一次,涉企检查次数同比降低12.3%。",
        region: "连云港市",
        year: 2025,
      },
    ],
  });

const originSchema = z.enum(origins).meta({
  description:
    "own-earlier 本地旧稿;own-same-year 本地同年;own-later 本地后来的报告;other-region 别处;unknown 没有给出地区",
});
const share = z.number().min(0).max(1);

const sourceSchema = z.strictObject({
  passageId: z.string(),
  document: documentSchema,
  origin: originSchema,
  start: z.int().meta({ description: "在该段原文里的位置,UTF-16" }),
  end: z.int(),
  text: z.string(),
  similarity: share,
  differences: z.array(z.strictObject({ draft: z.string(), source: z.string() })),
});

export const reuseAnswerSchema = z
  .strictObject({
    region: regionSchema.optional(),
    year: z.int().optional(),
    characters: z.int(),
    spans: z
      .array(
        z.strictObject({
          start: z.int().meta({ description: "在稿件里的位置,UTF-16" }),
          end: z.int(),
          text: z.string(),
          kind: z.enum(["verbatim", "near"]),
          origin: originSchema,
          sources: z.array(sourceSchema),
          boilerplate: z.strictObject({
            regions: z.int().meta({ description: "多少个地区也这样写" }),
            phrases: z.array(z.string()).meta({ description: "套语、文件名、法规原文" }),
            discounted: z.boolean().meta({ description: "通用的话,不计入汇总" }),
          }),
          weight: share,
        }),
      )
      .meta({ description: "相同或相近的文字,是线索,不是定论" }),
    flags: z.array(
      z.strictObject({
        kind: z.enum(["foreign-place", "carried-figure", "carried-year"]),
        start: z.int(),
        end: z.int(),
        text: z.string(),
        message: z.string(),
        source: z.strictObject({ passageId: z.string(), label: z.string(), region: regionSchema, year: z.int() }),
      }),
    ),
    summary: z.strictObject({
      reusedCharacters: z.int(),
      share,
      boilerplateCharacters: z.int(),
      byOrigin: z.strictObject(Object.fromEntries(origins.map((origin) => [origin, z.int()]))),
      byRegion: z.array(z.strictObject({ region: regionSchema, characters: z.int() })),
    }),
    tookMs: z.number(),
  })
  .meta({ id: "ReuseAnswer" });
