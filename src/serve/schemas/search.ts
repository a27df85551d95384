import { z } from "zod";
import { facetNames, groupings, modes } from "../../search/contract.ts";
import {
  documentSchema,
  figureSchema,
  levelSchema,
  passageSchema,
  regionSchema,
  sectionSchema,
  spanSchema,
  totalSchema,
} from "./corpus.ts";

export const name = z.string().trim().min(1).max(100);
export const names = z.array(name).min(1).max(200);
export const yearSchema = z.int().min(1900).max(2100);

export const filterSchema = z
  .strictObject({
    region: names.optional().meta({ description: "六位代码,或只指一处的名称" }),
    within: names.optional().meta({ description: "省或地级市,连同其下所有地区" }),
    level: z.array(levelSchema).min(1).max(200).optional().meta({ description: "行政层级" }),
    year: z
      .strictObject({
        from: yearSchema.optional().meta({ description: "报告所述年度,从这一年起" }),
        to: yearSchema.optional().meta({ description: "报告所述年度,到这一年止" }),
      })
      .refine(({ from, to }) => from === undefined || to === undefined || from <= to, { error: "from 不能晚于 to" })
      .optional(),
    documentId: names.optional().meta({ description: "报告编号" }),
    section: z.array(sectionSchema).min(1).max(200).optional().meta({ description: "章节的性质:做了的、不足、打算" }),
    concept: names.optional().meta({ description: "举措的编号,见 /v1/concepts" }),
    excludeRegion: names.optional().meta({ description: "不看这些地区" }),
  })
  .meta({ id: "Filter" });

export const querySchema = z
  .string()
  .trim()
  .min(1)
  .max(512)
  .meta({ description: "要查的举措或问题", example: "综合查一次" });
export const limitSchema = z.int().min(1).max(100).default(10).meta({ description: "最多几组;不分组时是几段" });
export const offsetSchema = z.int().min(0).max(10_000).default(0).meta({ description: "从第几个起,翻页用" });
export const groupSizeSchema = z.int().min(1).max(20).default(3).meta({ description: "每组最多几段" });
export const groupBySchema = z.enum(groupings).default("region").meta({ description: "按地区、按报告分组,或不分组" });
export const modeSchema = z
  .enum(modes)
  .default("hybrid")
  .meta({ description: "hybrid 词句与意思并用;semantic 只按意思;lexical 只按词句" });
export const minScoreSchema = z
  .number()
  .min(0)
  .max(1)
  .optional()
  .meta({ description: "最低的概率;不给则用校准过的下限" });
export const asWordsSchema = z
  .array(name)
  .max(200)
  .default([])
  .meta({ description: "问题里的这些字词不当作地区、年份条件,只当作要找的词" });
export const facetsSchema = z.array(z.enum(facetNames)).max(6).default([]).meta({ description: "按这些分别计数" });

export const searchRequestSchema = z
  .strictObject({
    query: querySchema,
    mode: modeSchema,
    filter: filterSchema.default({}),
    groupBy: groupBySchema,
    groupSize: groupSizeSchema,
    limit: limitSchema,
    offset: offsetSchema,
    minScore: minScoreSchema,
    explain: z.boolean().default(false),
    facets: facetsSchema,
    asWords: asWordsSchema,
  })
  .meta({
    id: "SearchRequest",
    examples: [{ query: "免罚轻罚", filter: { within: ["江苏省"], year: { from: 2022 } }, facets: ["year"] }],
  });

const whySchema = z
  .strictObject({
    lexical: z.strictObject({ rank: z.int(), score: z.number(), terms: z.array(z.string()) }).optional(),
    semantic: z.strictObject({ rank: z.int(), score: z.number() }).optional(),
    late: z.strictObject({ score: z.number(), span: spanSchema.optional() }).optional(),
    concepts: z.array(z.string()).optional(),
    expandedWith: z.array(z.string()).optional(),
    parts: z
      .array(z.strictObject({ feature: z.string(), value: z.number(), adds: z.number() }))
      .optional()
      .meta({ description: "分数由哪些因素而来,各加减多少对数几率" }),
    fused: z.number(),
  })
  .meta({ id: "Why" });

export const hitSchema = z
  .strictObject({
    passage: passageSchema,
    document: documentSchema,
    score: z.number().min(0).max(1).meta({ description: "这一段确实在讲所问之事的概率" }),
    highlights: z.array(spanSchema),
    why: whySchema.optional(),
  })
  .meta({ id: "Hit" });

export const foundSchema = z
  .enum(["present", "related", "absent"])
  .meta({ description: "present 有;related 只有相近的、打算做的或不足;absent 未见" });

const groupSchema = z
  .strictObject({
    status: foundSchema,
    region: regionSchema.optional(),
    document: documentSchema.optional(),
    score: z.number(),
    total: totalSchema,
    hits: z.array(hitSchema),
  })
  .meta({ id: "Group" });

