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

const name = z.string().trim().min(1).max(100);
const names = z.array(name).min(1).max(200);
export const yearSchema = z.int().min(1900).max(2100);

export const filterSchema = z
  .strictObject({
    region: names.optional().meta({ description: "六位代码,或只指一处的名称" }),
    within: names.optional().meta({ description: "省或地级市,连同其下所有地区" }),
    level: z.array(levelSchema).min(1).max(200).optional(),
    year: z
      .strictObject({ from: yearSchema.optional(), to: yearSchema.optional() })
      .refine(({ from, to }) => from === undefined || to === undefined || from <= to, { error: "from 不能晚于 to" })
      .optional(),
    documentId: names.optional(),
    section: z.array(sectionSchema).min(1).max(200).optional(),
    concept: names.optional(),
    excludeRegion: names.optional(),
  })
  .meta({ id: "Filter" });

export const querySchema = z
  .string()
  .trim()
  .min(1)
  .max(512)
  .meta({ description: "要查的举措或问题", example: "综合查一次" });
export const limitSchema = z.int().min(1).max(100).default(10);
export const offsetSchema = z.int().min(0).max(10_000).default(0);
export const groupSizeSchema = z.int().min(1).max(20).default(3);
export const groupBySchema = z.enum(groupings).default("region");
export const modeSchema = z.enum(modes).default("hybrid");
export const minScoreSchema = z.number().min(0).max(1).optional();
export const facetsSchema = z.array(z.enum(facetNames)).max(6).default([]);

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
  })
  .meta({ id: "SearchRequest" });

const whySchema = z
  .strictObject({
    lexical: z.strictObject({ rank: z.int(), score: z.number(), terms: z.array(z.string()) }).optional(),
    semantic: z.strictObject({ rank: z.int(), score: z.number() }).optional(),
    late: z.strictObject({ score: z.number() }).optional(),
    concepts: z.array(z.string()).optional(),
    expandedWith: z.array(z.string()).optional(),
    fused: z.number(),
  })
  .meta({ id: "Why" });

const hitSchema = z
  .strictObject({
    passage: passageSchema,
    document: documentSchema,
    score: z.number().min(0).max(1).meta({ description: "这一段确实在讲所问之事的概率" }),
    highlights: z.array(spanSchema),
    why: whySchema.optional(),
  })
  .meta({ id: "Hit" });

const groupSchema = z
  .strictObject({
    region: regionSchema.optional(),
    document: documentSchema.optional(),
    score: z.number(),
    total: totalSchema,
    hits: z.array(hitSchema),
  })
  .meta({ id: "Group" });

export const searchAnswerSchema = z
  .strictObject({
    query: z.string(),
    understood: z.strictObject({
      normalized: z.string(),
      terms: z.array(z.string()),
      concepts: z.array(z.string()),
      expandedWith: z.array(z.string()),
      corrections: z.array(z.string()),
    }),
    mode: z.enum(modes),
    total: totalSchema,
    groups: z.array(groupSchema).optional(),
    hits: z.array(hitSchema).optional(),
    facets: z
      .partialRecord(z.enum(facetNames), z.array(z.strictObject({ value: z.string(), count: z.int() })))
      .optional(),
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
  })
  .refine(({ concept }) => concept === undefined, {
    path: ["concept"],
    error: "举措目录尚未建成,请改用 query 写出举措名称",
  })
  .refine(
    ({ query, passageId, concept }) => concept !== undefined || (query === undefined) !== (passageId === undefined),
    {
      path: ["query"],
      error: "query 与 passageId 须给出其一,且只给一个",
    },
  )
  .meta({ id: "CompareRequest" });

export const compareAnswerSchema = z
  .strictObject({
    query: z.string(),
    rows: z.array(
      z.strictObject({
        region: regionSchema,
        year: z.int().nullable(),
        document: documentSchema.optional(),
        status: z.enum(["present", "related", "absent", "no-report"]),
        score: z.number(),
        calledHere: z.array(z.string()),
        passages: z.array(hitSchema),
        figures: z.array(figureSchema),
      }),
    ),
    summary: z.strictObject({ present: z.int(), related: z.int(), absent: z.int(), noReport: z.int() }),
    tookMs: z.number(),
  })
  .meta({ id: "CompareAnswer" });