export const understoodSchema = z
  .strictObject({
    normalized: z.string(),
    terms: z.array(z.string()),
    concepts: z.array(z.string()),
    expandedWith: z.array(z.string()),
    corrections: z.array(z.string()),
    exact: z.array(z.string()).meta({ description: "须原样出现的词,问题里写在英文引号里" }),
    excluded: z.array(z.string()).meta({ description: "不能出现的词,问题里写作 -词" }),
    filters: z
      .array(
        z.strictObject({
          text: z.string(),
          kind: z.enum(["region", "within", "excludeRegion", "year"]),
          regions: z.array(regionSchema).optional(),
          year: z.strictObject({ from: z.int().optional(), to: z.int().optional() }).optional(),
        }),
      )
      .meta({ description: "从问题里读出的地区、年份条件;要当作普通的词,把 text 放进 asWords 再问" }),
  })
  .meta({ id: "Understood" });

const facetValueSchema = z
  .strictObject({
    value: z.string().meta({ description: "筛选时写的值", example: "county" }),
    label: z.string().meta({ description: "给人看的词:举措的名称、县级、打算等", example: "县级" }),
    count: z.int().meta({ description: "有几段" }),
  })
  .meta({ id: "FacetValue" });

export const searchAnswerSchema = z
  .strictObject({
    query: z.string(),
    understood: understoodSchema,
    mode: z.enum(modes),
    status: foundSchema,
    total: totalSchema,
    groups: z.array(groupSchema).optional(),
    hits: z.array(hitSchema).optional(),
    facets: z.partialRecord(z.enum(facetNames), z.array(facetValueSchema)).optional(),
    noReport: z.array(regionSchema).optional().meta({ description: "问到的、库里没有报告的地区" }),
    suggestions: z.array(z.string()).optional(),
    tookMs: z.number(),
  })
  .meta({ id: "SearchAnswer" });

export const compareRequestSchema = z
  .strictObject({
    query: querySchema.optional(),
    passageId: name.optional(),
    concept: name.optional(),
    filter: filterSchema.default({}),
    regions: names.optional(),
    passagesPerRegion: z.int().min(1).max(20).default(2),
    asWords: asWordsSchema,
  })
  .refine(
    ({ query, passageId, concept }) => [query, passageId, concept].filter((given) => given !== undefined).length === 1,
    { path: ["query"], error: "query、passageId、concept 须给出其一,且只给一个" },
  )
  .meta({ id: "CompareRequest", examples: [{ query: "综合查一次", regions: ["苏州市", "威海市", "南京市"] }] });

const comparableFigureSchema = figureSchema
  .omit({ kind: true })
  .extend({
    said: z
      .enum(["named", "near"])
      .meta({ description: "named 所在分句说的就是这项举措;near 紧接其后、没有说到别的举措" }),
    period: z
      .enum(["year", "cumulative", "other-year", "unknown"])
      .meta({ description: "当年的、累计或截至某时的、别的年份的;句中没有写时间的为 unknown" }),
    ofYear: z.int().optional().meta({ description: "句中写明的别的年份" }),
    passageId: z.string(),
    start: z.int().optional().meta({ description: "在该段文字里的起点,UTF-16 单位;表格里的数没有" }),
    end: z.int().optional(),
  })
  .meta({ id: "ComparableFigure" });

const comparableSchema = z
  .strictObject({
    columns: z.array(
      z.strictObject({
        label: z.string().meta({ description: "数的是什么,用报告的话", example: "免罚轻罚案件" }),
        unit: z.string(),
        kind: figureSchema.shape.kind,
        isChange: z.boolean().meta({ description: "升降了多少,不是有多少" }),
        period: z.enum(["year", "cumulative", "other-year"]),
        ofYear: z.int().optional(),
        cells: z.array(
          z.strictObject({
            row: z.int().meta({ description: "rows 里的第几行,从 0 数" }),
            region: z.string(),
            year: z.int(),
            values: z.array(comparableFigureSchema),
          }),
        ),
      }),
    ),
    total: totalSchema,
  })
  .meta({
    id: "Comparable",
    description: "与所问举措有关、数的是同一样东西的数据;拿不准的各自成列,打算和不足里的数不算",
  });

export const compareAnswerSchema = z
  .strictObject({
    query: z.string(),
    understood: understoodSchema.optional(),
    rows: z.array(
      z.strictObject({
        region: regionSchema,
        year: z.int().nullable(),
        document: documentSchema.optional(),
        status: z.enum(["present", "related", "absent", "no-report"]),
        onlyIn: z
          .array(z.enum(["plan", "shortcoming"]))
          .optional()
          .meta({ description: "只在打算或不足里提到,不是已经做的事" }),
        score: z.number(),
        calledHere: z.array(z.string()),
        passages: z.array(hitSchema).meta({ description: "结论所依据的段落在前" }),
        restsOn: z.array(z.string()).meta({ description: "结论依据的是这些段落;其余的只是相近、打算或不足" }),
        figures: z.array(figureSchema),
      }),
    ),
    comparable: comparableSchema,
    summary: z.strictObject({ present: z.int(), related: z.int(), absent: z.int(), noReport: z.int() }),
    tookMs: z.number(),
  })
  .meta({ id: "CompareAnswer" });
